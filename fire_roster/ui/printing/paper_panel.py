"""How a form is printed: paper, orientation, edition, copies, parts."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fire_roster.services.print_memory import PrintChoice
from fire_roster.ui.common.choice_field import ChoiceField
from fire_roster.ui.common.form_row import FormRow
from fire_roster.ui.common.labels import PlainLabel, WrappedLabel
from fire_roster.ui.common.layout import column
from fire_roster.ui.common.number_field import NumberField
from fire_roster.ui.common.tick_list import TickList
from fire_roster.ui.printing.subject_panel import LABEL_WIDTH

_EDITIONS = {"wall": "张贴版", "internal": "内部版"}
_HINTS = {
    "wall": "手机号隐去中间四位，不印证件号，可以上墙。",
    "internal": "含完整手机号和证书编号，只供内部使用。",
}
_WAYS = {"auto": "自动", "landscape": "横向", "portrait": "纵向"}


class PaperPanel(QWidget):
    """`changed()` when the page looks different; copies do not change it."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paper_box = ChoiceField((paper, paper) for paper in ("A3", "A4"))
        self.way_box = ChoiceField(_WAYS.items())
        self.edition_box = ChoiceField(_EDITIONS.items())
        self.copies = NumberField(1, 99, "份")
        self.parts = TickList()
        self._is_loading = False
        self._edition_row = self._row("版式", self.edition_box)
        self._hint = WrappedLabel(_HINTS["wall"], role="small")
        layout = column(self, spacing=2)
        layout.addWidget(self._row("纸张", self.paper_box))
        layout.addWidget(self._row("方向", self.way_box))
        layout.addWidget(self._edition_row)
        layout.addWidget(self._hint)
        layout.addWidget(self._row("份数", self.copies))
        self._parts_title = PlainLabel("打印以下部分", "muted")
        layout.addWidget(self._parts_title)
        self._parts_place: QVBoxLayout = column()
        self._parts_place.addWidget(self.parts)
        layout.addLayout(self._parts_place)
        self._known: dict[str, str] = {}
        self._omitted: frozenset[str] = frozenset()
        self._show_parts()
        for box in (self.paper_box, self.way_box, self.edition_box):
            box.currentIndexChanged.connect(lambda _: self._on_change())

    def load(self, choice: PrintChoice, usual_paper: str) -> None:
        """Show how a form was printed last."""
        self._is_loading = True
        self.paper_box.set_value(choice.paper or usual_paper)
        self.way_box.set_value(choice.orientation)
        self.edition_box.set_value(choice.edition)
        self.copies.setValue(choice.copies)
        self._omitted = frozenset(choice.omitted)
        self._known = {}
        self._show_parts()
        self._show_hint()
        self._is_loading = False

    def offer_parts(self, parts: dict[str, str]) -> None:
        """Show the parts that the form has."""
        if parts != self._known:
            self._known = dict(parts)
            self._show_parts()

    def choice(self) -> PrintChoice:
        """What is chosen."""
        return PrintChoice(
            paper=str(self.paper_box.value()),
            orientation=str(self.way_box.value()),
            edition=str(self.edition_box.value()),
            copies=self.copies.value(),
            omitted=tuple(sorted(self._omitted)),
        )

    def _show_hint(self) -> None:
        """What the chosen edition means."""
        self._hint.setText(_HINTS[str(self.edition_box.value())])

    @staticmethod
    def _row(label: str, field: QWidget) -> FormRow:
        return FormRow(label, field, label_width=LABEL_WIDTH)

    def _show_parts(self) -> None:
        self.parts.hide()
        self._parts_place.removeWidget(self.parts)
        self.parts.deleteLater()
        self.parts = TickList(self._known.items())
        self.parts.set_values(key for key in self._known if key not in self._omitted)
        self.parts.changed.connect(self._on_parts)
        self._parts_place.addWidget(self.parts)
        for widget in (self.parts, self._parts_title):
            widget.setVisible(bool(self._known))

    def _on_parts(self) -> None:
        ticked = self.parts.values()
        unknown = {key for key in self._omitted if key not in self._known}
        self._omitted = frozenset({key for key in self._known if key not in ticked} | unknown)
        self._on_change()

    def _on_change(self) -> None:
        self._show_hint()
        if not self._is_loading:
            self.changed.emit()
