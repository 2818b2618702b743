"""Drills, training and inspections by commands."""

from pathlib import Path

import pytest

from tests.integration.cli.conftest import SAMPLE, Command

DRILL = ("drill", "add", "title=冬季综合演练", "计划日期=2026-12-20", "起火部位=厨房")


def test_drill_is_planned_timed_and_recorded(demo: Command) -> None:
    drill = str(demo(*DRILL, "--json").json["id"])
    demo("drill", "mark", drill, "报警", "--at", "2026-11-20T09:00:05")
    arrival = ("drill", "mark", drill, "首名队员到场")
    times = demo(*arrival, "--at", "2026-11-20T09:03:15", "--json").json
    assert times == [{"mark": "首名队员到场", "seconds": 190, "limit": 180, "late": True}]
    assert demo("drill", "times", drill, "--json").json == times
    people = demo("drill", "people", drill, "--at", "2026-12-01T09:00", "--json").json
    assert people and all(one["present"] for one in people)
    shown = demo("drill", "show", drill, "--json").json
    assert (shown["held_on"], shown["present_count"]) == ("2026-11-20", len(people))
    assert shown["remark"] is None
    assert demo(*arrival, "--clear", "--json").json == []


def test_drill_next_tells_deadline_and_place(command: Command) -> None:
    command("settings", "set", "unit.key_places", "厨房、车库")
    command(*DRILL, "held_on=2026-11-01")
    answer = command("drill", "next", "--json").json
    assert answer["next_place"] == "车库"
    assert answer["deadlines"][0]["due"] == "2027-05-01"
    assert "车库" in command("drill", "next").out


def test_drill_held_may_not_be_deleted(command: Command) -> None:
    command(*DRILL, "held_on=2026-11-01")
    refused = command("drill", "delete", "1")
    assert (refused.code, "K01" in refused.err) == (3, True)
    command("drill", "set", "1", "held_on=无")
    assert command("drill", "delete", "1").code == 0
    assert command("drill", "list", "--json").json == []


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


def test_training_attendance_and_coverage(command: Command) -> None:
    command("import", "members", str(SAMPLE))
    first, second, third, *others = command("members", "list", "--json").json
    command("training", "add", "title=冬季培训", "planned_on=2026-11-10", "held_on=2026-11-10")
    people = (f"{first['id']}=85", f"{second['id']}=缺席", str(third["id"]))
    answer = command("training", "attend", "1", *people, "--json").json
    assert answer == {"id": 1, "expected": 3, "present": 2}
    report = command("training", "coverage", "--json").json
    assert report["percent"] == 2 * 100 // (len(others) + 3)
    assert first["name"] not in report["departments"][0]["missing"]
    assert "合计" in command("training", "coverage").out


def test_six_ones_from_start_to_hazards(command: Command) -> None:
    run = command("inspection", "start", "six-ones-a", "--json").json
    assert len(run["items"]) == 7
    for item in (1, 3, 4, 5, 6, 7):
        command("inspection", "answer", "1", str(item), "符合")
    command("inspection", "answer", "1", "2", "不符合", "--finding", "还没有签")
    closed = command("inspection", "close", "1", "--json").json
    (hazard,) = command("inspection", "list", "hazard", "--json").json
    assert closed["hazards"] == [hazard["id"]]
    assert hazard["description"] == "签订一份消防安全承诺书：还没有签"
    assert command("inspection", "start", "six-ones-a", "--json").json["id"] == 2
    assert "六个一" in command("inspection", "show", "self-check", "1").out


def test_check_judges_and_fails_on_errors(command: Command) -> None:
    answer = command("inspection", "check", "--json")
    assert (answer.code, {one["rule"] for one in answer.json}) == (1, {"T01", "S07"})


def test_proof_lists_gaps_with_reasons(demo: Command) -> None:
    room, *_ = demo("inspection", "proof", "2026-12-01", "2026-12-07", "--json").json
    assert 0 < room["covered"] <= 1
    assert "没有排人" in demo("inspection", "proof", "2026-01-01", "2026-01-02").out


def test_record_of_another_ledger_lives_its_life(command: Command) -> None:
    words = ("found_on=2026-11-19", "place=3层", "description=应急灯不亮")
    command("inspection", "add", "hazard", *words)
    command("inspection", "set", "hazard", "1", "整改责任人=工程部", "rechecked_on=2026-11-20")
    shown = command("inspection", "show", "hazard", "1", "--json").json
    assert (shown["owner"], shown["rechecked_on"]) == ("工程部", "2026-11-20")
    assert command("inspection", "set", "hazard", "1").code == 2
    assert command("inspection", "delete", "hazard", "1").code == 3


def test_pack_is_written_by_both_commands(demo: Command, tmp_path: Path) -> None:
    pdf, excel = tmp_path / "a.pdf", tmp_path / "a.xlsx"
    words = ("inspection", "pack", "2026-11-19", "2026-11-20", "--out", str(pdf))
    answer = demo(*words, "--excel", str(excel), "--json").json
    assert (answer["from"], answer["to"]) == ("2026-11-19", "2026-11-20")
    assert pdf.read_bytes().startswith(b"%PDF") and excel.read_bytes().startswith(b"PK")
    printed = demo("print", "inspection-pack", "2026-11", "--out", str(pdf), "--json").json
    assert printed["from"] == "2026-11-01"
    assert demo("print", "inspection-pack", "明年", "--out", str(pdf)).code == 2
    assert demo("inspection", "pack").code == 2
    forms = demo("print", "--list", "--json").json["forms"]
    assert {"name": "inspection-pack", "title": "迎检包"} in forms


def test_station_equipment_figures_and_yearly_plans(demo: Command) -> None:
    station = demo("inspection", "station", "微型消防站", "--json").json
    assert len(station["members"]) == 8 and station["violations"] == []
    assert station["posts"][0] == {"position": "站长", "members": ["唐书远"], "required": True}
    assert demo("inspection", "station", "消控室").code == 2
    added = demo("inspection", "equip", "微型消防站", "--json").json
    assert added == {"preset": "unit", "added": ["外线电话"]}
    assert demo("stations", "set", "微型消防站", "--community", "yes", "--json").json["community"]
    figures = demo("drill", "figures", "--json").json
    assert [one["arrive_seconds"] for one in figures["times"]] == [148, 196, 121]
    assert max(one["count"] for one in figures["people"]) == 3
    plan = demo("training", "publicity", "2027", "--plan", "--json").json
    assert len(plan["activities"]) == 8 and plan["reached"] == 0
    assert "覆盖 86 人" in demo("training", "publicity").out
    assert demo("training", "publicity", "27").code == 2
    renewed = demo("inspection", "renew", "1", "--json").json
    assert (renewed["signed_on"], renewed["expires"]) == ("2026-11-20", "2027-11-20")
    rules = demo("training", "coverage", "--json").json["rules"]
    assert {one["rule"] for one in rules} == {"T05", "T06", "S05", "S06"}
    assert {one["department"] for one in rules} == {None, "保安部", "工程部"}
