"""What the fields of a record must agree on; each check raises InputRefused with what to do."""

import json
import re
from datetime import date, datetime
from typing import Any

from fire_roster.domain.drill import DrillKind, DrillMark
from fire_roster.domain.training import TrainingKind
from fire_roster.errors import InputRefused

_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d|24:00")


def accept(fields: Any) -> None:
    """Nothing to agree on."""


def check_drill(fields: Any) -> None:
    """Kind, clock times, timeline and dates of a drill."""
    _one_of(fields.kind, [kind.value for kind in DrillKind], "演练类型")
    for text, title in ((fields.begins_at, "开始时间"), (fields.ends_at, "结束时间")):
        if text and not _CLOCK.fullmatch(text):
            raise InputRefused(f"{title}“{text}”应写成 09:30 的样子。")
    if fields.grade not in ("", "优", "良", "中", "差"):
        raise InputRefused("评估等级应为优、良、中或差。")
    _in_order(fields.announced_on, fields.held_on, "公告日期晚于实施日期")
    _in_order(fields.held_on, fields.closed_on, "办结日期早于实施日期")
    if fields.closed_on and fields.held_on is None:
        raise InputRefused("还没有实施的演练不能办结，请先填写实施日期。")
    if fields.is_blind and fields.is_told:
        raise InputRefused("“已事先告知”和“盲演”只能勾选一项。")
    read_timeline(fields.timeline)
    read_groups(fields.groups)


def read_timeline(text: str) -> dict[DrillMark, datetime]:
    """The stored timeline; InputRefused for a mark or a time that nobody knows."""
    try:
        found = json.loads(text or "{}")
        return {DrillMark(mark): datetime.fromisoformat(moment) for mark, moment in found.items()}
    except (ValueError, AttributeError, TypeError) as error:
        raise InputRefused("时间线里有看不懂的时间点，请重新填写。") from error


def write_timeline(timeline: dict[DrillMark, datetime]) -> str:
    """The timeline as it is stored, marks in the order of the form."""
    ordered = {mark.value: timeline[mark].isoformat() for mark in DrillMark if mark in timeline}
    return json.dumps(ordered, ensure_ascii=False)


def read_groups(text: str) -> dict[str, str]:
    """Leaders by plan group; InputRefused for what is no such list."""
    try:
        found = json.loads(text or "{}")
        return {str(group): str(leader) for group, leader in found.items()}
    except (ValueError, AttributeError) as error:
        raise InputRefused("各组组长的内容看不懂，请重新填写。") from error


def check_training(fields: Any) -> None:
    """Kind of a course."""
    _one_of(fields.kind, [kind.value for kind in TrainingKind], "培训类型")


def check_hazard(fields: Any) -> None:
    """Dates of a hazard: found, mended, looked at again, closed."""
    _in_order(fields.found_on, fields.deadline, "整改期限早于发现日期")
    _in_order(fields.found_on, fields.rechecked_on, "复查日期早于发现日期")
    _in_order(fields.rechecked_on, fields.closed_on, "销号日期早于复查日期")
    if fields.closed_on and fields.rechecked_on is None:
        raise InputRefused("销号前要先复查，请填写复查日期和复查人。")


def check_contract(fields: Any) -> None:
    """Dates of a contract."""
    _in_order(fields.signed_on, fields.expires, "到期日期早于签订日期")


def check_template(fields: Any) -> None:
    """A template has at least one item, each once, none too long."""
    items = template_items(fields.items)
    if not items:
        raise InputRefused("自查表至少要有一项，每行写一项。")
    if len(set(items)) < len(items):
        twice = next(item for item in items if items.count(item) > 1)
        raise InputRefused(f"自查表里“{twice[:20]}”写了两次，请去掉一个。")
    longest = max(items, key=len)
    if len(longest) > _ITEM_LENGTH:
        raise InputRefused(f"每一项最多 {_ITEM_LENGTH} 个字，请拆开“{longest[:20]}…”。")


_ITEM_LENGTH = 400


def template_items(text: str) -> list[str]:
    """The items of a template, one a line."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def check_self_check(fields: Any) -> None:
    """Dates of a run."""
    _in_order(fields.started_on, fields.deadline, "完成期限早于自查日期")
    _in_order(fields.started_on, fields.closed_on, "办结日期早于自查日期")


def check_commitment(fields: Any) -> None:
    """Dates of a commitment."""
    _in_order(fields.signed_on, fields.expires, "续签日期早于签订日期")


def check_visit(fields: Any) -> None:
    """Dates of a visit."""
    _in_order(fields.visited_on, fields.deadline, "整改期限早于检查日期")
    _in_order(fields.visited_on, fields.replied_on, "回复日期早于检查日期")


def check_device_off(fields: Any) -> None:
    """State and dates of a device that is off."""
    _one_of(fields.state, ["停用", "手动", "屏蔽"], "状态")
    _in_order(fields.since, fields.until, "预计恢复日期早于开始日期")
    _in_order(fields.since, fields.restored_on, "实际恢复日期早于开始日期")


def _one_of(word: str, known: list[str], title: str) -> None:
    if word not in known:
        raise InputRefused(f"{title}没有“{word}”，可选：{'、'.join(known)}。")


def _in_order(earlier: date | None, later: date | None, problem: str) -> None:
    if earlier is not None and later is not None and later < earlier:
        raise InputRefused(f"{problem}，请检查。")
