"""Operations as values: what `apply -` reads, one use case each.

Every operation carries an id of its sender; one that is on record already has no second effect.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from fire_roster.errors import UsageProblem
from fire_roster.services.operations import attaching, ledger, undoing
from fire_roster.services.operations.fields import OperationFields

if TYPE_CHECKING:
    from fire_roster.services.office import Office

__all__ = ["OPERATIONS", "apply_operation"]

Operation = Callable[["Office", OperationFields], None]

OPERATIONS: Mapping[str, Operation] = {
    **ledger.OPERATIONS,
    **attaching.OPERATIONS,
    **undoing.OPERATIONS,
}
"""By name, as in `{"op": "member.add"}`."""


def apply_operation(office: "Office", operation_id: str, operation: Mapping[str, Any]) -> bool:
    """Does an operation and puts its id on record; False where it was done before.

    Durable when it returns. FireRosterError where it is refused; nothing has changed then.
    """
    if office.database.has_done(operation_id):
        return False
    fields = OperationFields({k: v for k, v in operation.items() if k not in ("op_id", "op")})
    name = operation.get("op")
    work = OPERATIONS.get(name) if isinstance(name, str) else None
    if work is None:
        raise UsageProblem(f"没有操作“{name}”，可用的有：{'、'.join(OPERATIONS)}。")
    with office.database.naming_operation(operation_id):
        work(office, fields)
        fields.refuse_rest()
        if not office.database.has_done(operation_id):
            _note_without_change(office, str(name))
    return True


def _note_without_change(office: "Office", name: str) -> None:
    """An operation that changed nothing is on record too: sent again later it would have one."""
    with office.database.write(name) as transaction:
        transaction.describe("操作没有改动")
