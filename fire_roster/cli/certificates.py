"""`certificates list`: papers on file, what runs out, who has none."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from fire_roster.cli.reply import Reply
from fire_roster.cli.session import reading
from fire_roster.cli.shapes import certificate_shape
from fire_roster.cli.text_table import text_table
from fire_roster.cli.words import read_choice
from fire_roster.domain.certificate import CertificateState

if TYPE_CHECKING:
    from fire_roster.services.certificates import CertificateEntry
    from fire_roster.services.members import MemberEntry

_WORDS = {
    CertificateState.VALID: "valid",
    CertificateState.EXPIRING: "expiring",
    CertificateState.EXPIRED: "expired",
    CertificateState.NOT_YET: "not_yet",
    CertificateState.REVIEW_DUE: "review_due",
    CertificateState.REPLACED: "replaced",
}
_MISSING = "missing"
_UNVERIFIED = "unverified"
_NO_SCAN = "no_scan"
_CHOICES = {
    "expiring": "expiring",
    "expired": "expired",
    "missing": _MISSING,
    "valid": "valid",
    "review_due": "review_due",
    "replaced": "replaced",
    "not_yet": "not_yet",
    "unverified": _UNVERIFIED,
    "no_scan": _NO_SCAN,
    "即将到期": "expiring",
    "已过期": "expired",
    "无证": _MISSING,
    "有效": "valid",
    "应复审": "review_due",
    "已换证": "replaced",
    "未核验": _UNVERIFIED,
    "无扫描件": _NO_SCAN,
}


def list_certificates(
    context: typer.Context,
    state: Annotated[
        str,
        typer.Option(
            metavar="状态",
            help="只看 expiring（90 天内到期）、expired（已过期）、valid（有效）、"
            "review_due（应复审）、unverified（未核验）、no_scan（无扫描件）、"
            "replaced（已换证）或 missing（无证人员）",
        ),
    ] = "",
) -> Reply:
    """列出证书及其在今天的状态。"""
    wanted = read_choice("--state", state, _CHOICES) if state else ""
    with reading(context) as office:
        if wanted == _MISSING:
            return _without(office.certificates.members_without())
        today = office.clock.today()
        entries = office.certificates.list_all(today)
        if wanted:
            entries = tuple(
                entry
                for entry in entries
                if _fits(entry, wanted) and entry.owner.is_active_on(today)
            )
    return _reply(entries)


COMMANDS = {"list": list_certificates}


def _fits(entry: "CertificateEntry", wanted: str) -> bool:
    if wanted == _UNVERIFIED:
        return entry.is_in_use and not entry.is_verified
    if wanted == _NO_SCAN:
        return entry.is_in_use and not entry.facts.has_scan
    return _WORDS[entry.state] == wanted


def _reply(entries: "Iterable[CertificateEntry]") -> Reply:
    known = sorted(entries, key=lambda entry: (entry.days_left is None, entry.days_left or 0))
    rows = [
        (
            entry.owner.name,
            entry.record.type,
            entry.level_title,
            entry.record.number,
            entry.validity_text,
            entry.state.value,
            _days_text(entry.days_left),
        )
        for entry in known
    ]
    titles = ("姓名", "类别", "等级", "编号", "有效期至", "状态", "剩余")
    lines = [*text_table(titles, rows), f"共 {len(rows)} 张"]
    return Reply([_shape(entry) for entry in known], lines)


def _shape(entry: "CertificateEntry") -> dict[str, Any]:
    return {
        "id": entry.record.id,
        "member": entry.owner.name,
        "member_id": entry.owner.record.id,
        **certificate_shape(entry.record),
        "state": _WORDS[entry.state],
        "days_left": entry.days_left,
        "doubts": list(entry.doubts),
    }


def _days_text(days_left: int | None) -> str:
    if days_left is None:
        return "不限"
    return f"{days_left} 天" if days_left >= 0 else f"过期 {-days_left} 天"


def _without(entries: "Iterable[MemberEntry]") -> Reply:
    known = tuple(entries)
    document = [
        {
            "member": entry.name,
            "member_id": entry.record.id,
            "position": entry.record.position or None,
            "stations": list(entry.stations),
            "state": _MISSING,
        }
        for entry in known
    ]
    rows = [(entry.name, entry.record.position, "、".join(entry.stations)) for entry in known]
    lines = [*text_table(("姓名", "岗位", "站点"), rows), f"共 {len(rows)} 人没有证书记录"]
    return Reply(document, lines)
