"""What a rotation asks of a station before it is taken."""

from fire_roster.services.office import Office
from fire_roster.services.rotations import RotationPlan
from tests.integration.services.people import (
    CONTROL_ROOM,
    DECEMBER,
    MICRO_STATION,
    add_operator,
)


def _plan(office: Office, name: str, station: int = CONTROL_ROOM) -> RotationPlan:
    pattern = next(one for one in office.rotations.list_patterns() if name in one.name)
    return office.rotations.suggest_plan(station, DECEMBER, pattern, DECEMBER.first)


def test_outlook_counts_certified_heads_against_teams_times_posts(office: Office) -> None:
    for number in range(6):
        add_operator(office, f"员工{number}", "甲乙丙"[number % 3] + "班", "四级")
    heads = office.rotations.outlook(CONTROL_ROOM, DECEMBER, _plan(office, "四班三运转")).heads
    assert (heads.needed, heads.have, heads.missing) == (8, 6, 2)
    assert heads.sentence.startswith("4 个班组、每班 2 人，需要 8 人")
    assert "还差 2 人" in heads.sentence


def test_outlook_names_the_team_that_is_too_small(office: Office) -> None:
    for number, team in enumerate(["甲班"] * 5 + ["乙班"] * 3 + ["丙班"]):
        add_operator(office, f"员工{number}", team)
    heads = office.rotations.outlook(CONTROL_ROOM, DECEMBER, _plan(office, "四班三运转")).heads
    assert heads.missing == 0
    assert "丙班1 人，不足 2 人" in heads.sentence


def test_outlook_shows_sixty_days_in_the_order_of_the_teams(office: Office) -> None:
    add_operator(office, "张三", "甲班")
    add_operator(office, "李四", "乙班")
    plan = _plan(office, "四班三运转")
    outlook = office.rotations.outlook(CONTROL_ROOM, DECEMBER, plan)
    assert outlook.teams == ("甲班", "乙班")
    assert len(outlook.days) == 60
    assert outlook.days[0].day == DECEMBER.first
    assert [day.codes[0] for day in outlook.days[:8]] == list(plan.pattern.cycle)
    assert outlook.days[4].is_rest


def test_outlook_says_which_shifts_the_station_gets(office: Office) -> None:
    add_operator(office, "张三", "甲班")
    known = office.rotations.outlook(CONTROL_ROOM, DECEMBER, _plan(office, "四班三运转")).shifts
    assert not any(one.is_new for one in known)
    added = office.rotations.outlook(CONTROL_ROOM, DECEMBER, _plan(office, "24")).shifts
    assert [one.is_new for one in added] == [True]


def test_outlook_of_a_micro_station_counts_its_members(office: Office) -> None:
    outlook = office.rotations.outlook(
        MICRO_STATION, DECEMBER, _plan(office, "四班三运转", MICRO_STATION)
    )
    assert "在册队员 0 人" in outlook.heads.sentence
