"""Records of every ledger: adding, changing, deleting, what is refused."""

from datetime import date, datetime
from typing import Any

import pytest

from fire_roster.errors import InputRefused, UsageProblem
from fire_roster.services.office import Office
from fire_roster.services.practice.duty_logs import LogRow
from fire_roster.services.practice.ledgers import LEDGERS
from tests.integration.services.people import CONTROL_ROOM, MICRO_STATION, audit

AT = datetime(2026, 11, 30, 8)
TODAY = date(2026, 12, 1)
VALUES: dict[str, dict[str, Any]] = {
    "drill": {"title": "冬季综合演练", "planned_on": date(2026, 12, 20)},
    "training": {"title": "冬季培训", "planned_on": date(2026, 12, 20)},
    "hazard": {"found_on": date(2026, 11, 30), "place": "三层", "description": "疏散指示灯不亮"},
    "equipment": {"station_id": MICRO_STATION, "name": "水带", "quantity": 6},
    "equipment-check": {"station_id": MICRO_STATION, "checked_on": date(2026, 11, 30)},
    "partner": {"name": "城东消防救援站", "phone": "119"},
    "filing": {"station_id": MICRO_STATION, "filed_on": date(2026, 1, 5)},
    "contract": {"company": "某消防技术服务公司", "expires": date(2027, 5, 31)},
    "template": {"name": "夜间检查", "items": "灯亮\n门关"},
    "self-check": {"title": "月度自查", "started_on": date(2026, 11, 30)},
    "commitment": {"signer": "沈远山", "signed_on": date(2026, 1, 5)},
    "visit": {"visited_on": date(2026, 11, 30), "authority": "区消防救援大队"},
    "duty-log": {"station_id": CONTROL_ROOM, "day": date(2026, 11, 30)},
    "handover": {"station_id": CONTROL_ROOM, "at": AT},
    "device-off": {"device": "3层喷淋泵", "since": date(2026, 11, 30)},
    "alarm": {"at": AT, "place": "3层走道"},
    "patrol": {"at": AT},
    "presence": {"station_id": CONTROL_ROOM, "at": AT},
}


def test_every_ledger_is_tried() -> None:
    assert set(VALUES) == set(LEDGERS)


@pytest.mark.parametrize("key", VALUES)
def test_add_keeps_the_values_and_names_the_record_in_the_audit(office: Office, key: str) -> None:
    done = office.records.add(key, **VALUES[key])
    record = office.records.get(key, done.value)
    assert {name: getattr(record, name) for name in VALUES[key]} == VALUES[key]
    assert done.changes.kinds == {LEDGERS[key].kind}
    (entry,) = audit(office)
    assert entry.action == f"{key}.add"
    assert LEDGERS[key].title in entry.summary


@pytest.mark.parametrize("key", VALUES)
def test_update_notes_old_and_new(office: Office, key: str) -> None:
    record_id = office.records.add(key, **VALUES[key]).value
    name = next(
        name
        for name in ("remark", "content", "is_signed", "basis", "route")
        if name in LEDGERS[key].fields.model_fields
    )
    value = True if name == "is_signed" else "补充"
    office.records.update(key, record_id, **{name: value})
    record = office.records.get(key, record_id)
    assert (getattr(record, name), record.version) == (value, 2)
    assert f'"{name}"' in audit(office)[0].detail


def test_recorded_at_is_noted_once_when_a_planned_thing_was_held(office: Office) -> None:
    key = office.records.add("drill", **VALUES["drill"]).value
    assert office.records.get("drill", key).recorded_at is None
    office.records.update("drill", key, held_on=date(2026, 12, 1))
    noted = office.records.get("drill", key).recorded_at
    assert noted == datetime(2026, 12, 1, 9, 30)


def test_phones_stay_out_of_the_audit(office: Office) -> None:
    office.records.add("partner", name="邻站", phone="13800000001")
    key = office.records.list_all("partner")[0].id
    office.records.update("partner", key, phone="13800000002")
    assert not any("1380000" in entry.detail for entry in audit(office))


def test_delete_of_a_plan_is_allowed(office: Office) -> None:
    key = office.records.add("drill", **VALUES["drill"]).value
    office.records.delete("drill", key)
    assert office.records.list_all("drill") == ()


@pytest.mark.parametrize(
    ("key", "values", "until"),
    [
        ("patrol", VALUES["patrol"], "2027-11-30"),
        ("duty-log", VALUES["duty-log"], "2027-11-30"),
        ("drill", {**VALUES["drill"], "held_on": date(2026, 2, 28)}, "2029-02-28"),
        ("equipment-check", VALUES["equipment-check"], "2031-11-30"),
    ],
)
def test_delete_before_its_time_is_refused_with_the_rule(
    office: Office, key: str, values: dict[str, Any], until: str
) -> None:
    record_id = office.records.add(key, **values).value
    with pytest.raises(InputRefused, match=f"{until}.*K01"):
        office.records.delete(key, record_id)
    assert len(office.records.list_all(key)) == 1


def test_delete_after_its_time_takes_the_rows_along(office: Office) -> None:
    log = office.records.add("duty-log", station_id=CONTROL_ROOM, day=date(2025, 11, 30)).value
    office.records.delete("duty-log", log)
    assert office.records.list_all("duty-log") == ()


@pytest.mark.parametrize(
    ("key", "values", "word"),
    [
        ("drill", {"kind": "游园"}, "演练类型没有“游园”"),
        ("drill", {"begins_at": "9点"}, "09:30"),
        ("drill", {"grade": "甲"}, "优、良、中或差"),
        ("drill", {"closed_on": date(2026, 12, 1)}, "不能办结"),
        ("drill", {"held_on": date(2026, 12, 1), "announced_on": date(2026, 12, 2)}, "公告日期晚"),
        ("drill", {"timeline": '{"起飞": "2026-12-01T08:00:00"}'}, "时间线"),
        ("drill", {"timeline": "[1]"}, "时间线"),
        ("drill", {"groups": "x"}, "各组组长"),
        ("drill", {"title": " "}, "演练名称不能为空"),
        ("training", {"kind": "郊游"}, "培训类型"),
        ("hazard", {"deadline": date(2026, 11, 1)}, "整改期限早于"),
        ("hazard", {"closed_on": date(2026, 12, 1)}, "销号前要先复查"),
        ("template", {"items": " \n"}, "至少要有一项"),
        ("template", {"items": "灯亮\n灯亮"}, "写了两次"),
        ("template", {"items": "灯" * 401}, "最多 400 个字"),
        ("device-off", {"state": "睡着"}, "状态没有"),
        ("device-off", {"until": date(2026, 11, 1)}, "预计恢复日期早于"),
        ("contract", {"signed_on": date(2027, 12, 1)}, "到期日期早于"),
        ("alarm", {"at": "昨天"}, "日期和时间"),
        ("equipment", {"quantity": -1}, "不能小于 0"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_written(
    office: Office, key: str, values: dict[str, Any], word: str
) -> None:
    with pytest.raises(InputRefused, match=word):
        office.records.add(key, **{**VALUES[key], **values})
    assert (office.records.list_all(key), audit(office)) == ((), [])


def test_unknown_ledger_field_and_record_are_usage_problems(office: Office) -> None:
    with pytest.raises(UsageProblem, match="drill、training"):
        office.records.list_all("book")
    with pytest.raises(UsageProblem, match="没有“colour”这一项"):
        office.records.add("patrol", at=AT, colour="red")
    with pytest.raises(UsageProblem, match="编号为 7"):
        office.records.update("patrol", 7, route="一层")


@pytest.mark.parametrize(
    ("key", "values", "problem"),
    [
        ("duty-log", {"station_id": 99, "day": date(2026, 11, 30)}, "没有编号为 99 的站点"),
        ("duty-log", {"station_id": MICRO_STATION, "day": date(2026, 11, 30)}, "不是消防控制室"),
        ("duty-log", {"station_id": CONTROL_ROOM, "day": date(2026, 12, 2)}, "还没有到"),
        ("drill", {"title": "演练", "planned_on": TODAY, "held_on": date(2027, 1, 20)}, "还没有到"),
        ("patrol", {"at": datetime(2026, 12, 1, 22)}, "还没有到"),
    ],
)
def test_what_cannot_have_happened_there_or_then_is_refused(
    office: Office, key: str, values: dict[str, Any], problem: str
) -> None:
    with pytest.raises(InputRefused, match=problem):
        office.records.add(key, **values)


def test_a_control_room_has_one_sheet_a_day_without_rows_ahead_of_the_clock(office: Office) -> None:
    log = office.records.add("duty-log", station_id=CONTROL_ROOM, day=TODAY).value
    office.records.update("duty-log", log, remark="补充")
    with pytest.raises(InputRefused, match="已有值班记录"):
        office.records.add("duty-log", station_id=CONTROL_ROOM, day=TODAY)
    with pytest.raises(InputRefused, match="12-01 22:00 还没有到"):
        office.duty_logs.set_rows(log, [LogRow(datetime(2026, 12, 1, 22))])
