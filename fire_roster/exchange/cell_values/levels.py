"""Certificate levels, types and directions in the spellings of ledgers and papers.

Levels of 消防设施操作员 国家职业技能标准: 五级/初级工 … 一级/高级技师; directions 设施监控操作 and
检测维修保养. 建（构）筑物消防员 is the name of the papers issued before 2019.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from fire_roster.domain.certificate import VerificationResult
from fire_roster.exchange.cell_values.findings import Finding, Parsed, note
from fire_roster.exchange.cell_values.text import compact_text, is_blank, plain_text
from fire_roster.exchange.workbook import CellValue

OPERATOR: Final = "消防设施操作员"
BUILDING_FIREMAN: Final = "建（构）筑物消防员"
FIRE_PAPERS: Final = frozenset((OPERATOR, BUILDING_FIREMAN))
MONITORING: Final = "设施监控操作"
MAINTENANCE: Final = "检测维修保养"

_LONGEST_NAME: Final = 60
_LEVELS: Final = ("一级", "二级", "三级", "四级", "五级")
_NUMBERED = re.compile(r"([一二三四五12345]|IV|V|III|II|I)级?", re.IGNORECASE)
_NUMBER_NAMES: Final = dict(
    zip(
        ("一", "二", "三", "四", "五", *"12345", "I", "II", "III", "IV", "V"),
        _LEVELS * 3,
        strict=True,
    )
)
_WORDS: Final = (
    ("高级技师", "一级"),
    ("技师", "二级"),
    ("高级", "三级"),
    ("中级", "四级"),
    ("初级", "五级"),
)
_OTHER_NUMERALS: Final = str.maketrans("級壹贰叁肆伍", "级一二三四五")
_OPEN_ENDED = re.compile("[级工师](?:及|或)?以[上下]")
_TWO_WORDS = re.compile("[初中高][初中高/、及和]+级|[一二三四五][/、及和至到~-]+[一二三四五]级")
_SHORT_WORDS: Final = {"高": "三级", "中": "四级", "初": "五级"}
_LEVEL_NUMBER = re.compile(r"(?<![A-Z0-9])([一二三四五12345]|IV|V|III|II|I)级", re.IGNORECASE)
_BUILDING = re.compile(r"建\(?构?\)?筑物消防员|建构筑物消防")
_OPERATOR = re.compile("消防设施操作|消防操作员|消防设施监控|消控证|构筑物|中控证")
_OTHER_TYPE = re.compile(
    "注册|工程师|应急救援|救护|急救|保安|电工|焊工|驾驶|驾照|安全员|特种作业|特种设备|安全管理|灭火救援|"
    "安全评估|健康|电梯|锅炉|登高|高处"
)
_HOUSE_NAMES: Final = (
    (
        re.compile(r"特种作业(?:人员)?(?:操作)?(?:资格)?(?:证书|证)?[(:-]?(?P<detail>[^()]*)\)?"),
        "特种作业操作证",
    ),
    (
        re.compile(r"(?:机动车)?(?:驾驶(?:执照|证书|证)|驾照)[(]?(?P<detail>[A-E]\d?)?\)?"),
        "机动车驾驶证",
    ),
    (re.compile("保安(?:员)?(?:资格|上岗)?(?:证书|证)|保安员"), "保安员证"),
    (
        re.compile("(?:红十字)?(?:应急|初级)?(?:救护|急救)(?:员|师)?(?:证书|证)|救护员|急救员"),
        "救护员证",
    ),
    (
        re.compile("(?P<level>[一二]级)?注册消防工程师(?:资格|注册|执业)?(?:证书|证)?"),
        "注册消防工程师",
    ),
)
_RESULTS: Final = (
    (VerificationResult.NOT_FOUND, re.compile("查无|无此|空号|查不到|未查到")),
    (VerificationResult.DIFFERENT, re.compile("不符|不一致|不匹配|有误|不真实|虚假")),
    (VerificationResult.MATCHED, re.compile("相符|一致|真实|属实|有效|通过|正常|已核验|合格|^是$")),
)
_MONITORING = re.compile("监控")
_MAINTENANCE = re.compile("检测|维修|维保|保养")
_UNFINISHED = re.compile(
    "在考|待考|报考|备考|考试|培训中|在学|学习|待发|待取|在办|办理中|补办|过期|失效|注销"
)
_OUR_WORDS = re.compile(
    "应急管理部?|人社部?|人力资源|行业|特有|工种|鉴定|考核|国家|职业|资格|技能|等级|级|技师|初|中|高|工|消防|消控|控制室|设施|监控|操作|值班|人|员|检测|维修|"
    "维保|保养|方向|证书?|持|有|已|取得|[建构]|筑物|[一二三四五]|[^\u4e00-\u9fff]"
)
_AFFIRMED = re.compile(
    "(?:有|是|已|取得|取证|持证|持有|合格|具备|正常|有效|齐全|证书?|√|✓|✔|Y|YES)+", re.IGNORECASE
)
_IN_BRACKETS = re.compile(r"[(\[【].*?[)\]】]")
_LEVEL_WORD = re.compile("[一二三四五12345IV]级|高级|中级|初级|技师|[高中初]级?工")
UNKNOWN_NAME: Final = (
    f"没见过的证书名称。是消防设施操作员的，请把证书类型改成“{OPERATOR}”；"
    "是别的证书，选“就照这样导入”，按这个名称登记。"
)
_UNKNOWN_LEVEL: Final = (
    "这个等级不像消防设施操作员的。是的，请把等级改成“五级”至“一级”之一；"
    "不是的，选“就照这样导入”，这一格不登记证书。"
)
_NO_CERTIFICATE = re.compile("未取得|未取证|未持证|无证|没证|没有证|未考|不持证|^否$")


@dataclass(frozen=True, slots=True)
class CertificateWords:
    """What a text says about a certificate; "" where it says nothing."""

    type: str = ""
    level: str = ""
    direction: str = ""


@lru_cache(maxsize=4096, typed=True)
def parse_certificate_words(cell: CellValue, *, is_name: bool = False) -> Parsed[CertificateWords]:
    """Type, level and direction in a cell; a finding when they contradict or are unknown.

    With `is_name` the cell stands in the column of types: a name that nobody knows is kept as the
    type and waits for a decision, and 计算机二级 is never taken for a level of ours.
    """
    if is_blank(cell):
        return Parsed(CertificateWords())
    text = compact_text(cell).translate(_OTHER_NUMERALS)
    if _NO_CERTIFICATE.search(text):
        return Parsed(CertificateWords())
    if doubt := _doubt_about(text):
        return Parsed(CertificateWords(), (Finding(doubt),))
    if _OTHER_TYPE.search(text):
        return Parsed(_other_paper(plain_text(cell), text))
    kind = type_in_title(text)
    levels = _levels_in(text)
    words = CertificateWords(kind, levels.pop() if len(levels) == 1 else "", _direction_in(text))
    if levels and not words.level:
        return Parsed(words, (Finding("等级前后矛盾，请核对。"),))
    if not kind and _is_foreign(text, has_level=bool(words.level), is_name=is_name):
        if not is_name:
            return Parsed(CertificateWords(), (Finding(_UNKNOWN_LEVEL),))
        name = plain_text(cell)[:_LONGEST_NAME]
        return Parsed(CertificateWords(name), (Finding(UNKNOWN_NAME),))
    if words == CertificateWords():
        return Parsed(words, (Finding("看不懂的证书等级，请写成“五级”至“一级”之一。"),))
    return Parsed(words)


def _doubt_about(text: str) -> str:
    """Why a text says nothing certain, or ""."""
    if _UNFINISHED.search(text):
        return "证书还没有取得或已失效，请决定怎样登记。"
    if _OTHER_TYPE.search(text) and type_in_title(text):
        return "一格里像有两种证书，请分开填写。"
    return "等级要写明是哪一级，不能写“以上”“以下”。" if _OPEN_ENDED.search(text) else ""


def _is_foreign(text: str, *, has_level: bool, is_name: bool) -> bool:
    """Whether the words around a level, or instead of one, are about another paper."""
    bare = _IN_BRACKETS.sub("", text)
    if has_level and not is_name:
        bare = _LEVEL_WORD.split(bare, maxsplit=1)[0]
    if is_name and not has_level and not _direction_in(text):
        return not _AFFIRMED.fullmatch(text)
    return (is_name or has_level) and bool(_OUR_WORDS.sub("", bare))


def says_yes(cell: CellValue) -> bool:
    """Whether a cell says no more than that there is a certificate (是, 有, √)."""
    return not is_blank(cell) and _AFFIRMED.fullmatch(compact_text(cell)) is not None


def says_no(cell: CellValue) -> bool:
    """Whether a cell says that there is no certificate."""
    return bool(_NO_CERTIFICATE.search(compact_text(cell)))


def type_in_title(title: str) -> str:
    """The certificate type a column title or group title speaks of, or ""."""
    text = compact_text(title)
    if _BUILDING.search(text):
        return BUILDING_FIREMAN
    return OPERATOR if _OPERATOR.search(text) else ""


def parse_direction(cell: CellValue) -> Parsed[str]:
    """设施监控操作, 检测维修保养 or ""; a finding when it is neither."""
    if is_blank(cell):
        return Parsed("")
    direction = _direction_in(compact_text(cell))
    if direction:
        return Parsed(direction)
    return Parsed("", (Finding(f"职业方向应为“{MONITORING}”或“{MAINTENANCE}”。"),))


def parse_verification(cell: CellValue) -> Parsed[str]:
    """What the look-up on the official site gave, in the words of the house; a note if unclear."""
    if is_blank(cell):
        return Parsed("")
    text = compact_text(cell)
    for result, pattern in _RESULTS:
        if pattern.search(text):
            return Parsed(result.value)
    return Parsed("", (note("看不懂的核验结果，没有登记；请写“相符”“信息不符”或“查无此证”。"),))


def _other_paper(text: str, compact: str) -> CertificateWords:
    """A paper of another kind under the house's name for it; what stands in brackets beside it.

    特种作业操作证（低压电工） is a 特种作业操作证 for 低压电工; another kind keeps its words.
    """
    for pattern, kind in _HOUSE_NAMES:
        found = pattern.fullmatch(compact)
        if found:
            detail = found.groupdict().get("detail") or ""
            level = found.groupdict().get("level") or ""
            return CertificateWords(kind, level, detail)
    return CertificateWords(text)


def _levels_in(text: str) -> set[str]:
    """Every level the text names; more than one is a contradiction."""
    if text in _SHORT_WORDS:
        return {_SHORT_WORDS[text]}
    if _NUMBERED.fullmatch(text):
        return {_NUMBER_NAMES[text.upper().removesuffix("级")]}
    if _TWO_WORDS.search(text):
        return {"三级", "四级", "五级"}
    found = {_NUMBER_NAMES[number.upper()] for number in _LEVEL_NUMBER.findall(text)}
    for word, level in _WORDS:
        if word in text:
            found.add(level)
            # 高级技师 holds 技师 and 高级: each word counts once.
            text = text.replace(word, "")
    return found


def _direction_in(text: str) -> str:
    is_monitoring, is_maintenance = _MONITORING.search(text), _MAINTENANCE.search(text)
    if is_monitoring and not is_maintenance:
        return MONITORING
    return MAINTENANCE if is_maintenance and not is_monitoring else ""
