"""One person judged for a seat: name, load so far, ✓ or the reasons against, one button."""

from collections.abc import Callable, Collection

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from fire_roster.domain.duty_hours import hours_text
from fire_roster.domain.eligibility import Candidate
from fire_roster.domain.rights import Right
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.chips import StateChip
from fire_roster.ui.common.labels import ElidedLabel, WrappedLabel
from fire_roster.ui.common.layout import column, row

_MOST_REASONS = 3


class CandidateRow(QFrame):
    """`assign` runs when the user picks this person.

    Reasons of the `shared` rules are not repeated here.
    """

    def __init__(
        self,
        candidate: Candidate,
        shared: Collection[str],
        action: str,
        assign: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.candidate = candidate
        self.setObjectName("candidate")
        layout = column(self, spacing=0, margin=(1, 2, 1, 2))
        head = row(spacing=2)
        chip = _chip(candidate, shared)
        self.setAccessibleName(f"{candidate.member.name}，{chip.text()}")
        head.addWidget(ElidedLabel(candidate.member.name, "strong"), 1)
        head.addWidget(chip)
        self.button = make_button(action, assign, variant="quiet", needs=Right.PLAN)
        self.button.setAccessibleName(f"{action} {candidate.member.name}")
        head.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addLayout(head)
        totals = candidate.load
        load = f"本月 {hours_text(totals.minutes)} 小时，夜班 {totals.nights} 次"
        team = f"{candidate.member.team}，" if candidate.member.team else ""
        layout.addWidget(ElidedLabel(team + load, "small"))
        reasons = [one for one in candidate.reasons if one.rule not in shared]
        for reason in reasons[:_MOST_REASONS]:
            layout.addWidget(
                WrappedLabel(
                    f"{reason.severity.label}：{reason.message}（{reason.clause}）", "small"
                )
            )
        rest = len(reasons) - _MOST_REASONS
        if rest > 0:
            layout.addWidget(WrappedLabel(f"另有 {rest} 条", "small"))


def _chip(candidate: Candidate, shared: Collection[str]) -> StateChip:
    if not candidate.is_eligible:
        return StateChip("× 不能排", "danger")
    if not candidate.is_station_member:
        return StateChip("✓ 外站人员", "neutral")
    if any(one.rule not in shared for one in candidate.reasons):
        return StateChip("✓ 可排，有提醒", "warning")
    return StateChip("✓ 可排", "success")
