"""Whether alerts can reach anybody: each point with a state and, if need be, what to do."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from fire_roster.ui.alerts.alert_words import moment_words
from fire_roster.ui.common.chips import StateKind


@dataclass(frozen=True, slots=True)
class HealthPoint:
    """One line: what it is about, its state in words, and one sentence what to do."""

    title: str
    state: str
    kind: StateKind = "success"
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Health:
    """What is known about the watch. None: unknown, or not of this system."""

    last_check: datetime | None = None
    next_due: datetime | None = None
    silent_seconds: float = 0.0
    failure: str = ""
    unshown: int = 0
    has_tray: bool = True
    is_autostart_on: bool | None = None
    are_notifications_on: bool | None = None
    backup: HealthPoint | None = None
    protection: HealthPoint | None = None

    @property
    def is_silent(self) -> bool:
        """Whether the watch has missed its beats."""
        return self.silent_seconds > 120

    def points(self, now: datetime) -> tuple[HealthPoint, ...]:
        """Every point, in the order of the panel."""
        return (
            self._check_point(now),
            self._next_point(now),
            self._tray_point(),
            self._autostart_point(),
            self._notification_point(),
            *([self.backup] if self.backup else []),
            *([self.protection] if self.protection else []),
        )

    def worst(self, now: datetime) -> HealthPoint:
        """The point that decides the colour of the light."""
        ranks = {"danger": 0, "warning": 1}
        return min(self.points(now), key=lambda one: ranks.get(one.kind, 2))

    def seen(self, last_check: datetime, next_due: datetime | None) -> "Health":
        """After a tick that worked."""
        return replace(
            self, last_check=last_check, next_due=next_due, failure="", silent_seconds=0.0
        )

    def _check_point(self, now: datetime) -> HealthPoint:
        if self.failure:
            advice = f"{self.failure}（半分钟后会再试；一直这样请重新打开程序。）"
            return HealthPoint("检查提醒", "检查失败", "danger", advice)
        if self.last_check is None:
            return HealthPoint("检查提醒", "正在启动", "neutral")
        if self.is_silent:
            advice = "提醒检查停了，请退出程序再重新打开。"
            return HealthPoint("检查提醒", "已停", "danger", advice)
        if self.unshown:
            advice = f"有 {self.unshown} 条提醒没能显示出来，请打开提醒页查看。"
            return HealthPoint("检查提醒", "未显示", "danger", advice)
        words = f"上次 {moment_words(self.last_check, now)}，每半分钟一次"
        return HealthPoint("检查提醒", words)

    def _next_point(self, now: datetime) -> HealthPoint:
        words = moment_words(self.next_due, now) if self.next_due else "今后 7 天没有"
        return HealthPoint("下一条提醒", words, "neutral")

    def _tray_point(self) -> HealthPoint:
        if self.has_tray:
            return HealthPoint("托盘图标", "已显示")
        advice = "这台电脑没有托盘区，关闭窗口提醒就停了，请让窗口开着或最小化。"
        return HealthPoint("托盘图标", "没有", "warning", advice)

    def _autostart_point(self) -> HealthPoint:
        if self.is_autostart_on:
            return HealthPoint("开机启动", "已开启")
        advice = "没有开启开机启动，电脑重启后不会提醒；请在“设置 → 提醒”里开启。"
        return HealthPoint("开机启动", "未开启", "warning", advice)

    def _notification_point(self) -> HealthPoint:
        if self.are_notifications_on is None:
            return HealthPoint("系统通知", "由系统决定", "neutral")
        if self.are_notifications_on:
            return HealthPoint("系统通知", "可以弹出")
        advice = "系统的专注助手或免打扰开着，通知弹不出来；提醒卡片仍会显示。"
        return HealthPoint("系统通知", "被系统关闭", "warning", advice)


def backup_point(made: datetime | None, now: datetime) -> HealthPoint:
    """The age of the newest verified copy (`made`, None without any)."""
    if made is None:
        advice = "还没有核验过的备份，请到“设置 → 数据维护”备份一次。"
        return HealthPoint("备份", "没有", "warning", advice)
    words = f"上次 {moment_words(made, now)}，已核验"
    if (now - made).days >= _OLD_BACKUP_DAYS:
        advice = "备份太旧了，请到“设置 → 数据维护”看看为什么没有新的备份。"
        return HealthPoint("备份", words, "danger", advice)
    return HealthPoint("备份", words)


_OLD_BACKUP_DAYS = 7


def protection_point(*, is_wanted: bool) -> HealthPoint | None:
    """A point while the data could be encrypted and is not."""
    if not is_wanted:
        return None
    advice = "人员资料没有加密；请到“设置 → 安全”打印恢复单并启用，只需几分钟。"
    return HealthPoint(_PROTECTION, "未加密", "warning", advice)


_PROTECTION = "数据加密"


def light_text(points: Sequence[HealthPoint], worst: HealthPoint) -> str:
    """提醒正常, 提醒要留意, 提醒异常."""
    if worst.title == _PROTECTION:
        return "数据未加密"
    words = {"danger": "提醒异常", "warning": "提醒要留意"}
    return words.get(worst.kind, "提醒正常" if points[0].kind == "success" else "提醒启动中")
