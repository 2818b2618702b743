"""The JSON that scripts rely on: keys are never renamed, absent is null."""

import pytest

from tests.integration.cli.conftest import Command

_JUDGEMENT = {"station", "month", "errors", "warnings", "violations", "objective", "bound", "short"}
_VIOLATION = {"rule", "severity", "message", "clause", "amount", "members", "dates", "shift"}


def test_members_list_has_every_key(demo: Command) -> None:
    member = demo("members", "list", "--json").json[0]
    assert member.keys() >= {
        "id", "name", "sex", "id_number", "phone", "position", "team", "stations",
        "joined", "left", "remark", "certificates",
    }  # fmt: skip
    assert member["left"] is None
    assert member["certificates"][0].keys() >= {
        "type", "level", "direction", "number", "issued", "expires", "long_term",
        "review_due", "verified_on",
    }  # fmt: skip
    assert member["certificates"][0]["level"] == "三级"
    assert member["certificates"][0]["direction"] is None


def test_roster_show_is_sorted_and_names_members(demo: Command) -> None:
    shown = demo("roster", "show", "消控室", "2026-11", "--json").json
    assert (shown["station"], shown["month"], shown["version"]) == ("消控室", "2026-11", 1)
    assert shown["shifts"][2] == {"code": "夜", "name": "夜班", "start": "24:00", "end": "08:00"}
    seats = shown["assignments"]
    assert seats == sorted(seats, key=lambda one: (one["date"], one["shift"], one["member"]))
    assert seats[0].keys() >= {"date", "shift", "member", "member_id", "position", "locked"}


def test_roster_check_names_rule_clause_and_people(demo: Command) -> None:
    answer = demo("roster", "check", "B座消控室", "2026-12", "--json")
    found = answer.json
    assert answer.code == 1
    assert found.keys() >= _JUDGEMENT
    assert found["errors"] == sum(one["severity"] == "error" for one in found["violations"]) > 0
    assert all(one.keys() >= _VIOLATION and one["clause"] for one in found["violations"])
    assert found["short"][0].keys() >= {"date", "shift", "missing", "level", "reason"}
    assert found["short"][0]["level"] == "五级"


def test_roster_check_without_errors_exits_0(demo: Command) -> None:
    answer = demo("roster", "check", "消控室", "2026-11", "--json")
    assert (answer.code, answer.json["errors"]) == (0, 0)


def test_why_gives_each_member_a_tick_or_reasons(demo: Command) -> None:
    found = demo("why", "消控室", "2026-11-25", "早", "--json").json
    by_name = {one["member"]: one for one in found}
    assert len(found) == 24
    assert by_name["温知夏"]["eligible"] is True
    assert by_name["乔北辰"]["reasons"][0]["rule"] == "C01"
    assert "C02" in [reason["rule"] for reason in by_name["施雨桐"]["reasons"]]
    assert by_name["季青临"]["reasons"][0].keys() >= {"rule", "severity", "message", "clause"}


def test_why_in_text_shows_tick_and_clause(demo: Command) -> None:
    out = demo("why", "消控室", "2026-11-25", "早").out
    assert "✓ 温知夏" in out
    assert "× 乔北辰" in out
    assert "消防法" in out


@pytest.mark.parametrize(
    ("state", "names"),
    [
        ("expiring", ["阮听雪", "廖星野", "柏舟", "苗若兰", "邵景行"]),
        ("expired", ["乔北辰"]),
        ("missing", ["季青临", "梁𬀩", "李婷（站二班）", "买合木提·吐尔逊", "洪思齐"]),
    ],
)
def test_certificates_list_by_state(demo: Command, state: str, names: list[str]) -> None:
    found = demo("certificates", "list", "--state", state, "--json").json
    assert [one["member"] for one in found] == names
    assert {one["state"] for one in found} == {state}


def test_print_list_names_the_forms(command: Command) -> None:
    forms = command("print", "--list", "--json").json["forms"]
    assert {"wall-roster", "day-list"} <= {form["name"] for form in forms}
    assert all(form["title"] for form in forms)
