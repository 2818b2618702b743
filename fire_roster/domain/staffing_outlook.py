"""Several months of a station in one sentence: who is to be trained to which level by when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from fire_roster.domain.staffing_forecast import COURSE_DAYS, StaffingMonth


@dataclass(frozen=True, slots=True)
class StaffingOutlook:
    """What the months come to.

    `level` is the least level of the station, empty where no certificate is needed. `missing` is
    the greatest number of people short in any month, `first_gap` the first day of it,
    `course_begin` the last day to begin a course in time; both None where nobody is short.
    """

    months: tuple[StaffingMonth, ...]
    level: str
    missing: int
    first_gap: date | None
    course_begin: date | None
    sentence: str

    @property
    def is_short(self) -> bool:
        """Whether people are missing in some month."""
        return self.missing > 0

    @property
    def is_thin(self) -> bool:
        """Whether the loss of any one person makes a month short."""
        return any(one.spare_if_one_leaves < 0 for one in self.months)


def look_ahead(months: Sequence[StaffingMonth], level: str, today: date) -> StaffingOutlook:
    """The outlook over one or more months in order; `level` is empty at a micro station."""
    short = [one for one in months if one.spare < 0]
    missing = max((one.missing for one in short), default=0)
    gap = (short[0].first_gap or short[0].month.first) if short else None
    begin = short[0].course_begin if short else None
    who = f"{level}及以上持证人" if level else "值守人员"
    found = StaffingOutlook(tuple(months), level, missing, gap, begin, "")
    sentence = _shortage(who, found, gap, begin, today) if gap and begin else _enough(who, found)
    coming = max((one.in_training for one in months), default=0)
    if coming:
        rest = max((one.missing - one.in_training for one in months), default=0)
        ending = f"按期取证后最多还缺 {rest} 名" if rest > 0 else "按期取证后够用"
        sentence = f"{sentence.removesuffix('。')}；已有 {coming} 人在外部考证，{ending}。"
    return StaffingOutlook(tuple(months), level, missing, gap, begin, sentence)


def _shortage(who: str, found: StaffingOutlook, gap: date, begin: date, today: date) -> str:
    text = f"{gap} 起{who}不够，最多时缺 {found.missing} 名"
    if not found.level:
        return f"{text}；应在这之前补充 {found.missing} 人。"
    training = f"{found.missing} 人取得{found.level}证书"
    if begin < today:
        return f"{text}；应有 {training}，按培训取证 {COURSE_DAYS} 天算已来不及，请马上调人或招人。"
    return f"{text}；应有 {training}，最迟 {begin} 开始培训（按 {COURSE_DAYS} 天计）。"


def _enough(who: str, found: StaffingOutlook) -> str:
    least = min(one.spare for one in found.months)
    begin = f"今后 {len(found.months)} 个月{who}够用"
    leave = next((one.first_gap for one in found.months if one.first_gap), None)
    notes = f"；但 {leave} 请假的人太多，当天排不满，请调整休假" if leave else ""
    if least == 0:
        more = f"再培训 1 人取得{found.level}证书" if found.level else "再补充 1 人"
        return f"{begin}，但最少时一名不多：走任何一人就缺 1 名，建议{more}{notes}。"
    return f"{begin}，最少时多 {least} 名，走任何一人仍够{notes}。"
