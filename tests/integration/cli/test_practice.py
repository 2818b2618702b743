"""Drills, training and inspections by commands."""

import pytest

from tests.integration.cli.conftest import Command

DRILL = ("drill", "add", "title=冬季综合演练", "计划日期=2026-12-20", "key_place=厨房")


def test_drill_is_planned_timed_and_recorded(demo: Command) -> None:
    assert demo(*DRILL, "--json").json["id"] == 1
    demo("drill", "mark", "1", "报警", "--at", "2026-11-20T09:00:05")
    times = demo("drill", "mark", "1", "首名队员到场", "--at", "2026-11-20T09:03:15", "--json").json
    assert times == [{"mark": "首名队员到场", "seconds": 190, "limit": 180, "late": True}]
    assert demo("drill", "times", "1", "--json").json == times
    people = demo("drill", "people", "1", "--at", "2026-12-01T09:00", "--json").json
    assert people and all(one["present"] for one in people)
    shown = demo("drill", "show", "1", "--json").json
    assert (shown["held_on"], shown["present_count"]) == ("2026-11-20", len(people))
    assert shown["remark"] is None
    cleared = demo("drill", "mark", "1", "首名队员到场", "--clear", "--json").json
    assert cleared == []


def test_drill_next_tells_deadline_and_place(demo: Command) -> None:
    demo("settings", "set", "unit.key_places", "厨房、车库")
    demo(*DRILL, "held_on=2026-11-01")
    answer = demo("drill", "next", "--json").json
    assert answer["next_place"] == "车库"
    assert answer["deadlines"][0]["due"] == "2027-05-01"
    assert "车库" in demo("drill", "next").out


def test_drill_held_may_not_be_deleted(demo: Command) -> None:
    demo(*DRILL, "held_on=2026-11-01")
    refused = demo("drill", "delete", "1")
    assert (refused.code, "K01" in refused.err) == (3, True)
    demo("drill", "set", "1", "held_on=无")
    assert demo("drill", "delete", "1").code == 0
    assert demo("drill", "list", "--json").json == []


@pytest.mark.parametrize(
    ("words", "code", "word"),
    [
        (("drill", "add", "名字=x"), 2, "项目=内容"),
        (("drill", "add", "title"), 2, "项目=内容"),
        (("drill", "add", "title=x"), 3, "计划日期没有填写"),
        (("drill", "add", "title=x", "planned_on=明天"), 3, "计划日期应为日期"),
        (("drill", "set", "9", "title=x"), 2, "编号为 9"),
        (("drill", "mark", "1", "起飞"), 2, "起飞"),
        (("inspection", "list", "book"), 2, "hazard"),
        (("inspection", "start", "seven"), 2, "six-ones-a"),
        (("training", "attend", "1", "温知夏=很好"), 2, "应为整数"),
    ],
)
def test_what_does_not_fit_is_explained(
    demo: Command, words: tuple[str, ...], code: int, word: str
) -> None:
    answer = demo(*words)
    assert (answer.code, word in answer.err) == (code, True)


def test_training_attendance_and_coverage(demo: Command) -> None:
    demo("training", "add", "title=冬季培训", "planned_on=2026-11-10", "held_on=2026-11-10")
    answer = demo("training", "attend", "1", "温知夏=85", "邵景行=缺席", "柏舟", "--json").json
    assert answer == {"id": 1, "expected": 3, "present": 2}
    report = demo("training", "coverage", "--json").json
    assert report["percent"] == 8
    assert "温知夏" not in report["departments"][0]["missing"]
    assert "覆盖率" in demo("training", "coverage").out


def test_six_ones_from_start_to_hazards(demo: Command) -> None:
    run = demo("inspection", "start", "six-ones-a", "--json").json
    assert len(run["items"]) == 7
    for item in (1, 3, 4, 5, 6, 7):
        demo("inspection", "answer", str(run["id"]), str(item), "符合")
    demo("inspection", "answer", str(run["id"]), "2", "不符合", "--finding", "还没有签")
    closed = demo("inspection", "close", str(run["id"]), "--json").json
    (hazard,) = demo("inspection", "list", "hazard", "--json").json
    assert closed["hazards"] == [hazard["id"]]
    assert hazard["description"] == "签订一份消防安全承诺书：还没有签"
    again = demo("inspection", "start", "six-ones-a", "--json").json
    assert again["id"] == 2
    assert "六个一" in demo("inspection", "show", "self-check", "1").out


def test_check_judges_and_fails_on_errors(demo: Command) -> None:
    answer = demo("inspection", "check", "--json")
    assert answer.code == 1
    assert {"T01", "S07"} <= {one["rule"] for one in answer.json}


def test_proof_lists_gaps_with_reasons(demo: Command) -> None:
    room, *_ = demo("inspection", "proof", "2026-12-01", "2026-12-07", "--json").json
    assert 0 < room["covered"] <= 1
    lone = demo("inspection", "proof", "2026-01-01", "2026-01-02")
    assert "没有排人" in lone.out


def test_record_of_another_ledger_lives_its_life(demo: Command) -> None:
    words = ("found_on=2026-11-19", "place=3层", "description=应急灯不亮")
    demo("inspection", "add", "hazard", *words)
    demo("inspection", "set", "hazard", "1", "整改责任人=工程部", "rechecked_on=2026-11-20")
    shown = demo("inspection", "show", "hazard", "1", "--json").json
    assert (shown["owner"], shown["rechecked_on"]) == ("工程部", "2026-11-20")
    assert demo("inspection", "set", "hazard", "1").code == 2
    assert demo("inspection", "delete", "hazard", "1").code == 3
