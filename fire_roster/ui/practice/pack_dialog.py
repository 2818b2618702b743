"""Makes the 迎检包: for which days, where to, PDF and tables."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QFileDialog, QWidget

from fire_roster.services.office import Office
from fire_roster.ui.common.date_field import DateField
from fire_roster.ui.common.form_dialog import FormDialog
from fire_roster.ui.common.form_row import FormRow
from fire_roster.ui.common.labels import WrappedLabel
from fire_roster.ui.common.progress_dialog import ProgressDialog
from fire_roster.ui.context import AppContext
from fire_roster.ui.tasks import TaskControl

_DAYS = 30


class PackDialog(FormDialog):
    """Asks for the days and the folder (a USB stick will do); the work runs beside the window."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__("制作迎检包", "选择文件夹并制作", width=560, parent=parent)
        self._context = context
        self._office: Office = context.services
        self.first, self.last = DateField(), DateField()
        today = context.clock().date()
        self.first.set_value(today - timedelta(days=_DAYS - 1))
        self.last.set_value(today)
        self.has_tables = QCheckBox("同时制作 Excel 表格")
        self.has_tables.setChecked(True)
        self.body.addWidget(
            WrappedLabel(
                "一个 PDF：单位情况、值班表、逐时段在岗持证证明、证书台账、演练、培训、"
                "巡查、隐患、自查和规则自检结果，带目录、书签和页码。含个人信息，只给检查人员。",
                "muted",
            )
        )
        self._first_row = FormRow("从", self.first)
        self._last_row = FormRow("到", self.last)
        for form_row in (self._first_row, self._last_row, FormRow("", self.has_tables)):
            self.body.addWidget(form_row)

    def check(self) -> bool:
        problems = []
        for form_row, field in ((self._first_row, self.first), (self._last_row, self.last)):
            text = field.problem() or ("" if field.value() else "请填写日期。")
            problems.append(form_row.show_problem(text))
        return not any(problems)

    def submit(self) -> bool:
        """Ask for a folder and start; the dialog stays until the files are there."""
        if not self.check():
            return False
        folder = QFileDialog.getExistingDirectory(self, "迎检包放在哪里")
        if folder:
            self.make(Path(folder))
        return bool(folder)

    def make(self, folder: Path) -> None:
        """Make the files in a folder."""
        first, last = self.first.value(), self.last.value()
        assert first is not None and last is not None
        name = f"迎检包 {first} 至 {last}"
        has_tables = self.has_tables.isChecked()
        office = self._office

        def work(control: TaskControl) -> Path:
            pdf = office.pack.render(first, last, control.progress)
            tables = b""
            if has_tables:
                control.progress(1.0, "表格")
                tables = office.pack.workbook(first, last)
            control.progress(1.0, "保存")
            path = folder / f"{name}.pdf"
            office.reports.save(pdf, path)
            if has_tables:
                office.reports.save(tables, folder / f"{name}.xlsx")
            return path

        task = self._context.tasks.run(work, self._on_made)
        ProgressDialog(task, "正在制作迎检包", self)

    def _on_made(self, path: Path) -> None:
        self._context.announce(
            f"迎检包已放在 {path.parent}",
            "打开",
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))),
        )
        self.accept()
