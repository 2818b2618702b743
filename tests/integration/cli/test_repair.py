"""`roster repair`: proposals first, taken only when asked for."""

from tests.integration.cli.conftest import Command

ABSENT = ("roster", "repair", "--absent", "温知夏", "--from", "2026-11-25")


def test_repair_shows_proposals_and_changes_nothing(demo: Command) -> None:
    before = demo("digest").out
    answer = demo(*ABSENT, "--to", "2026-11-26", "--json")
    (roster,) = answer.json["rosters"]
    assert roster["station"] == "消控室"
    assert roster["lost"]
    assert 1 <= len(roster["proposals"]) <= 3
    assert roster["proposals"][0]["moves"]
    assert answer.code == (0 if any(one["legal"] for one in roster["proposals"]) else 1)
    assert demo("digest").out == before
    assert "方案 1" in demo(*ABSENT).out


def test_repair_takes_a_proposal_into_a_new_draft_and_records_the_leave(demo: Command) -> None:
    done = demo(*ABSENT, "--take", "1", "--leave", "病假", "--json")
    (roster,) = done.json["rosters"]
    shown = demo("roster", "show", "消控室", "2026-11", "--json").json
    assert (shown["version"], shown["status"]) == (2, "DRAFT")
    seats = {(one["date"], one["shift"], one["member"]) for one in shown["assignments"]}
    lost = roster["lost"][0]
    assert (lost["date"], lost["shift"], "温知夏") not in seats
    assert any(one["kind"] == "病假" for one in demo("leave", "list", "2026-11", "--json").json)


def test_repair_refuses_what_cannot_be(demo: Command) -> None:
    assert demo(*ABSENT, "--to", "2026-11-20").code == 2
    assert demo(*ABSENT, "--take", "9").code == 2
    idle = ("roster", "repair", "--absent", "温知夏", "--from", "2027-03-01")
    assert "不用补班" in demo(*idle).out
