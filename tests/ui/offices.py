"""Real data folders for window tests, benchmarks and pictures; all people are invented.

Making one takes a hundred times as long as copying it, so each kind is made once in a process
and copied for whoever asks.
"""

import shutil
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from fire_roster.domain.month import Month
from fire_roster.domain.roster import Assignment
from fire_roster.domain.roster_patch import RosterPatch, SeatChange
from fire_roster.records.certificate import CertificateFields
from fire_roster.records.member import MemberFields
from fire_roster.services.certificates import add_certificate
from fire_roster.services.clock import Clock
from fire_roster.services.members import add_member
from fire_roster.services.office import Office
from fire_roster.store.paths import DataPaths
from fire_roster.ui.context import AppContext, build_context
from fire_roster.ui.main_window import MainWindow
from fire_roster.ui.navigation import PageEntry
from fire_roster.ui.theme import Theme
from fire_roster.ui.window_memory import WindowMemory
from tests.fresh_folders import open_fresh

SAMPLE = Path(__file__).resolve().parents[1] / "data" / "人员台账.xlsx"
DECEMBER = Month(2026, 12)
NOW = datetime(2026, 12, 3, 9, 30)
PAGES = (
    PageEntry("today", "今日", "house", "fire_roster.ui.today.today_page:TodayPage"),
    PageEntry("roster", "值班表", "calendar-days", "fire_roster.ui.roster.roster_page:RosterPage"),
    PageEntry("swaps", "调班统计", "refresh-cw", "fire_roster.ui.swaps.swaps_page:SwapsPage"),
)
_templates: dict[object, TemporaryDirectory[str]] = {}
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许"
_GIVEN = ("建国", "秀英", "伟", "洋", "静", "𬀩", "䶮", "㛃")
_TEAMS = ("甲班", "乙班", "丙班", "丁班")


def open_office(folder: Path, now: datetime = NOW) -> Office:
    """A fresh data folder, or one that is there, whose clock stands still."""
    if DataPaths(folder).database.exists():
        return Office.open(folder, Clock(now), is_writing=True, program="test")
    return open_fresh(folder, now, "test")


def open_copy(key: object, folder: Path, now: datetime, fill: Callable[[Office], object]) -> Office:
    """A data folder as `fill` makes it; the first of its `key` is kept as the pattern."""
    if key not in _templates:
        _templates[key] = TemporaryDirectory(prefix="pattern-")
        made = open_office(Path(_templates[key].name) / "data", now)
        fill(made)
        made.close()
    shutil.copytree(Path(_templates[key].name) / "data", folder, dirs_exist_ok=True)
    return open_office(folder, now)


def open_crew_office(folder: Path, people: int = 8, now: datetime = NOW) -> Office:
    """A control room with `people` certified operators in four teams, nothing planned."""
    key = ("crew", people, now)
    return open_copy(key, folder, now, lambda office: add_crew(office, people))


def add_crew(office: Office, people: int) -> None:
    """Certified operators of the control room in four teams."""
    office.unit.update(name="江城明珠广场物业服务中心")
    station = office.stations.find("消控室").record.id
    with office.database.write("test.crew") as transaction:
        for number in range(people):
            name = _SURNAMES[number % len(_SURNAMES)]
            name += _GIVEN[number // len(_SURNAMES) % len(_GIVEN)]
            key = add_member(
                transaction,
                MemberFields(name=name, position="控制室值班员", joined=date(2020, 1, 1)),
                _TEAMS[number % len(_TEAMS)],
                frozenset({station}),
            )
            add_certificate(transaction, key, _paper(number))
        transaction.describe(f"测试人员 {people} 人", "unit:1")


def _paper(number: int) -> CertificateFields:
    """Every ninth one runs out this month."""
    is_ending = number % 9 == 7
    return CertificateFields(
        type="消防设施操作员",
        level="四级",
        number=f"21{number:014d}",
        issued=date(2021, 1, 1),
        expires=date(2026, 12, 20) if is_ending else None,
        is_long_term=not is_ending,
        verified_on=date(2026, 9, 1),
    )


def open_sample_office(folder: Path, now: datetime = NOW) -> Office:
    """The sample staff list, imported; the control room asks for 五级."""
    return open_copy(("sample", now), folder, now, _import_sample)


def _import_sample(office: Office) -> None:
    office.unit.update(name="江城明珠广场物业服务中心")
    office.imports.apply(office.imports.preview(SAMPLE))
    office.stations.update(office.stations.find("消控室").record.id, min_level="五级")


def control_room(office: Office) -> int:
    """Key of the control room."""
    return int(office.stations.find("消控室").record.id)


def fill_by_rotation(office: Office, name: str = "四班三运转") -> None:
    """December of the control room by rotation, as an unpublished draft."""
    station = control_room(office)
    pattern = next(one for one in office.rotations.list_patterns() if name in one.name)
    plan = office.rotations.suggest_plan(station, DECEMBER, pattern, DECEMBER.first)
    office.rosters.save(office.rotations.propose(station, DECEMBER, plan))


def seat(office: Office, member_id: int, day: int, code: str) -> None:
    """Put a member on a shift of the control room in December."""
    entry = office.stations.get(control_room(office))
    shift = next(one for one in entry.shifts if one.code == code)
    taken = Assignment(date(2026, 12, day), shift.shift_type_id, member_id)
    office.rosters.edit(
        entry.record.id, DECEMBER, RosterPatch((SeatChange(None, taken),)), "测试排班"
    )


def codes_on(office: Office, member_id: int, day: int) -> str:
    """Shift codes of a member on a day of December, as the database has them."""
    facts = office.rosters.open(control_room(office), DECEMBER).facts
    return "".join(
        facts.shift_types[key.shift_type_id].code
        for key in sorted(facts.assignments)
        if (key.member_id, key.duty_date.day) == (member_id, day)
    )


def make_context(office: Office, theme: Theme) -> AppContext:
    """The context that the running program gives its pages."""
    return build_context(office, theme, office.clock.now)


def make_window(context: AppContext, folder: Path) -> MainWindow:
    """The window with the pages of duty."""
    return MainWindow(context, PAGES, WindowMemory(folder / "window.json"))


def tell_alerts(office: Office, now: datetime = NOW) -> None:
    """What is due is on record: once nine days ago, and once after the computer was off."""
    for moment in (now - timedelta(days=9), now):
        tick = office.alerts.tick(moment)
        office.alerts.mark_shown([one.key for one in (*tick.fresh, *tick.missed)], moment)
