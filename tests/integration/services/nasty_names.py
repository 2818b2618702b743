"""Two hundred names that try to be something else; every one is text."""

from collections.abc import Iterator

from fire_roster.records.member import MemberFields
from fire_roster.services.members import add_member, checked_member
from fire_roster.services.office import Office

_MARKUP = (
    "<b>王</b>",
    "<img src=file:///etc/passwd>",
    "<a href='http://x.invalid'>李</a>",
    "</para>",
    "<font color=red>红",
    "&lt;张&gt;",
    "&amp;nbsp;",
    "<script>alert(1)</script>",
    "<!-- 注释 -->",
    "<table><tr><td>",
)
_FORMULAS = (
    "=1+1",
    '=HYPERLINK("http://x.invalid")',
    "+86",
    "-2+3",
    "@SUM(A1)",
    "=cmd|' /C calc'!A0",
    "'=1",
    '=IMAGE("x")',
    "{=A1}",
    "%00",
)
_RARE = ("王䶮", "陈㛃", "赵𬀩", "𠮷田", "买买提·艾力", "阿依努尔·麦麦提", "〇零", "氵氺", "ﷺ", "é́")
_MARKS = (
    "\u202e王李",
    "张\u200f三",
    "\u2066赵\u2069",
    "李\u200b四",
    "\ufeff周",
    "吴\u00ad郑",
    "e\u0301王",
    "👮‍♂️站长",
    "‮gpj.exe",
    "钱\u2028孙",
)
_PLACES = (
    "../../etc/passwd",
    "C:\\Windows\\win.ini",
    "CON",
    "%s%n%x",
    "{name}",
    "${HOME}",
    "$(reboot)",
    "'; DROP TABLE member;--",
    "100%_",
    "\\N{BULLET}",
)


def nasty_names() -> list[str]:
    """Two hundred different names of at most 60 characters."""
    return list(dict.fromkeys(_names()))[:200]


def add_nasty_people(office: Office) -> list[str]:
    """A member for each of the names, whose remark is the name, in one action."""
    names = nasty_names()
    assert len(names) == 200
    with office.database.write("member.add") as transaction:
        for name in names:
            fields = MemberFields(name=name, position="消防员", remark=name)
            add_member(transaction, checked_member(fields))
        transaction.describe("新增 200 人")
    return names


def _names() -> Iterator[str]:
    plain = (*_MARKUP, *_FORMULAS, *_RARE, *_MARKS, *_PLACES)
    yield from plain
    yield "长" * 60
    yield "W" * 60
    yield "𠮷" * 60
    for number, name in enumerate(plain):
        yield f"王{name}{number}"[:60]
        yield f"{name}李{number}"[:60]
        yield f"{name * 2}赵{number}"[:60]
