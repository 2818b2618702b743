"""The fields of one section of a ledger: two columns, long texts below them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from fire_roster.services.practice.ledgers import Ledger
from fire_roster.ui.common.form_row import FormRow
from fire_roster.ui.common.layout import column, row
from fire_roster.ui.practice.field_makers import FieldWidget, make_field
from fire_roster.ui.practice.field_specs import FORM_SPECS

_LABEL_WIDTH = 116


class LedgerForm(QWidget):
    """Shows and reads some fields of a record."""

    def __init__(
        self,
        ledger: Ledger,
        names: Sequence[str],
        stations: Sequence[tuple[int, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._ledger = ledger
        self._spec = FORM_SPECS[ledger.key]
        self.fields: dict[str, FieldWidget] = {
            name: make_field(ledger.fields, name, self._spec, stations) for name in names
        }
        self.rows: dict[str, FormRow] = {}
        self._build()

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Fill in what the values hold."""
        for name, field in self.fields.items():
            if name in values:
                field.set_value(values[name])

    def values(self) -> dict[str, Any]:
        """What the form says; only after `check`."""
        return {name: field.value() for name, field in self.fields.items()}

    def check(self) -> bool:
        """Say at each field what is wrong; True when everything fits."""
        found = [
            self.rows[name].show_problem(self._problem(name, field))
            for name, field in self.fields.items()
        ]
        return not any(found)

    def _problem(self, name: str, field: FieldWidget) -> str:
        info = self._ledger.fields.model_fields[name]
        must_be_filled = info.is_required() or any(
            getattr(one, "min_length", 0) for one in info.metadata
        )
        if must_be_filled and field.value() in (None, "") and not field.problem():
            return f"请填写{info.title}。"
        return field.problem()

    def _build(self) -> None:
        layout = column(self, spacing=2, margin=(0, 3, 0, 0))
        long = [name for name in self.fields if self._is_long(name)]
        short = [name for name in self.fields if name not in long]
        sides = row(spacing=6)
        half = (len(short) + 1) // 2
        for names in (short[:half], short[half:]):
            side = column(spacing=2)
            self._add(side, names)
            side.addStretch(1)
            sides.addLayout(side, 1)
        layout.addLayout(sides)
        self._add(layout, long)
        layout.addStretch(1)

    def _is_long(self, name: str) -> bool:
        return name in self._spec.long or name == "items"

    def _add(self, layout: Any, names: Iterable[str]) -> None:
        titles = self._ledger.fields.titles()
        for name in names:
            field = self.fields[name].widget
            is_tick = self._ledger.fields.model_fields[name].annotation is bool
            label = "" if is_tick else titles[name]
            form_row = FormRow(
                label, field, self._spec.hints.get(name, ""), label_width=_LABEL_WIDTH
            )
            self.rows[name] = form_row
            layout.addWidget(form_row)
