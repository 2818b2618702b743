"""`undo` and `redo` as operations: of the newest action, whoever made it."""

from typing import TYPE_CHECKING

from fire_roster.services.operations.fields import OperationFields

if TYPE_CHECKING:
    from fire_roster.services.office import Office


def undo(office: "Office", fields: OperationFields) -> None:
    """`undo {}`."""
    fields.refuse_rest()
    office.undo.undo()


def redo(office: "Office", fields: OperationFields) -> None:
    """`redo {}`."""
    fields.refuse_rest()
    office.undo.redo()


OPERATIONS = {"undo": undo, "redo": redo}
