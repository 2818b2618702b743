"""How the fields of each ledger are laid out in its form."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from fire_roster.domain.certificate import Level
from fire_roster.domain.commitment import LEVELS
from fire_roster.domain.drill import DrillKind
from fire_roster.domain.training import TrainingKind


@dataclass(frozen=True, slots=True)
class FormSpec:
    """Sections of a form with their fields, words to choose from, and hints.

    `choices` are all that is allowed, `words` suggestions; `long` texts span the whole form.
    """

    sections: tuple[tuple[str, tuple[str, ...]], ...]
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    hints: Mapping[str, str] = field(default_factory=dict)
    long: frozenset[str] = frozenset()


def _one(*names: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """A form of one section."""
    return (("内容", names),)


_DRILL = FormSpec(
    sections=(
        (
            "计划",
            (
                "title",
                "kind",
                "planned_on",
                "station_id",
                "key_place",
                "commander",
                "departments",
                "plan_basis",
                "groups",
                "scenario",
                "is_told",
                "is_blind",
                "has_notice",
                "has_signs",
                "announced_on",
            ),
        ),
        (
            "实施",
            (
                "held_on",
                "begins_at",
                "ends_at",
                "order_way",
                "expected_count",
                "present_count",
                "equipment",
                "facilities",
                "course",
            ),
        ),
        (
            "评估",
            (
                "problems",
                "grade",
                "evaluation",
                "is_plan_revised",
                "recorder",
                "evaluator",
                "is_signed",
                "closed_on",
                "remark",
            ),
        ),
    ),
    choices={
        "kind": tuple(kind.value for kind in DrillKind),
        "grade": ("", "优", "良", "中", "差"),
    },
    words={"order_way": ("电话", "对讲机", "消防广播", "平台下达")},
    hints={
        "key_place": "与上一次不同的重点部位为宜。",
        "station_id": "微型消防站拉动时填写。",
        "begins_at": "如 09:30，计时后自动填写。",
        "present_count": "登记参加人员后自动统计。",
    },
    long=frozenset(
        {
            "groups",
            "scenario",
            "facilities",
            "course",
            "problems",
            "evaluation",
            "remark",
            "departments",
        }
    ),
)
_TRAINING = FormSpec(
    sections=(
        (
            "培训",
            (
                "title",
                "kind",
                "planned_on",
                "held_on",
                "hours",
                "place",
                "teacher",
                "department",
                "exam",
                "pass_score",
                "recorder",
                "is_signed",
                "content",
            ),
        ),
        (
            "宣传与考证",
            (
                "audience",
                "reached_count",
                "organiser",
                "certificate_level",
                "remark",
            ),
        ),
    ),
    choices={
        "kind": tuple(kind.value for kind in TrainingKind),
        "certificate_level": ("", *(level.label for level in Level)),
    },
    words={
        "exam": ("笔试", "实操", "提问", "不考核"),
        "audience": ("员工", "商户", "学生", "租户", "居民"),
    },
    hints={
        "is_signed": "签到表由本人签字后勾选。",
        "certificate_level": "外部考证时填写，计入持证预测。",
    },
    long=frozenset({"content", "remark"}),
)
_HAZARD = FormSpec(
    sections=(
        (
            "隐患",
            (
                "found_on",
                "place",
                "source",
                "severity",
                "found_by",
                "owner",
                "deadline",
                "cost",
                "description",
                "measure",
            ),
        ),
        ("复查销号", ("rechecked_on", "rechecked_by", "closed_on", "closed_by", "remark")),
    ),
    choices={"severity": ("一般", "较大", "重大")},
    words={"source": ("自查", "巡查", "检查", "演练", "消防部门检查", "员工报告")},
    hints={"closed_on": "先复查，合格后销号。"},
    long=frozenset({"description", "measure", "remark"}),
)
_EQUIPMENT = FormSpec(
    _one(
        "station_id",
        "name",
        "specification",
        "quantity",
        "unit_word",
        "place",
        "keeper",
        "state",
        "checked_on",
        "check_days",
        "expires",
        "remark",
    ),
    words={
        "name": (
            "灭火器",
            "水枪",
            "水带",
            "消防头盔",
            "灭火防护服",
            "灭火防护靴",
            "消防手套",
            "消防安全腰带",
            "正压式空气呼吸器",
            "手持对讲机",
            "外线电话",
            "破拆工具",
            "强光照明灯",
            "消火栓扳手",
        ),
        "state": ("完好", "待修", "送检", "报废"),
        "unit_word": ("件", "具", "支", "盘", "套", "台", "部"),
    },
    long=frozenset({"remark"}),
)
_PLAIN: dict[str, FormSpec] = {
    "equipment-check": FormSpec(
        _one("station_id", "checked_on", "checked_by", "is_signed", "result"),
        long=frozenset({"result"}),
    ),
    "partner": FormSpec(
        _one("name", "kind", "contact", "phone", "distance", "agreed_on", "remark"),
        words={"kind": ("消防救援站", "邻近微型消防站", "派出所", "社区", "医院")},
        long=frozenset({"remark"}),
    ),
    "filing": FormSpec(
        _one("station_id", "filed_on", "authority", "number", "content"),
        long=frozenset({"content"}),
    ),
    "contract": FormSpec(
        _one("kind", "company", "number", "signed_on", "expires", "contact", "remark"),
        words={
            "kind": (
                "消防设施维保合同",
                "消防设施年度检测",
                "电气线路检测",
                "燃气线路检测",
                "油烟道清洗",
                "灭火器检修",
                "消防安全评估",
            )
        },
        long=frozenset({"remark"}),
    ),
    "template": FormSpec(
        _one("name", "every_days", "basis", "items"),
        long=frozenset({"basis", "items"}),
        hints={
            "items": "每行写一项。改动不影响以前的自查。",
            "every_days": "0 为不定期。",
        },
    ),
    "self-check": FormSpec(
        _one("title", "started_on", "deadline", "leader", "is_signed", "closed_on", "remark"),
        long=frozenset({"remark"}),
    ),
    "commitment": FormSpec(
        _one("level", "signer", "department", "kind", "signed_on", "expires", "remark"),
        words={
            "level": LEVELS,
            "kind": ("消防安全责任书", "消防安全承诺书"),
        },
        long=frozenset({"remark"}),
    ),
    "visit": FormSpec(
        _one(
            "visited_on",
            "authority",
            "inspectors",
            "order_number",
            "deadline",
            "replied_on",
            "findings",
            "reply",
            "remark",
        ),
        words={"authority": ("消防救援大队", "派出所", "街道办事处", "行业主管部门")},
        long=frozenset({"findings", "reply", "remark"}),
    ),
    "duty-log": FormSpec(
        (
            (
                "值班记录表",
                (
                    "station_id",
                    "day",
                    "is_on_paper",
                    "is_signed",
                    "remark",
                ),
            ),
            (
                "控制器日检查",
                (
                    "controller",
                    "checked_by",
                    "has_self_test",
                    "has_mute",
                    "has_reset",
                    "has_main_power",
                    "has_backup_power",
                    "faults",
                ),
            ),
        ),
        long=frozenset({"remark", "faults"}),
        hints={"is_on_paper": "纸质表已逐行核对时勾选，不必再逐行录入。"},
    ),
    "handover": FormSpec(
        _one(
            "station_id",
            "at",
            "giver",
            "taker",
            "is_giver_signed",
            "is_taker_signed",
            "open_points",
            "remark",
        ),
        long=frozenset({"open_points", "remark"}),
    ),
    "device-off": FormSpec(
        _one(
            "device",
            "state",
            "since",
            "until",
            "approved_by",
            "restored_on",
            "reason",
            "measures",
            "remark",
        ),
        choices={"state": ("停用", "手动", "屏蔽")},
        long=frozenset({"reason", "measures", "remark"}),
    ),
    "alarm": FormSpec(
        _one(
            "at",
            "place",
            "kind",
            "confirmed_by",
            "confirm_seconds",
            "handled_by",
            "is_signed",
            "handling",
            "cause",
        ),
        words={"kind": ("误报", "真实火警", "测试", "故障")},
        long=frozenset({"handling", "cause"}),
    ),
    "patrol": FormSpec(
        _one(
            "kind",
            "at",
            "patrolled_by",
            "is_signed",
            "is_countersigned",
            "route",
            "problems",
            "remark",
        ),
        words={"kind": ("防火巡查", "防火检查", "夜间巡查")},
        long=frozenset({"route", "problems", "remark"}),
    ),
    "presence": FormSpec(
        _one("station_id", "at", "way", "checked_by", "found", "missing", "remark"),
        words={"way": ("现场", "电话", "视频", "对讲机")},
        long=frozenset({"found", "missing", "remark"}),
    ),
}

FORM_SPECS: Mapping[str, FormSpec] = MappingProxyType(
    {
        "drill": _DRILL,
        "training": _TRAINING,
        "hazard": _HAZARD,
        "equipment": _EQUIPMENT,
        **_PLAIN,
    }
)
