"""A roster that was made, in numbers and sentences, before it is taken."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QWidget

from fire_roster.domain.coverage import month_coverage
from fire_roster.domain.rules.base import Severity, Violation, dates_text
from fire_roster.services.proposal import Proposal
from fire_roster.services.shortage import Shortage
from fire_roster.ui.common.chips import StateChip
from fire_roster.ui.common.inline_message import InlineMessage, MessageKind
from fire_roster.ui.common.labels import PlainLabel, WrappedLabel
from fire_roster.ui.common.layout import column, row
from fire_roster.ui.common.scroll_body import ScrollBody
from fire_roster.ui.roster.rule_groups import group_by_rule, group_line


class ProposalView(QWidget):
    """Verdict and figures on top, then what is missing, why, and what the rules found."""

    def __init__(self, proposal: Proposal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = column(self, spacing=3)
        self.verdict = InlineMessage(*_verdict(proposal))
        layout.addWidget(self.verdict)
        layout.addLayout(_figures(proposal))
        if proposal.search:
            layout.addWidget(PlainLabel(search_text(proposal), "small"))
        details = ScrollBody()
        details.body.setSpacing(8)
        _add_section(details, "缺人的班次", _shortage_lines(proposal.shortages))
        ways = [f"{place}. {way.sentence}" for place, way in enumerate(proposal.ways_out, start=1)]
        _add_section(details, "可行的办法（已逐条验算，能排满且不超工时）", ways)
        _add_section(details, "说明", proposal.sentences or _reasons(proposal.shortages))
        for severity in (Severity.ERROR, Severity.WARN):
            _add_section(details, severity.label, _rule_lines(proposal.violations, severity))
        details.body.addStretch(1)
        layout.addWidget(details, 1)


def coverage_counts(proposal: Proposal) -> tuple[int, int]:
    """Shifts with enough people, and all shifts of the month."""
    found = month_coverage(proposal.state.facts)
    return sum(one.missing == 0 for one in found), len(found)


def search_text(proposal: Proposal) -> str:
    """Seed, time and what ended the search, in one line; its figures are for the command line."""
    search = proposal.search
    assert search is not None
    return f"种子 {search.seed}，用时 {search.seconds:.1f} 秒；{search.ended_text}。"


def _verdict(proposal: Proposal) -> tuple[str, MessageKind]:
    full, total = coverage_counts(proposal)
    if proposal.shortages:
        missing = sum(one.missing for one in proposal.shortages)
        return f"人手不够：有 {total - full} 个班次缺人，共缺 {missing} 人次。", "danger"
    if proposal.error_count:
        return f"各班人数已排够，仍有 {proposal.error_count} 处错误，请看下面的原因。", "warning"
    if proposal.warning_count:
        return f"各班人数和证书都够，没有错误；有 {proposal.warning_count} 处警告。", "success"
    return "各班人数和证书都够，没有错误和警告。", "success"


def _figures(proposal: Proposal) -> QHBoxLayout:
    full, total = coverage_counts(proposal)
    line = row(spacing=2)
    line.addWidget(StateChip(f"排满 {full} / {total} 班", "success" if full == total else "danger"))
    errors, warnings = proposal.error_count, proposal.warning_count
    line.addWidget(StateChip(f"错误 {errors}", "danger" if errors else "success"))
    line.addWidget(StateChip(f"警告 {warnings}", "warning" if warnings else "success"))
    changes = len(proposal.patch.changes)
    line.addWidget(StateChip(f"改动 {changes} 处" if changes else "与现有的表相同", "neutral"))
    line.addStretch(1)
    return line


def _add_section(body: ScrollBody, title: str, lines: Iterable[str]) -> None:
    texts = list(lines)
    if not texts:
        return
    body.body.addWidget(PlainLabel(title, "strong"))
    for text in texts:
        body.body.addWidget(WrappedLabel(text))
    body.body.addSpacing(8)


def _shortage_lines(shortages: tuple[Shortage, ...]) -> list[str]:
    """早班：12月16、23、24日各缺 1 名五级及以上持证人 — one line per shift and number."""
    days: dict[tuple[str, int, str], list[date]] = {}
    for one in shortages:
        days.setdefault((one.shift.name, one.missing, one.level), []).append(one.day)
    return [
        f"{shift}：{dates_text(found)}{'各' if len(found) > 1 else ''}缺 {missing} "
        + (f"名{level}及以上持证人" if level else "人")
        for (shift, missing, level), found in days.items()
    ]


def _reasons(shortages: tuple[Shortage, ...]) -> list[str]:
    return list(dict.fromkeys(one.reason for one in shortages if one.reason))


def _rule_lines(violations: tuple[Violation, ...], severity: Severity) -> list[str]:
    return [
        group_line(group)
        for group in group_by_rule(one for one in violations if one.severity is severity)
    ]
