"""Swaps, substitutions and absences."""

from datetime import date

from sqlmodel import Field

from fire_roster.records.fields import RecordFields


class SwapFields(RecordFields):
    """What the form (调班/替班审批单) says beside people and seats; no approver: not approved."""

    reason: str = Field(default="", max_length=200, title="原因")
    approver: str = Field(default="", max_length=60, title="批准人")
    approved_on: date | None = Field(default=None, title="批准日期")
    remark: str = Field(default="", max_length=200, title="备注")


class Swap(SwapFields, table=True):
    """`member_id` gives a seat to `taker_id` (None: it stays empty).

    `kind` is a value of `SwapKind`. A swap names the taker's seat that the member keeps in
    return. The seats are bound by date and shift, whatever version of the roster holds them.
    """

    id: int = Field(primary_key=True)
    kind: str
    day: date = Field(index=True)
    shift_type_id: int = Field(foreign_key="shift_type.id")
    member_id: int = Field(foreign_key="member.id", index=True)
    taker_id: int | None = Field(default=None, foreign_key="member.id")
    return_day: date | None = Field(default=None, index=True)
    return_shift_type_id: int | None = Field(default=None, foreign_key="shift_type.id")
    entered_on: date
    is_cancelled: bool = False
    cancel_reason: str = Field(default="", max_length=200)
    version: int = 1
