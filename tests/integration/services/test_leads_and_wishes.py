"""Leaders of holidays, reinforced periods, wishes; each taken back gives the same content."""

from datetime import date, datetime

import pytest

from fire_roster.errors import InputRefused, UsageProblem
from fire_roster.records.reinforcement import LeadFields, ReinforcedPeriodFields
from fire_roster.records.wish import WishFields
from fire_roster.services.changes import Kind
from fire_roster.services.office import Office
from tests.integration.services.people import CONTROL_ROOM, DECEMBER, add_operator

LEAD = LeadFields(name="周某", title="副总经理", phone="15400000001")
PERIOD = ReinforcedPeriodFields(
    name="岁末安保", first=date(2026, 12, 30), last=date(2027, 1, 2), basis="街道通知"
)


def _day(number: int, month: int = 12, year: int = 2026) -> date:
    return date(year, month, number)


def test_leaders_are_set_replaced_and_taken_back(office: Office) -> None:
    start = office.upkeep.digest()
    first = office.leads.set_days({_day(30): LEAD, _day(31): LEAD})
    assert first.changes.touches(Kind.LEAD) and first.changes.months == {DECEMBER}
    second = office.leads.set_days({_day(31): LeadFields(name=" 吴某 ")})
    found = {entry.day: entry.lead for entry in office.leads.list_days(_day(30), _day(31))}
    assert found[_day(30)] == LEAD and found[_day(31)] == LeadFields(name="吴某")
    facts = office.rosters.open(CONTROL_ROOM, DECEMBER).facts
    assert facts.leads[_day(30)].phone == "15400000001"
    office.leads.set_days(second.value)
    office.leads.set_days(first.value)
    assert office.upkeep.digest() == start


def test_list_names_the_occasion_and_asks_for_a_leader(office: Office) -> None:
    office.leads.add_period(PERIOD)
    found = office.leads.list_days(_day(29), _day(1, 1, 2027))
    told = [(entry.day.day, entry.occasion, entry.wants_lead) for entry in found]
    assert told[:3] == [(29, "", False), (30, "岁末安保", True), (31, "岁末安保", True)]
    assert "岁末安保" in told[3][1]
    with pytest.raises(InputRefused, match="1 到 366 天"):
        office.leads.set_days({})


def test_period_raises_the_need_and_goes_again(office: Office) -> None:
    start = office.upkeep.digest()
    key = office.leads.add_period(PERIOD).value
    facts = office.rosters.open(CONTROL_ROOM, DECEMBER).facts
    assert [facts.required_staff(_day(number)) for number in (29, 30)] == [2, 3]
    changed = PERIOD.model_copy(update={"extra_staff": 2, "station_id": CONTROL_ROOM})
    before = office.leads.update_period(key, changed).value
    assert before == PERIOD
    (entry,) = office.leads.list_periods(_day(31), _day(31))
    assert (entry.station_name, entry.record.extra_staff) == ("消控室", 2)
    office.leads.update_period(key, before)
    assert office.leads.list_periods()[0].station_name == "全部站点"
    assert office.leads.delete_period(key).value == PERIOD
    assert office.upkeep.digest() == start
    with pytest.raises(UsageProblem, match="已经不在了"):
        office.leads.delete_period(key)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"last": date(2026, 12, 1)}, "早于"),
        ({"name": "  "}, "名称"),
        ({"last": date(2029, 1, 1)}, "最长一年"),
    ],
)
def test_contradicting_periods_are_refused(
    office: Office, changes: dict[str, object], words: str
) -> None:
    with pytest.raises(InputRefused, match=words):
        office.leads.add_period(PERIOD.model_copy(update=changes))


def test_today_asks_for_the_people_of_the_period(office: Office) -> None:
    office.leads.add_period(PERIOD.model_copy(update={"station_id": CONTROL_ROOM}))
    need = [office.duty.at(datetime(2026, 12, day, 9))[0].need for day in (29, 30)]
    assert need == [2, 3]


def test_period_of_a_station_that_is_gone_is_a_usage_problem(office: Office) -> None:
    with pytest.raises(UsageProblem, match="站点"):
        office.leads.add_period(PERIOD.model_copy(update={"station_id": 99}))


def test_wish_is_known_to_the_roster_and_taken_back(office: Office) -> None:
    member = office.members.find(str(add_operator(office, "张三")))
    start = office.upkeep.digest()
    fields = WishFields(first=_day(24), last=_day(25), shift_name="夜班", remark="孩子生日")
    key = office.wishes.add(member, fields).value
    (entry,) = office.wishes.list_all(_day(25), _day(31))
    assert (entry.member_name, entry.text) == ("张三", "不想值夜班")
    (wish,) = office.rosters.open(CONTROL_ROOM, DECEMBER).facts.members[member.record.id].wishes
    assert (wish.first, wish.shift_name, wish.is_wanted) == (_day(24), "夜班", False)
    assert office.wishes.list_all(_day(26)) == ()
    assert office.wishes.delete(key).value == fields
    assert office.upkeep.digest() == start
    with pytest.raises(UsageProblem, match="已经不在了"):
        office.wishes.delete(key)
    with pytest.raises(InputRefused, match="早于"):
        office.wishes.add(member, WishFields(first=_day(3), last=_day(2)))
