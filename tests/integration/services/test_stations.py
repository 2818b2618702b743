"""Stations and their shift types."""

from datetime import date
from typing import Any

import pytest

from fire_roster.errors import InputRefused, UsageProblem
from fire_roster.records.shift import ShiftTypeFields
from fire_roster.records.station import StationFields
from fire_roster.services.office import Office
from tests.integration.services.people import (
    CONTROL_ROOM,
    DECEMBER,
    EARLY,
    MICRO_STATION,
    add_operator,
    assign,
    seat,
)

Shifts = list[tuple[int | None, ShiftTypeFields]]


def _room(**values: Any) -> StationFields:
    return StationFields(**{"name": "2号消控室", "kind": "control_room", **values})


def _shifts(office: Office) -> Shifts:
    return [
        (
            one.shift_type_id,
            ShiftTypeFields(
                code=one.code,
                name=one.name,
                start_minute=one.start_minute,
                end_minute=one.end_minute,
                hotkey=one.hotkey,
                palette=one.palette,
            ),
        )
        for one in office.stations.get(CONTROL_ROOM).shifts
    ]


def _day_shift(**values: Any) -> ShiftTypeFields:
    usual = {"code": "白", "name": "白班", "start_minute": 480, "end_minute": 1200}
    return ShiftTypeFields(**{**usual, **values})


def _codes(office: Office) -> list[str]:
    return [one.code for one in office.stations.get(CONTROL_ROOM).required_shifts]


def test_add_makes_a_station_with_three_shifts(office: Office) -> None:
    key = office.stations.add(_room(name=" 2号消控室 ")).value
    entry = office.stations.find("2号消控室")
    assert (entry.record.id, len(entry.required_shifts)) == (key, 3)
    assert office.stations.find(str(key)).record.name == "2号消控室"


@pytest.mark.parametrize(
    ("values", "word"),
    [
        ({"name": " "}, "名称不能为空"),
        ({"name": "消控室"}, "已有名为“消控室”"),
        ({"kind": "厨房"}, "类型应为"),
        ({"min_level": "六级"}, "等级“六级”不对"),
        ({"min_staff": 1}, "写明地方条款"),
    ],
)
def test_add_misfit_is_refused(office: Office, values: dict[str, Any], word: str) -> None:
    with pytest.raises(InputRefused, match=word):
        office.stations.add(_room(**values))
    assert len(office.stations.list_all()) == 2


@pytest.mark.parametrize(
    "basis", [{"single_clause": "某省条例 第20条"}, {"min_staff_basis": "某省条例 第20条"}]
)
def test_update_one_person_with_a_basis_is_kept(office: Office, basis: dict[str, str]) -> None:
    office.stations.update(CONTROL_ROOM, min_staff_basis="")
    office.stations.update(CONTROL_ROOM, min_staff=1, **basis)
    assert office.stations.get(CONTROL_ROOM).facts.min_staff == 1
    assert office.stations.get(CONTROL_ROOM).facts.required_staff(date(2026, 12, 1)) == 2


def test_update_one_person_at_a_micro_station_needs_no_basis(office: Office) -> None:
    office.stations.update(MICRO_STATION, min_staff=1, min_staff_basis="")
    assert office.stations.get(MICRO_STATION).facts.min_staff == 1


def test_update_keeps_the_own_name_and_refuses_another(office: Office) -> None:
    office.stations.update(CONTROL_ROOM, name="消控室", phone="8001")
    with pytest.raises(InputRefused, match="微型消防站"):
        office.stations.update(CONTROL_ROOM, name="微型消防站")
    assert office.stations.find("消控室").record.phone == "8001"


def test_update_staff_out_of_range_names_the_field(office: Office) -> None:
    with pytest.raises(InputRefused, match="每班人数不能大于 60"):
        office.stations.update(CONTROL_ROOM, min_staff=61)


def test_unknown_station_is_a_usage_problem(office: Office) -> None:
    with pytest.raises(UsageProblem, match="现有站点：消控室、微型消防站"):
        office.stations.find("厨房")
    for act in (office.stations.get, office.stations.update):
        with pytest.raises(UsageProblem, match="已经不在了"):
            act(99)


def test_save_shifts_adds_changes_and_removes_unused(office: Office) -> None:
    early, middle, _ = _shifts(office)
    renamed = middle[1].model_copy(update={"name": "下午班"})
    new = _day_shift(code="晚", name="晚班", start_minute=1440, end_minute=1920)
    office.stations.save_shifts(CONTROL_ROOM, [early, (middle[0], renamed), (None, new)])
    shifts = office.stations.get(CONTROL_ROOM).shifts
    assert [one.name for one in shifts] == ["早班", "下午班", "晚班"]
    assert [one.shift_type_id for one in shifts[:2]] == [early[0], middle[0]]


def test_save_shifts_keeps_a_used_type_out_of_the_daily_plan(office: Office) -> None:
    assign(office, seat(1, EARLY, add_operator(office, "张三")))
    office.stations.save_shifts(CONTROL_ROOM, [(None, _day_shift()), _shifts(office)[2]])
    assert _codes(office) == ["白", "夜"]
    state = office.rosters.open(CONTROL_ROOM, DECEMBER)
    assert state.find_shift("早").shift_type_id == EARLY


def test_save_shifts_new_times_of_a_used_type_are_refused(office: Office) -> None:
    assign(office, seat(1, EARLY, add_operator(office, "张三")))
    (key, early), *others = _shifts(office)
    later = early.model_copy(update={"start_minute": 540})
    with pytest.raises(InputRefused, match="不能改起止时间"):
        office.stations.save_shifts(CONTROL_ROOM, [(key, later), *others])
    with pytest.raises(InputRefused, match="另取一个简称"):
        office.stations.save_shifts(CONTROL_ROOM, [(None, later), *others])
    assert office.stations.get(CONTROL_ROOM).shifts[0].start_minute == 480


@pytest.mark.parametrize(
    ("values", "word"),
    [
        ({"code": " "}, "简称和名称"),
        ({"name": " "}, "简称和名称"),
        ({"end_minute": 480}, "时长应大于 0"),
        ({"end_minute": 1921}, "不超过 24 小时"),
        ({"code": "早"}, "简称“早”重复"),
        ({"code": "休"}, "不当班"),
        ({"code": "假"}, "不当班"),
        ({"hotkey": "1"}, "快捷键“1”重复"),
    ],
)
def test_save_shifts_misfit_is_refused(office: Office, values: dict[str, Any], word: str) -> None:
    before = _shifts(office)
    with pytest.raises(InputRefused, match=word):
        office.stations.save_shifts(CONTROL_ROOM, [*before, (None, _day_shift(**values))])
    assert _shifts(office) == before


def test_save_shifts_without_a_daily_shift_is_refused(office: Office) -> None:
    with pytest.raises(InputRefused, match="至少要有一个"):
        office.stations.save_shifts(CONTROL_ROOM, [(None, _day_shift(is_required=False))])


def test_save_shifts_key_of_another_station_is_refused(office: Office) -> None:
    foreign = office.stations.get(MICRO_STATION).shifts[0].shift_type_id
    with pytest.raises(UsageProblem, match="白班”已经不在了"):
        office.stations.save_shifts(CONTROL_ROOM, [(foreign, _day_shift())])


def test_only_a_station_that_nobody_uses_goes_and_undo_brings_it_back(office: Office) -> None:
    room, crew = (one.record for one in office.stations.list_all())
    add_operator(office, "王伟")
    with pytest.raises(InputRefused, match="已有人员"):
        office.stations.delete(room.id)
    office.stations.delete(crew.id)
    with pytest.raises(InputRefused, match="至少要留一个"):
        office.stations.delete(room.id)
    office.undo.undo()
    back = office.stations.get(crew.id)
    assert (back.record.name, len(back.shifts)) == (crew.name, 3)
