"""`attachment.add` as an operation: a scan or picture of a member or a certificate."""

from pathlib import Path
from typing import TYPE_CHECKING

from fire_roster.errors import UsageProblem
from fire_roster.services.operations.fields import OperationFields

if TYPE_CHECKING:
    from fire_roster.services.office import Office


def add_attachment(office: "Office", fields: OperationFields) -> None:
    """`attachment.add {member|certificate, path}`."""
    if fields.has("certificate") == fields.has("member"):
        raise UsageProblem("请写明 member 或 certificate 之一。")
    if fields.has("member"):
        owner, key = "member", office.members.find(fields.text("member")).record.id
    else:
        owner, key = "certificate", _certificate_key(fields.text("certificate"))
    path = Path(fields.text("path")).expanduser()
    fields.refuse_rest()
    office.attachments.add(owner, key, [path])


OPERATIONS = {"attachment.add": add_attachment}


def _certificate_key(text: str) -> int:
    if not text.isdecimal():
        raise UsageProblem(f"证书应写编号，不是“{text}”；编号见 members show --json。")
    return int(text)
