"""How the records of each ledger read in a list."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from fire_roster.ui.common.chips import StateKind
from fire_roster.ui.common.record_model import Column

Today = Callable[[], date]
Columns = tuple[Column[Any], ...]


def _day(key: str, title: str, width: int = 104) -> Column[Any]:
    return Column(
        key,
        title,
        lambda one: day_text(getattr(one, key)),
        sort=lambda one: getattr(one, key),
        width=width,
    )


def _moment(key: str, title: str) -> Column[Any]:
    return Column(
        key,
        title,
        lambda one: f"{getattr(one, key):%Y-%m-%d %H:%M}",
        sort=lambda one: getattr(one, key),
        width=144,
    )


def _text(key: str, title: str, width: int = 120) -> Column[Any]:
    return Column(
        key,
        title,
        lambda one: one_line(getattr(one, key)),
        tooltip=lambda one: str(getattr(one, key)),
        width=width,
    )


def _tick(key: str, title: str, yes: str, no: str, width: int = 88) -> Column[Any]:
    return Column(
        key,
        title,
        lambda one: yes if getattr(one, key) else no,
        state=lambda one: "success" if getattr(one, key) else "warning",
        width=width,
    )


def _count(key: str, title: str, width: int = 72) -> Column[Any]:
    return Column(
        key,
        title,
        lambda one: str(getattr(one, key)),
        sort=lambda one: getattr(one, key),
        is_number=True,
        width=width,
    )


def day_text(day: date | datetime | None) -> str:
    """2026-12-01, or a dash."""
    return day.isoformat() if day else "—"


def one_line(text: object) -> str:
    """A text without line breaks."""
    return " ".join(str(text).split())


def _limit_state(day: date | None, today: date, soon_days: int) -> StateKind:
    if day is None:
        return "neutral"
    left = (day - today).days
    if left < 0:
        return "danger"
    return "warning" if left <= soon_days else "success"


def limit_text(day: date | None, today: date) -> str:
    """没有期限, 还有 5 天, 今天到期, 已过 3 天."""
    if day is None:
        return "没有期限"
    left = (day - today).days
    if left == 0:
        return "今天到期"
    return f"还有 {left} 天" if left > 0 else f"已过 {-left} 天"


def _limit(key: str, title: str, today: Today, soon_days: int = 30) -> Column[Any]:
    return Column(
        f"{key}_left",
        title,
        lambda one: limit_text(getattr(one, key), today()),
        sort=lambda one: getattr(one, key),
        state=lambda one: _limit_state(getattr(one, key), today(), soon_days),
        width=104,
    )


def hazard_state(hazard: Any, today: date) -> tuple[str, StateKind]:
    """已销号, 待销号, 已逾期 or 整改中."""
    if hazard.closed_on:
        return "已销号", "success"
    if hazard.rechecked_on:
        return "待销号", "info"
    if hazard.deadline and hazard.deadline < today:
        return "已逾期", "danger"
    return "整改中", "warning"


def _device_state(device: Any, today: date) -> tuple[str, StateKind]:
    if device.restored_on and device.restored_on <= today:
        return "已恢复", "success"
    is_late = device.until is not None and device.until < today
    return ("超期未恢复", "danger") if is_late else (device.state, "warning")


def _state(of: Callable[[Any, date], tuple[str, StateKind]], today: Today) -> Column[Any]:
    return Column(
        "state_word",
        "状态",
        lambda one: of(one, today())[0],
        state=lambda one: of(one, today())[1],
        width=104,
    )


def late_column(is_late: Callable[[Any], bool]) -> Column[Any]:
    """补录 where a record was entered later than the unit allows (K02)."""
    return Column(
        "late",
        "补录",
        lambda one: "补录" if is_late(one) else "",
        state=lambda one: "warning" if is_late(one) else None,
        tooltip=lambda one: f"{one.recorded_at:%Y-%m-%d %H:%M} 登记" if one.recorded_at else "",
        width=72,
    )


def ledger_columns(key: str, today: Today, stations: Callable[[int | None], str]) -> Columns:
    """Columns of a ledger; `stations` names a station by its key."""
    station = Column[Any]("station", "站点", lambda one: stations(one.station_id), width=120)
    return _COLUMNS[key](today, station)


_COLUMNS: Mapping[str, Callable[[Today, Column[Any]], Columns]] = MappingProxyType(
    {
        "hazard": lambda today, _: (
            _day("found_on", "发现日期"),
            _state(hazard_state, today),
            _text("place", "部位", 120),
            _text("description", "隐患情况", 260),
            _text("owner", "责任人", 96),
            _day("deadline", "整改期限"),
            _text("source", "来源", 88),
            _text("severity", "程度", 64),
            _day("closed_on", "销号日期"),
        ),
        "equipment": lambda today, station: (
            _text("name", "器材名称", 140),
            _count("quantity", "数量"),
            _text("unit_word", "单位", 56),
            _text("place", "存放位置", 140),
            _text("state", "状态", 72),
            _day("checked_on", "上次检查"),
            _limit("expires", "有效期", today, 90),
            _text("keeper", "保管人", 88),
            station,
        ),
        "equipment-check": lambda today, station: (
            _day("checked_on", "检查日期"),
            station,
            _text("checked_by", "检查人", 96),
            _text("result", "检查结果", 320),
            _tick("is_signed", "签字", "已签字", "未签字"),
        ),
        "partner": lambda today, _: (
            _text("name", "单位名称", 200),
            _text("kind", "类别", 136),
            _text("contact", "联系人", 96),
            _text("phone", "联系电话", 136),
            _text("distance", "距离或到场时间", 136),
            _day("agreed_on", "联动协议"),
        ),
        "filing": lambda today, station: (
            _day("filed_on", "备案日期"),
            station,
            _text("authority", "备案部门", 200),
            _text("number", "备案编号", 144),
            _text("content", "备案内容", 260),
        ),
        "contract": lambda today, _: (
            _text("kind", "类别", 160),
            _limit("expires", "剩余", today, 60),
            _day("expires", "到期日期"),
            _text("company", "承担单位", 200),
            _text("number", "编号", 120),
            _day("signed_on", "签订或出具"),
            _text("contact", "联系人及电话", 176),
        ),
        "template": lambda today, _: (
            _text("name", "自查表名称", 220),
            Column("count", "项数", lambda one: str(len(one.items.splitlines())), width=64),
            Column(
                "every_days",
                "周期",
                lambda one: f"每 {one.every_days} 天" if one.every_days else "不定期",
                sort=lambda one: one.every_days,
                width=96,
            ),
            _text("basis", "依据", 420),
        ),
        "self-check": lambda today, _: (
            _day("started_on", "自查日期"),
            Column(
                "state_word",
                "状态",
                lambda one: "已办结" if one.closed_on else "进行中",
                state=lambda one: "success" if one.closed_on else "warning",
                width=88,
            ),
            _text("title", "自查名称", 240),
            _text("leader", "组织人", 96),
            _day("deadline", "完成期限"),
            _day("closed_on", "办结日期"),
            _tick("is_signed", "签字", "已签字", "未签字"),
        ),
        "commitment": lambda today, _: (
            _text("level", "层级", 136),
            _text("signer", "签订人", 96),
            _text("department", "部门或岗位", 136),
            _text("kind", "类别", 136),
            _day("signed_on", "签订日期"),
            _day("expires", "下次续签"),
            _limit("expires", "剩余", today, 30),
        ),
        "visit": lambda today, _: (
            _day("visited_on", "检查日期"),
            _text("authority", "检查单位", 176),
            _text("inspectors", "检查人员", 120),
            _text("findings", "检查发现", 260),
            _text("order_number", "文书编号", 120),
            _day("deadline", "整改期限"),
            _day("replied_on", "回复日期"),
        ),
        "duty-log": lambda today, station: (
            _day("day", "日期"),
            station,
            _tick("is_on_paper", "纸质记录", "已核对", "逐行录入"),
            Column(
                "check",
                "日检查",
                lambda one: "已做" if has_daily_check(one) else "未做完",
                state=lambda one: "success" if has_daily_check(one) else "warning",
                width=88,
            ),
            _text("checked_by", "日检查人", 96),
            _text("faults", "故障及处理", 240),
            _tick("is_signed", "签字", "已签字", "未签字"),
        ),
        "handover": lambda today, station: (
            _moment("at", "交接时间"),
            station,
            _text("giver", "交班人", 128),
            _text("taker", "接班人", 128),
            Column(
                "signed",
                "签字",
                lambda one: "双方已签" if one.is_giver_signed and one.is_taker_signed else "缺签字",
                state=lambda one: (
                    "success" if one.is_giver_signed and one.is_taker_signed else "warning"
                ),
                width=96,
            ),
            _text("open_points", "未闭环事项", 280),
        ),
        "device-off": lambda today, _: (
            _day("since", "开始日期"),
            _state(_device_state, today),
            _text("device", "设备名称和部位", 176),
            _text("reason", "原因", 200),
            _text("approved_by", "批准人", 88),
            _day("until", "预计恢复"),
            _day("restored_on", "实际恢复"),
        ),
        "alarm": lambda today, _: (
            _moment("at", "报警时间"),
            _text("place", "报警部位", 144),
            _text("kind", "核实结果", 88),
            _count("confirm_seconds", "确认秒数", 88),
            _text("confirmed_by", "现场确认人", 96),
            _text("handling", "处置经过", 240),
            _tick("is_signed", "签字", "已签字", "未签字"),
        ),
        "patrol": lambda today, _: (
            _moment("at", "时间"),
            _text("kind", "类别", 88),
            _text("patrolled_by", "巡查（检查）人", 120),
            _text("route", "路线或部位", 200),
            _text("problems", "发现问题及处理", 240),
            Column(
                "signed",
                "签字",
                lambda one: "已签全" if one.is_signed and one.is_countersigned else "缺签字",
                state=lambda one: (
                    "success" if one.is_signed and one.is_countersigned else "warning"
                ),
                width=88,
            ),
        ),
        "presence": lambda today, station: (
            _moment("at", "查岗时间"),
            station,
            _text("found", "在岗人员", 200),
            _text("missing", "不在岗人员及原因", 220),
            _text("way", "方式", 72),
            _text("checked_by", "查岗人", 96),
        ),
    }
)


def has_daily_check(log: Any) -> bool:
    """Whether 自检, 消音, 复位 and both power supplies were ticked."""
    return bool(
        log.has_self_test
        and log.has_mute
        and log.has_reset
        and log.has_main_power
        and log.has_backup_power
    )
