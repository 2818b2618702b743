"""People: entering, changing, finding, telling apart."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import pytest

from fire_roster.errors import InputRefused, UsageProblem
from fire_roster.records.certificate import CertificateFields
from fire_roster.records.leave import LeaveFields
from fire_roster.records.member import MemberFields
from fire_roster.services.office import Office
from fire_roster.services.personal_data import mask_id_number, mask_phone
from fire_roster.services.practice.trainings import Attended
from tests.integration.services.people import (
    CONTROL_ROOM,
    EARLY,
    MICRO_STATION,
    add_operator,
    assign,
    audit,
    id_number,
    seat,
)


def _add(office: Office, name: str, team: str = "", **values: Any) -> int:
    return office.members.add(MemberFields(name=name, **values), team).value


def test_add_keeps_what_was_entered(office: Office) -> None:
    key = _add(office, " 张三 ", "甲班", id_number=id_number(1).lower(), phone="13800000001")
    (entry,) = office.members.list_all()
    assert (entry.record.id, entry.name, entry.team) == (key, "张三", "甲班")
    assert entry.record.birth == date(1990, 1, 2)
    assert office.members.list_teams() == ("甲班",)


@pytest.mark.parametrize(
    ("position", "station"),
    [("控制室值班员", "消控室"), ("消防员", "微型消防站"), ("", "微型消防站")],
)
def test_add_joins_a_station_by_position(office: Office, position: str, station: str) -> None:
    _add(office, "张三", position=position)
    assert office.members.list_all()[0].stations == (station,)


def test_add_with_stations_joins_those(office: Office) -> None:
    both = frozenset({CONTROL_ROOM, MICRO_STATION})
    office.members.add(MemberFields(name="张三"), station_ids=both)
    assert office.members.list_all()[0].station_ids == both


@pytest.mark.parametrize(
    ("values", "word"),
    [
        ({"name": "  "}, "姓名不能为空"),
        ({"name": "张三", "id_number": "123"}, "18 位"),
        ({"name": "张三", "id_number": id_number(1)[:17] + "A"}, "字符"),
        ({"name": "张三", "joined": date(2026, 2, 1), "left": date(2026, 1, 1)}, "离职日期早于"),
    ],
)
def test_add_contradiction_is_refused_without_a_trace(
    office: Office, values: dict[str, Any], word: str
) -> None:
    with pytest.raises(InputRefused, match=word):
        office.members.add(MemberFields(**values))
    assert (office.members.list_all(), audit(office)) == ((), [])


@pytest.mark.parametrize("day", [date(1899, 12, 31), date(2200, 1, 1), date(9999, 12, 31)])
def test_add_day_out_of_range_is_refused(office: Office, day: date) -> None:
    with pytest.raises(InputRefused, match="离职日期应在 1900 年到 2199 年之间"):
        _add(office, "张三", left=day)


def test_team_name_that_is_too_long_is_refused(office: Office) -> None:
    with pytest.raises(InputRefused, match="班组名称最多 40 个字"):
        _add(office, "张三", "班" * 41)
    assert office.members.list_teams() == ()


def test_id_number_of_another_member_is_refused(office: Office) -> None:
    _add(office, "张三", id_number=id_number(1))
    other = _add(office, "李四")
    with pytest.raises(InputRefused, match="张三（编号1）相同"):
        _add(office, "王五", id_number=id_number(1))
    with pytest.raises(InputRefused, match="张三（编号1）相同"):
        office.members.update(other, id_number=id_number(1))
    assert len(office.members.list_all()) == 2


def test_update_changes_fields_team_and_stations(office: Office) -> None:
    key = _add(office, "张三", "甲班", id_number=id_number(1))
    stations = frozenset({CONTROL_ROOM})
    office.members.update(key, team="乙班", station_ids=stations, position="站长")
    entry = office.members.find("张三")
    assert (entry.team, entry.station_ids, entry.record.position) == ("乙班", stations, "站长")
    assert (entry.record.id_number, entry.record.version) == (id_number(1), 2)
    office.members.update(key, team="")
    assert office.members.find("张三").team == ""


def test_update_misfit_changes_nothing(office: Office) -> None:
    key = _add(office, "张三")
    with pytest.raises(InputRefused, match="入职日期应为日期"):
        office.members.update(key, name="李四", joined="去年")
    assert office.members.find("张三").record.version == 1


def test_audit_of_members_holds_no_personal_numbers(office: Office) -> None:
    secrets = {"id_number": id_number(1), "phone": "13800000001", "remark": "身体情况"}
    key = _add(office, "张三", **secrets)
    office.members.update(key, **{**secrets, "id_number": id_number(2)}, position="站长")
    office.members.delete(key)
    text = json.dumps([row.model_dump() for row in audit(office)], default=str, ensure_ascii=False)
    assert "站长" in text
    assert not any(secret in text for secret in (*secrets.values(), id_number(2), "1990-01-02"))


def test_delete_removes_certificates_and_leave(office: Office) -> None:
    key = add_operator(office, "张三")
    day = date(2026, 12, 5)
    office.leaves.add(office.members.find("张三"), LeaveFields(first=day, last=day))
    office.members.delete(key)
    assert not (office.members.list_all() or office.certificates.list_all())
    assert not office.leaves.list_all()


def test_delete_of_a_rostered_member_is_refused(office: Office) -> None:
    key = add_operator(office, "张三")
    assign(office, seat(1, EARLY, key))
    with pytest.raises(InputRefused, match="离职日期"):
        office.members.delete(key)
    assert office.members.find("张三").certificates


def test_change_of_a_member_who_is_gone_is_refused(office: Office) -> None:
    acts = (office.members.update, office.members.delete)
    for act in (*acts, lambda key: office.members.note_reveal(key, "电话")):
        with pytest.raises(UsageProblem, match="已经不在了"):
            act(99)


def test_look_at_personal_data_is_on_record(office: Office) -> None:
    key = _add(office, "张三", phone="13800000001")
    assert not office.members.note_reveal(key, "电话").changes.kinds
    entry = audit(office)[0]
    assert (entry.summary, entry.subject) == ("查看 张三 的电话", f"member:{key}")


def test_writes_of_several_threads_wait_for_each_other(office: Office) -> None:
    with ThreadPoolExecutor(4) as pool:
        keys = list(pool.map(lambda number: _add(office, f"队员{number}"), range(20)))
    assert sorted(keys) == list(range(1, 21))
    assert len(audit(office)) == 20


def test_find_by_name_and_by_number(office: Office) -> None:
    key = _add(office, "张三")
    assert office.members.find(" 张三 ").record.id == office.members.find(str(key)).record.id


@pytest.mark.parametrize("text", ["", "李四", "99", "²", "张"])
def test_find_nobody_is_a_usage_problem(office: Office, text: str) -> None:
    _add(office, "张三")
    with pytest.raises(UsageProblem, match="没有名为"):
        office.members.find(text)


def test_find_two_of_one_name_lists_them_with_team(office: Office) -> None:
    for team in ("甲班", "乙班"):
        _add(office, "张伟", team)
    with pytest.raises(UsageProblem, match=r"1 张伟（甲班）；2 张伟（乙班）"):
        office.members.find("张伟")
    assert office.members.find("张伟（乙班）").record.id == 2


def test_names_of_equals_in_one_team_or_none_carry_the_key(office: Office) -> None:
    for team in ("甲班", "甲班", "", "乙班"):
        _add(office, "张伟", team)
    assert [one.name for one in office.members.list_all()] == [
        "张伟（甲班·编号1）",
        "张伟（甲班·编号2）",
        "张伟（编号3）",
        "张伟（乙班）",
    ]


@pytest.mark.parametrize(
    "query", ["王䶮", "䶮", "wang", "WY", "0001", "n1", "wang 0001", "王 N1", "  wy  "]
)
def test_search_finds_by_name_pinyin_initials_phone_tail_and_certificate(
    office: Office, query: str
) -> None:
    add_operator(office, "王䶮")
    office.members.update(1, phone="13800000001")
    _add(office, "李四", phone="13900000009")
    assert [one.name for one in office.members.search(query)] == ["王䶮"]


def test_search_finds_nobody_and_an_empty_query_everybody(office: Office) -> None:
    _add(office, "李四", phone="13900000009")
    assert office.members.search("wang") == office.members.search("1390") == ()
    assert len(office.members.search(" ")) == 1


def test_entry_is_active_up_to_the_last_day(office: Office) -> None:
    _add(office, "张三", left=date(2026, 12, 5))
    (entry,) = office.members.list_all()
    assert entry.is_active_on(date(2026, 12, 5)) and not entry.is_active_on(date(2026, 12, 6))


def test_certificate_number_may_be_sought_by_its_tail(office: Office) -> None:
    key = _add(office, "张三")
    office.certificates.add(key, CertificateFields(number="zj 2026 778"))
    assert office.members.search("6778")


@pytest.mark.parametrize(
    ("phone", "masked"),
    [("13800000001", "138****0001"), ("057188886666", "057****6666"), ("8006", "**06"), ("", "")],
)
def test_mask_phone_hides_the_middle(phone: str, masked: str) -> None:
    assert mask_phone(phone) == masked


@pytest.mark.parametrize(
    ("number", "masked"), [("99123419900102001X", "991*************1X"), ("1234", "****"), ("", "")]
)
def test_mask_id_number_keeps_five_characters(number: str, masked: str) -> None:
    assert mask_id_number(number) == masked


@pytest.mark.parametrize("ledger", ["drill", "training"])
def test_who_took_part_in_a_drill_or_course_is_not_deleted(office: Office, ledger: str) -> None:
    key = office.members.add(MemberFields(name="张三")).value
    days = {"planned_on": date(2026, 11, 2), "held_on": date(2026, 11, 3)}
    record = office.records.add(ledger, title="一次", **days).value
    if ledger == "training":
        office.trainings.set_attendance(record, {key: Attended()})
    else:
        office.drills.set_participants(record, {key: True})
    with pytest.raises(InputRefused, match="演练或培训记录"):
        office.members.delete(key)
