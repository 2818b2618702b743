"""What the unit has set about alerts: kinds, lead times, severity, quiet hours."""

from collections.abc import Iterable

from fire_roster.domain.alerts.kinds import (
    KINDS,
    AlertKind,
    AlertSettings,
    KindSetting,
    KindSpec,
    spec_of,
)
from fire_roster.domain.rules.base import Severity
from fire_roster.domain.shift import clock_text, parse_clock
from fire_roster.errors import InputRefused, UsageProblem
from fire_roster.records.setting import Setting
from fire_roster.services.changes import Changes, Done, Kind
from fire_roster.services.unit import SettingRow
from fire_roster.store.queries import office
from fire_roster.store.transaction import Database, Session

PREFIX = "alert."
DEFAULT = "default"
_YES, _NO = "yes", "no"
_MORNING, _QUIET = "alert.morning", "alert.quiet"
_MOST_LEADS = 8


def load_alert_settings(session: Session) -> AlertSettings:
    """The settings in force."""
    return alert_settings_of(office.list_settings(session, PREFIX))


def alert_settings_of(rows: Iterable[Setting]) -> AlertSettings:
    """Stored rows `alert.KIND.name` as settings; rows of kinds unknown here are left aside."""
    values = {row.key: row.value for row in rows}
    kinds = {}
    for spec in KINDS:
        prefix = f"{PREFIX}{spec.kind.value}."
        own = {key.removeprefix(prefix): values[key] for key in values if key.startswith(prefix)}
        if own:
            kinds[spec.kind] = _kind_setting(own)
    quiet = values.get(_QUIET, "22:00-07:00").split("-")
    return AlertSettings(
        kinds=kinds,
        morning=parse_clock(values.get(_MORNING, "08:30")),
        quiet_from=parse_clock(quiet[0]),
        quiet_until=parse_clock(quiet[1]),
    )


def _kind_setting(own: dict[str, str]) -> KindSetting:
    return KindSetting(
        is_on=own["on"] == _YES if "on" in own else None,
        severity=Severity(own["severity"]) if "severity" in own else None,
        leads=_numbers(own["leads"]) if "leads" in own else None,
        has_quiet_hours=own["quiet"] == _YES if "quiet" in own else None,
    )


class AlertSettingsService:
    """What a clerk can set about alerts."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self) -> AlertSettings:
        """The settings in force."""
        with self._database.read() as session:
            return load_alert_settings(session)

    def list_rows(self) -> tuple[SettingRow, ...]:
        """Everything that can be set about alerts."""
        settings, usual = self.get(), AlertSettings()
        morning = (clock_text(settings.morning), clock_text(usual.morning))
        rows = [
            SettingRow(_MORNING, "提醒：每天的提醒时间", *morning, ""),
            SettingRow(_QUIET, "提醒：免打扰时段", _quiet_text(settings), _quiet_text(usual), ""),
        ]
        for spec in KINDS:
            for name, label in _NAMES.items():
                if name != "leads" or spec.leads:
                    key = f"{PREFIX}{spec.kind.value}.{name}"
                    value, default = (_value(one, spec.kind, name) for one in (settings, usual))
                    words = f"提醒·{spec.label}：{label}"
                    rows.append(SettingRow(key, words, value, default, spec.basis))
        return tuple(rows)

    def set_values(self, values: dict[str, str]) -> Done[None]:
        """Sets several by key as one action; `default` goes back to the program's own.

        UsageProblem for an unknown key, InputRefused for a value that does not fit.
        """
        checked = {key: _checked(key, text.strip()) for key, text in values.items()}
        with self._database.write("setting.set") as transaction:
            session = transaction.session
            before = {}
            for key, text in checked.items():
                stored = session.get(Setting, key)
                before[key] = [stored.value if stored else None, text]
                if text != DEFAULT:
                    session.merge(Setting(key=key, value=text))
                elif stored is not None:
                    session.delete(stored)
            transaction.describe("修改提醒设置", "setting:alert", before)
        return Done(None, Changes.of(Kind.SETTING))


_NAMES = {"on": "开启", "leads": "提前", "severity": "轻重", "quiet": "免打扰时段内等到早上"}


def kind_values(kind: AlertKind, setting: KindSetting) -> dict[str, str]:
    """The keys and values that make `setting` the kind's own; for `set_values`."""
    prefix = f"{PREFIX}{kind.value}."
    texts = {
        "on": setting.is_on,
        "severity": setting.severity.value if setting.severity else None,
        "leads": None if setting.leads is None else ",".join(map(str, setting.leads)),
        "quiet": setting.has_quiet_hours,
    }
    if not spec_of(kind).leads:
        del texts["leads"]
    words = {None: DEFAULT, True: _YES, False: _NO}
    return {
        prefix + name: value if isinstance(value, str) else words[value]
        for name, value in texts.items()
    }


def read_leads(spec: KindSpec, text: str) -> tuple[int, ...]:
    """Lead times from text such as `90, 60、30`, the longest first; InputRefused otherwise."""
    words = text.replace("、", ",").replace("，", ",").replace(" ", ",").split(",")
    numbers = [word for word in words if word]
    is_fitting = numbers and all(word.isascii() and word.isdigit() for word in numbers)
    if not is_fitting or len(numbers) > _MOST_LEADS:
        raise InputRefused(f"“{spec.label}”的提前量应是用逗号分开的整数，最多 {_MOST_LEADS} 个。")
    leads = sorted({int(word) for word in numbers}, reverse=True)
    if leads[0] > spec.most:
        raise InputRefused(f"“{spec.label}”的提前量最大 {spec.most}。")
    if len(spec.leads) == 1 and len(leads) > 1:
        raise InputRefused(f"“{spec.label}”只能填一个数。")
    return tuple(leads)


def _value(settings: AlertSettings, kind: AlertKind, name: str) -> str:
    if name == "on":
        return _YES if settings.is_on(kind) else _NO
    if name == "leads":
        return ",".join(map(str, settings.leads(kind)))
    if name == "severity":
        return settings.severity(kind).value
    return _YES if settings.has_quiet_hours(kind) else _NO


def _checked(key: str, text: str) -> str:
    if key in (_MORNING, _QUIET):
        return text if text == DEFAULT else _checked_times(key, text)
    spec = next((one for one in KINDS if key.startswith(f"{PREFIX}{one.kind.value}.")), None)
    name = key.rpartition(".")[2]
    if spec is None or name not in _NAMES or (name == "leads" and not spec.leads):
        raise UsageProblem(f"没有“{key}”这个设置，用 settings list 查看全部。")
    if text == DEFAULT:
        return text
    if name == "leads":
        return ",".join(map(str, read_leads(spec, text)))
    allowed = [one.value for one in Severity] if name == "severity" else [_YES, _NO]
    if text not in allowed:
        raise InputRefused(f"{key} 应为 {'、'.join(allowed)} 之一。")
    return text


def _checked_times(key: str, text: str) -> str:
    parts = text.replace("－", "-").replace("—", "-").split("-")
    try:
        clocks = [clock_text(parse_clock(part) % 1440) for part in parts]
    except ValueError:
        clocks = []
    if len(clocks) != (2 if key == _QUIET else 1):
        raise InputRefused("时间请写成 08:30、时段请写成 22:00-07:00 的样子。")
    return "-".join(clocks)


def _quiet_text(settings: AlertSettings) -> str:
    return f"{clock_text(settings.quiet_from)}-{clock_text(settings.quiet_until)}"


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(word) for word in text.split(","))
