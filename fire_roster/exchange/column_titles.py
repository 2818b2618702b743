"""Which fields a column title may mean, and how surely."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from fire_roster.exchange.cell_values.text import compact_text
from fire_roster.exchange.member_fields import CERTIFICATE_FIELDS, FIELD_TITLES, MemberField

SURE: Final = 4
PATTERN: Final = 3
UNSURE: Final = 2

MAX_TITLE_LENGTH: Final = 30

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】|<[^<>]*>")
_DECORATION = re.compile(r"^[\d.、*:：#△▲★☆✱]+|[*:：#△▲★☆✱.]+$")
_STATEMENT = re.compile("[:：].")
# Columns about something else that look like ours: another person's phone, another paper's date.
_OTHER_PERSON = re.compile("紧急|应急联系|家庭|家属|亲属|亲友|监护|配偶|父|母|担保|介绍人")
_OTHER_MATTER = re.compile(
    f"{_OTHER_PERSON.pattern}|单位电话|办公|座机|固定电话|传真|"
    "合同|协议|保险|社保|工伤|体检|健康|驾驶|驾照|准驾|保安员?证|电工|焊工|救护|救援|特种|特作|注册|"
    "安全员证|登高|高处|学历|学位|毕业|职称|政治|入党|入伍|退伍|培训|考核|身份证有效|身份证到期|"
    "身份证.*(?:日期|期限|有效)|审核人|填表|负责人|主管|领导|师傅|拼音|曾用|英文|上次|上一|最近|"
    "联系人姓名|机关|机构|扫描|照片|存放"
)
_SURE_WORDS: Final = {
    field: frozenset(titles.sure.split()) for field, titles in FIELD_TITLES.items()
}
_UNSURE_WORDS: Final = {
    field: frozenset(titles.unsure.split()) for field, titles in FIELD_TITLES.items()
}
_LAST_NUMBER = re.compile("(?<=[^0-9A-Z])[(]?[1-9A-D一二三四①②③④][)]?$")
_CERTIFICATE_GROUP = re.compile("证|操作员|资格|技能")
_VALIDITY_START = re.compile(
    "(?:有效|生效).*(?:起|自|从|始|开始(?:日期|时间)?|起始(?:日期|时间)?)$|生效"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A field that a title may mean; the greater the strength the surer."""

    field: MemberField
    strength: int


def clean_title(text: str) -> str:
    """The title in half-width capitals without spaces, remarks in brackets and decoration."""
    compact = compact_text(text).upper()
    bare = _DECORATION.sub("", _BRACKETS.sub("", compact))
    return bare or _DECORATION.sub("", compact.strip("()[]【】<>"))


def without_number(text: str) -> str:
    """值班员1, 证书编号（2） and 值班员B without what tells several of them apart."""
    return _LAST_NUMBER.sub("", clean_title(text)) or text


def is_possible_title(text: str) -> bool:
    """Whether a text may be a column title at all: short, and no “填报单位：某某”."""
    title = clean_title(text)
    return 0 < len(title) <= MAX_TITLE_LENGTH and not _STATEMENT.search(title)


def is_other_matter(title: str) -> bool:
    """Whether a title speaks of another person or another paper than our fields."""
    text = clean_title(title)
    return bool(_OTHER_MATTER.search(text) or _VALIDITY_START.search(text))


def is_other_person(group: str) -> bool:
    """Whether a group title speaks of somebody who is not on the list (紧急联系人)."""
    return bool(_OTHER_PERSON.search(clean_title(group)))


def is_certificate_group(group: str) -> bool:
    """Whether a group title speaks of the certificate."""
    title = clean_title(group)
    return bool(
        _CERTIFICATE_GROUP.search(title)
        and "身份证" not in title
        and not _OTHER_MATTER.search(title)
    )


@lru_cache(maxsize=4096)
def candidates(title: str, group: str = "") -> tuple[Candidate, ...]:
    """The fields that a title below a group title may mean, the surest first."""
    leaf, above = clean_title(title), clean_title(group)
    if not leaf or _OTHER_MATTER.search(above) or _VALIDITY_START.search(above + leaf):
        return ()
    found: dict[MemberField, int] = {}
    words = (leaf, *(part for part in re.split("[/、或及]", leaf) if part))
    if above:
        words = (*words, above + leaf)
    for field, titles in FIELD_TITLES.items():
        strength = _strength(field, words, titles.pattern)
        if is_certificate_group(group) and leaf in titles.in_certificate.split():
            strength = SURE + 1
        if strength:
            found[field] = strength
    if is_certificate_group(group):
        found = {field: value for field, value in found.items() if _fits_below(field, value)}
    ranked = sorted(found.items(), key=lambda item: -item[1])
    return tuple(Candidate(field, strength) for field, strength in ranked)


def _fits_below(field: MemberField, strength: int) -> bool:
    """Whether a field can stand below a certificate group: also 姓名 below “操作员信息”."""
    is_person = field is not MemberField.REMARK and strength >= SURE
    return field in CERTIFICATE_FIELDS or is_person


def _strength(field: MemberField, words: tuple[str, ...], pattern: str) -> int:
    titles = FIELD_TITLES[field]
    if not _SURE_WORDS[field].isdisjoint(words):
        # 证书等级 before 技能等级: the one is the paper's, the other may be the person's.
        return SURE + (words[-1] == titles.title and words[-1].startswith("证书"))
    if _OTHER_MATTER.search(words[0]) or _OTHER_MATTER.search(words[-1]):
        return 0
    if pattern and any(re.search(pattern, word) for word in words):
        is_identity_card = "身份证" in words[-1] or "证件" in words[-1]
        if field not in CERTIFICATE_FIELDS or not is_identity_card:
            return PATTERN
    return UNSURE if not _UNSURE_WORDS[field].isdisjoint(words) else 0
