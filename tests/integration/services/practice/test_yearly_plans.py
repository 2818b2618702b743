"""What comes back every year: 宣传 plans, responsibility letters."""

from datetime import date

import pytest

from fire_roster.domain.commitment import CommitmentState
from fire_roster.errors import InputRefused
from fire_roster.records.member import MemberFields
from fire_roster.services.office import Office


def test_plan_of_a_year_takes_the_suggestions_that_are_still_to_come(office: Office) -> None:
    topics = office.publicity.missing_topics(2026)
    assert [one.month for one in topics] == [12]
    office.publicity.plan_year(2026, frozenset({topics[0].title}))
    with pytest.raises(InputRefused, match="没有要加入"):
        office.publicity.plan_year(2026, frozenset({topics[0].title}))
    all_titles = frozenset(one.title for one in office.publicity.missing_topics(2027))
    keys = office.publicity.plan_year(2027, all_titles).value
    plan = office.publicity.year(2027)
    assert (len(keys), plan.done, plan.reached) == (len(all_titles), 0, 0)
    assert {"学校", "租户", "员工"} <= set(plan.audiences)
    first = plan.activities[0]
    assert (first.planned_on, first.kind) == (date(2027, 1, 15), "消防宣传")
    held = office.records.add(
        "training",
        title="临时宣传",
        kind="消防宣传",
        planned_on=date(2025, 12, 31),
        held_on=date(2026, 1, 2),
        reached_count=40,
    ).value
    plan = office.publicity.year(2026)
    assert (plan.activities[0].id, plan.done, plan.reached) == (held, 1, 40)


def test_renewal_is_another_paper_for_a_year(office: Office) -> None:
    office.unit.update(responsible_person="顾望舒", safety_manager="唐书远")
    office.members.add(MemberFields(name="季青临", department="保安部"))
    values = {"level": "消防安全责任人", "signer": "顾望舒", "department": "", "remark": "旧"}
    old = office.records.add("commitment", signed_on=date(2025, 12, 5), **values).value
    outlook = office.commitments.outlook()
    assert outlook.states == {old: CommitmentState.SOON}
    assert outlook.unsigned == ("消防安全管理人唐书远", "保安部负责人")
    with pytest.raises(InputRefused, match="2025-12-05"):
        office.commitments.renew(old, date(2025, 12, 5))
    new = office.commitments.renew(old, date(2026, 12, 1)).value
    record = office.records.get("commitment", new)
    assert (record.expires, record.signer, record.remark) == (date(2027, 12, 1), "顾望舒", "")
    outlook = office.commitments.outlook()
    assert outlook.states == {old: CommitmentState.REPLACED, new: CommitmentState.VALID}
    assert outlook.count(CommitmentState.VALID) == 1
