"""The four steps of an import, each made when it is first needed."""

from functools import cached_property
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from fire_roster.ui.common.inline_message import InlineMessage
from fire_roster.ui.members.import_columns_step import ImportColumnsStep
from fire_roster.ui.members.import_file_step import ImportFileStep
from fire_roster.ui.members.import_preview_step import ImportPreviewStep
from fire_roster.ui.members.import_result_step import ImportResultStep

StepWidget = TypeVar("StepWidget", bound=QWidget)


class ImportSteps(QStackedWidget):
    """All four together would keep the window waiting before the dialog is seen.

    Signals are those of the steps: `chosen(path)`, `pasted(text)` and `template_asked()` of the
    file, `sheet_chosen(name or None)` of the columns, `reviewed(place, RowReview)` and
    `days_asked(Reviews)` of the preview, `saving_asked()` of the rows left out, `undo_asked()` and
    `followed(follow-up)` of the result.
    """

    chosen = Signal(object)
    pasted = Signal(str)
    template_asked = Signal()
    sheet_chosen = Signal(object)
    reviewed = Signal(object, object)
    days_asked = Signal(object)
    saving_asked = Signal()
    undo_asked = Signal()
    followed = Signal(object)

    @cached_property
    def file(self) -> ImportFileStep:
        """Where the list comes from."""
        step = self._placed(ImportFileStep())
        step.chosen.connect(self.chosen)
        step.pasted.connect(self.pasted)
        step.template_asked.connect(self.template_asked)
        return step

    @cached_property
    def columns(self) -> ImportColumnsStep:
        """Which column is what."""
        step = self._placed(ImportColumnsStep())
        step.sheet_chosen.connect(self.sheet_chosen)
        return step

    @cached_property
    def preview(self) -> ImportPreviewStep:
        """What would be written."""
        step = self._placed(ImportPreviewStep())
        step.reviewed.connect(self.reviewed)
        step.days_asked.connect(self.days_asked)
        step.saving_asked.connect(self.saving_asked)
        return step

    @cached_property
    def result(self) -> ImportResultStep:
        """What was written, and what follows."""
        step = self._placed(ImportResultStep())
        step.saving_asked.connect(self.saving_asked)
        step.undo_asked.connect(self.undo_asked)
        step.followed.connect(self.followed)
        return step

    def show_step(self, number: int) -> None:
        """0 file, 1 columns, 2 preview, 3 result."""
        makers = (
            lambda: self.file,
            lambda: self.columns,
            lambda: self.preview,
            lambda: self.result,
        )
        self.setCurrentWidget(makers[number]())

    def message(self) -> InlineMessage:
        """The message of the step shown."""
        shown = self.currentWidget()
        assert isinstance(
            shown, ImportFileStep | ImportColumnsStep | ImportPreviewStep | ImportResultStep
        )
        return shown.message

    def _placed(self, step: StepWidget) -> StepWidget:
        self.addWidget(step)
        return step
