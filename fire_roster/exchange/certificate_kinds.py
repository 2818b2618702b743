"""Which certificate a column title or group title speaks of, beside those of operators.

“保安员证编号” is the number of a 保安员证; “特种作业操作证” above columns makes them one.
"""

import re
from typing import Final

from fire_roster.exchange.cell_values.levels import type_in_title
from fire_roster.exchange.cell_values.text import compact_text

_KINDS: Final = tuple(
    (re.compile(pattern), kind)
    for pattern, kind in (
        ("特种作业(?:人员)?(?:操作)?(?:资格)?(?:证书|证)?|特作证", "特种作业操作证"),
        ("(?:机动车)?驾驶(?:执照|证书|证)|驾照", "机动车驾驶证"),
        ("保安(?:员)?(?:资格|上岗|从业)?(?:证书|证)", "保安员证"),
        (
            "(?:红十字)?(?:应急|初级)?救护(?:员|师)?(?:资格)?(?:证书|证)|急救(?:员)?(?:证书|证)",
            "救护员证",
        ),
        ("[一二]?级?注册消防工程师(?:资格|注册|执业)?(?:证书|证)?", "注册消防工程师"),
        ("(?:高压|低压)?电工(?:操作|作业)?(?:证书|证)", "电工证"),
        ("(?:电)?焊工(?:操作|作业)?(?:证书|证)", "焊工证"),
    )
)
_FIRE: Final = re.compile(
    r"建\(?构?\)?筑物消防员(?:资格)?(?:证书|证)?|消防设施操作员?(?:资格)?(?:证书|证)?|消控证|中控证"
)


def kind_of_title(title: str) -> tuple[str, str]:
    """(kind, rest) of a title that begins with the name of a paper; ("", title) otherwise."""
    for pattern, kind in _KINDS:
        found = pattern.match(title)
        if found:
            return kind, title[found.end() :].lstrip("的")
    return "", title


def kind_of_group(group: str) -> str:
    """The paper of another kind that a group title names, or ""."""
    text = compact_text(group)
    return next((kind for pattern, kind in _KINDS if pattern.search(text)), "")


def fire_kind_of_title(title: str) -> tuple[str, str]:
    """(type, rest) of a title that begins with one of the two fire papers."""
    found = _FIRE.match(title)
    return (type_in_title(found[0]), title[found.end() :].lstrip("的")) if found else ("", title)
