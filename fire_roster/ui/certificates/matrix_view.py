"""持证矩阵: people by types of certificates, as they stand on any day."""

from datetime import date, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSlider, QWidget

from fire_roster.domain.certificate import CertificateState
from fire_roster.domain.rights import Right
from fire_roster.errors import FireRosterError
from fire_roster.platform import open_with_system_viewer
from fire_roster.services.certificate_matrix import Matrix, MatrixCell, MatrixRow
from fire_roster.services.office import Office
from fire_roster.ui.certificates.certificate_columns import STATE_KINDS
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.chips import StateKind
from fire_roster.ui.common.choice_field import ChoiceField
from fire_roster.ui.common.date_navigator import DateNavigator
from fire_roster.ui.common.empty_state import EmptyState
from fire_roster.ui.common.labels import PlainLabel
from fire_roster.ui.common.layout import column, row
from fire_roster.ui.common.record_model import Column
from fire_roster.ui.common.record_table import RecordTable
from fire_roster.ui.common.save_path import ask_list_path, ask_pdf_path
from fire_roster.ui.common.tooltip import set_tooltip
from fire_roster.ui.context import AppContext
from fire_roster.ui.saving import try_save

_DAYS_BACK, _DAYS_AHEAD = 365, 1095


class MatrixView(QWidget):
    """Station, day, and the table. `opened(MatrixRow)` when somebody is to be looked at.

    The page has room for the two buttons that export.
    """

    opened = Signal(object)

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._matrix: Matrix | None = None
        self.station_box = ChoiceField(((None, "全部站点"),))
        self.station_box.setAccessibleName("站点")
        self.day = DateNavigator(self._today(), self._today)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(-_DAYS_BACK, _DAYS_AHEAD)
        self.slider.setPageStep(30)
        self.slider.setMinimumWidth(160)
        set_tooltip(self.slider, "拖动看以后或以前某天的持证状态；翻页键一次一个月")
        self.excel_button = make_button(
            "导出 Excel", self.export_list, icon_name="file-down", needs=Right.EXPORT
        )
        self.pdf_button = make_button(
            "导出 PDF", self.export_pdf, icon_name="printer", needs=Right.EXPORT
        )
        set_tooltip(self.excel_button, "所选站点和日期的持证矩阵")
        set_tooltip(self.pdf_button, "所选站点和日期的证书矩阵，A4")
        self.table: RecordTable[MatrixRow] | None = None
        self._layout = column(self, spacing=3)
        self._build()

    def refresh(self) -> None:
        """Read the matrix of the chosen station and day."""
        office: Office = self._context.services
        stations = [(one.record.id, one.record.name) for one in office.stations.list_all()]
        self.station_box.set_choices([(None, "全部站点"), *stations])
        self._matrix = office.matrix.get_matrix(self.day.day, self.station_box.value())
        self._fitting_table(self._matrix.types).set_records(self._matrix.rows)

    def matrix(self) -> Matrix:
        """What is shown; LookupError before the first reading."""
        if self._matrix is None:
            raise LookupError("matrix")
        return self._matrix

    def export_list(self) -> None:
        """Ask for a place and write the matrix for Excel or WPS."""
        office: Office = self._context.services
        matrix = self.matrix()
        path = ask_list_path(self, "导出持证矩阵", f"持证矩阵 {matrix.day.isoformat()}")
        if path is not None:
            try_save(
                self._context,
                partial(office.exports.export_matrix, path, matrix),
                f"已导出 {path.name}",
            )

    def export_pdf(self) -> None:
        """Ask for a place, write the form and open it."""
        path = ask_pdf_path(self, "导出持证矩阵", f"持证矩阵 {self.day.day.isoformat()}")
        if path is not None:
            self.write_pdf(path)

    def write_pdf(self, path: Path) -> None:
        """The form of the chosen day and station as PDF, opened in the system's viewer."""
        from fire_roster.services.forms.base import PrintOrder

        office: Office = self._context.services
        order = PrintOrder(
            form="certificate-matrix", station_id=self.station_box.value(), day=self.day.day
        )
        try:
            office.reports.save(office.reports.render(order), path)
            open_with_system_viewer(path)
        except FireRosterError as error:
            self._context.report(error)

    def _build(self) -> None:
        tools = row(spacing=2)
        tools.addWidget(self.station_box)
        tools.addSpacing(8)
        tools.addWidget(PlainLabel("状态于", "muted"))
        tools.addWidget(self.day)
        tools.addWidget(self.slider, 1)
        self._layout.addLayout(tools)
        self.station_box.currentIndexChanged.connect(lambda _: self.refresh())
        self.day.day_changed.connect(self._on_day)
        self.slider.valueChanged.connect(
            lambda days: self.day.set_day(self._today() + timedelta(days=days))
        )

    def _on_day(self, day: date) -> None:
        days = (day - self._today()).days
        self.slider.blockSignals(True)
        self.slider.setValue(days)
        self.slider.blockSignals(False)
        self.refresh()

    def _fitting_table(self, types: tuple[str, ...]) -> RecordTable[MatrixRow]:
        """The table with one column for each type; made anew when the types change."""
        keys = tuple(column.key for column in self.table.model.columns) if self.table else ()
        if self.table is None or keys[3:] != types:
            if self.table is not None:
                self._layout.removeWidget(self.table)
                self.table.deleteLater()
            empty = EmptyState("users", "这一天没有在职人员", "换一个日期或站点。")
            self.table = RecordTable(
                _columns(types),
                empty,
                search_text=lambda one: one.member.search_key,
                name="持证矩阵",
            )
            self.table.filter_box.setPlaceholderText("姓名、拼音首字母、证号")
            self.table.activated.connect(self.opened)
            self._layout.addWidget(self.table, 1)
        return self.table

    def _today(self) -> date:
        return self._context.clock().date()


def _columns(types: tuple[str, ...]) -> tuple[Column[MatrixRow], ...]:
    return (
        Column("name", "姓名", _name, tooltip=_name, width=140),
        Column("position", "岗位", lambda one: one.position, width=120),
        Column("team", "班组", lambda one: one.member.team, width=72),
        *(_type_column(number, name) for number, name in enumerate(types)),
    )


def _name(one: MatrixRow) -> str:
    return one.member.name


def _type_column(number: int, name: str) -> Column[MatrixRow]:
    return Column(
        name,
        name,
        lambda one: one.cells[number].text or "—",
        sort=lambda one: _order(one.cells[number]),
        state=lambda one: _kind(one.cells[number]),
        tooltip=lambda one: one.cells[number].detail,
        width=152,
    )


def _kind(cell: MatrixCell) -> StateKind | None:
    if cell.is_missing or cell.is_alarming:
        return "danger"
    return STATE_KINDS[cell.entry.state] if cell.entry else None


def _order(cell: MatrixCell) -> int | None:
    if cell.is_missing:
        return -10_000
    entry = cell.entry
    if entry is None:
        return None
    if entry.state is CertificateState.EXPIRED:
        return -1_000
    return entry.days_left if entry.days_left is not None else 100_000
