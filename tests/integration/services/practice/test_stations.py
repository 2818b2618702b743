"""Micro stations: people and positions, equipment from the standard, checks of it."""

from datetime import date

import pytest

from fire_roster.errors import InputRefused, UsageProblem
from fire_roster.records.member import MemberFields
from fire_roster.services.office import Office
from fire_roster.services.practice.equipment import station_presets
from tests.integration.services.people import CONTROL_ROOM, MICRO_STATION, audit


def _equipment(office: Office) -> dict[str, int]:
    return {one.name: one.quantity for one in office.records.list_all("equipment")}


def test_preset_adds_what_the_ledger_has_not_and_only_that(office: Office) -> None:
    office.records.add("equipment", station_id=MICRO_STATION, name="干粉灭火器", quantity=3)
    required = frozenset(
        one.name for one in office.equipment.missing_lines(MICRO_STATION) if one.is_required
    )
    assert required == {"水枪", "水带", "外线电话", "手持对讲机"}
    keys = office.equipment.add_lines(MICRO_STATION, required).value
    assert len(keys) == 4 and _equipment(office)["干粉灭火器"] == 3
    assert audit(office)[0].action == "equipment.preset"
    with pytest.raises(InputRefused, match="没有要添加"):
        office.equipment.add_lines(MICRO_STATION, required)


def test_community_station_has_its_own_preset_and_positions(office: Office) -> None:
    office.stations.update(MICRO_STATION, is_community=True)
    preset = office.equipment.preset_of(MICRO_STATION)
    assert (preset.key, "5 人以上" in preset.staff) == ("community", True)
    for number in range(6):
        position = "消防员" if number else "站长"
        office.members.add(MemberFields(name=f"队员{number}", position=position))
    assert office.station_rosters.load(MICRO_STATION).findings == ()
    office.stations.update(MICRO_STATION, is_community=False)
    roster = office.station_rosters.load(MICRO_STATION)
    assert [one.rule for one in roster.findings] == ["S02", "S03"]
    assert [one.position.value for one in roster.posts if one.is_vacant] == [
        "副站长",
        "控制室值班员",
    ]
    with pytest.raises(UsageProblem):
        office.equipment.preset_of(99)


def test_every_preset_names_what_the_standard_asks_for() -> None:
    for preset in station_presets():
        required = {one.name for one in preset.equipment if one.is_required}
        assert {"灭火器", "水枪", "水带", "外线电话", "手持对讲机"} == required
        assert all(one.quantity and one.check_days for one in preset.equipment)


def test_check_of_a_station_is_the_newest_check_of_each_line(office: Office) -> None:
    line = office.records.add(
        "equipment", station_id=MICRO_STATION, name="水带", checked_on=date(2026, 11, 1)
    ).value
    other = office.records.add("equipment", station_id=CONTROL_ROOM, name="水带").value
    add = office.records.add
    check = add("equipment-check", station_id=MICRO_STATION, checked_on=date(2026, 11, 28)).value
    add("equipment-check", station_id=MICRO_STATION, checked_on=date(2026, 10, 1))
    assert office.records.get("equipment", line).checked_on == date(2026, 11, 28)
    assert office.records.get("equipment", other).checked_on is None
    office.records.update("equipment-check", check, checked_on=date(2026, 11, 30))
    assert office.records.get("equipment", line).checked_on == date(2026, 11, 30)


def test_roster_tells_training_and_drills_of_its_members(office: Office) -> None:
    trained = date(2026, 3, 1)
    first = office.members.add(
        MemberFields(name="甲一", position="站长", department="保安部", trained_on=trained)
    ).value
    office.members.add(MemberFields(name="乙二", position="消防员"))
    drill = office.records.add(
        "drill", title="拉动", planned_on=date(2026, 11, 1), held_on=date(2026, 11, 2)
    ).value
    office.drills.set_participants(drill, {first: True})
    found = {
        one.entry.name: (one.trained_on, one.drilled_on)
        for one in office.station_rosters.load(MICRO_STATION).members
    }
    assert found == {"甲一": (trained, date(2026, 11, 2)), "乙二": (None, None)}
