"""One 六个一 self-check from the template to its hazards."""

from datetime import date

import pytest

from fire_roster.errors import InputRefused, UsageProblem
from fire_roster.services.office import Office
from fire_roster.services.practice.ledger_checks import check_template, template_items
from fire_roster.services.practice.self_checks import ItemAnswer, check_presets


@pytest.mark.parametrize("preset", check_presets(), ids=lambda one: one.key)
def test_every_preset_makes_a_run_with_its_items(office: Office, preset: object) -> None:
    key, items = preset.key, preset.items  # type: ignore[attr-defined]
    template = office.self_checks.add_template(key).value
    check_template(office.records.get("template", template))
    run = office.self_checks.start(template).value
    assert tuple(one.text for one in office.self_checks.list_items(run)) == items


def test_preset_twice_or_unknown_is_refused(office: Office) -> None:
    office.self_checks.add_template("six-ones-a")
    with pytest.raises(InputRefused, match="已经有"):
        office.self_checks.add_template("six-ones-a")
    with pytest.raises(UsageProblem, match="six-ones-b"):
        office.self_checks.add_template("seven-ones")


def test_closing_turns_open_and_bad_items_into_hazards(office: Office) -> None:
    template = office.self_checks.add_template("six-ones-b").value
    run = office.self_checks.start(template, title="冬季自查").value
    office.records.update("self-check", run, leader="唐书远")
    office.self_checks.answer(
        run,
        {
            1: ItemAnswer("符合", evidence="承诺书.pdf"),
            2: ItemAnswer("不符合", "喷淋泵漏水", "工程部"),
            3: ItemAnswer("不涉及"),
            4: ItemAnswer("符合", done_on=date(2026, 11, 28)),
            5: ItemAnswer("符合"),
        },
    )
    items = office.self_checks.list_items(run)
    assert items[0].done_on == date(2026, 12, 1)
    assert items[3].done_on == date(2026, 11, 28)
    keys = office.self_checks.close(run).value
    hazards = [office.records.get("hazard", key) for key in keys]
    assert [one.description for one in hazards] == [
        "维护保养一次消防设施：喷淋泵漏水",
        "组织一次消防演练：未完成",
    ]
    assert [one.owner for one in hazards] == ["工程部", "唐书远"]
    assert [one.deadline for one in hazards] == [date(2026, 12, 8)] * 2
    with pytest.raises(InputRefused, match="已于 2026-12-01 办结"):
        office.self_checks.close(run)


def test_template_change_leaves_earlier_runs_alone(office: Office) -> None:
    template = office.self_checks.add_template("six-ones-b").value
    run = office.self_checks.start(template).value
    office.records.update("template", template, items="只剩一项")
    assert len(office.self_checks.list_items(run)) == 6
    assert template_items(office.records.get("template", template).items) == ["只剩一项"]


def test_answers_that_do_not_fit_are_refused(office: Office) -> None:
    template = office.self_checks.add_template("six-ones-b").value
    run = office.self_checks.start(template).value
    with pytest.raises(InputRefused, match="结果应为"):
        office.self_checks.answer(run, {1: ItemAnswer("也许")})
    with pytest.raises(UsageProblem, match="第 9 项"):
        office.self_checks.answer(run, {9: ItemAnswer("符合")})
