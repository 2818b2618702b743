"""Swaps, versions, leaders, wishes and statistics by command."""

from tests.integration.cli.conftest import Command


def _night(command: Command) -> list[str]:
    (found,) = [
        one
        for one in command("duty", "--at", "2026-11-26T02:00", "--json").json
        if one["station"] == "消控室"
    ]
    return list(found["members"])


def test_swap_of_a_published_month_reaches_duty_and_is_cancelled_again(demo: Command) -> None:
    before = _night(demo)
    leaving = before[0]
    free = [
        one["member"]
        for one in demo("why", "消控室", "2026-11-25", "夜", "--json").json
        if one["eligible"] and one["station_member"] and not one["assigned"]
    ]
    done = demo(
        "roster",
        "swap",
        "消控室",
        "2026-11-25",
        "夜",
        leaving,
        free[0],
        "--approver",
        "周某",
        "--json",
    )
    assert (done.code, done.json["as"], done.json["kind"]) == (0, "swap", "substitution")
    assert sorted(_night(demo)) == sorted([before[1], free[0]])
    listed = demo("roster", "swaps", "消控室", "2026-11", "--json").json
    # The demonstration unit has one of its own on the last day of the month.
    assert [(one["state"], one["date"]) for one in listed] == [
        ("applied", "2026-11-25"),
        ("applied", "2026-11-30"),
    ]
    final = demo("roster", "show", "消控室", "2026-11", "--final", "--json").json
    assert done.json["id"] in final["swaps"]
    assert demo("roster", "cancel-swap", str(done.json["id"]), "--reason", "本人到岗").code == 0
    assert _night(demo) == before


def test_swap_of_a_draft_month_edits_the_draft(demo: Command) -> None:
    shown = demo("roster", "show", "消控室", "2026-12", "--json").json["assignments"]
    one = next(seat for seat in shown if (seat["date"], seat["shift"]) == ("2026-12-05", "早"))
    other = next(
        seat
        for seat in shown
        if (seat["date"], seat["shift"]) == ("2026-12-05", "中") and seat["member"] != one["member"]
    )
    words = ("roster", "swap", "消控室", "2026-12-05", "早", str(one["member_id"]))
    done = demo(*words, str(other["member_id"]), "--for-shift", "中", "--json")
    assert (done.code, done.json["as"]) == (0, "edit")
    after = demo("roster", "show", "消控室", "2026-12", "--json").json["assignments"]
    found = {(seat["shift"], seat["member_id"]) for seat in after if seat["date"] == "2026-12-05"}
    assert {("早", other["member_id"]), ("中", one["member_id"])} <= found
    assert ("早", one["member_id"]) not in found


def test_swap_that_cannot_be_is_told_and_refused(demo: Command) -> None:
    words = ("roster", "swap", "消控室", "2026-11-25", "夜", "温知夏", "邵景行")
    dry = demo(*words, "--dry-run")
    assert dry.code == 1 and "不能这样换" in dry.out
    assert demo(*words).code == 3
    assert (
        demo(
            "roster", "swap", "消控室", "2026-11-25", "夜", "温知夏", "--for-date", "2026-11-26"
        ).code
        == 2
    )


def test_versions_diff_and_reasons(demo: Command) -> None:
    demo("roster", "set", "消控室", "2026-11-25", "早", "温知夏")
    diff = demo("roster", "diff", "消控室", "2026-11", "--json").json
    assert (diff["from"], diff["to"], diff["days"]) == (1, 2, ["2026-11-25"])
    assert diff["changes"][0]["shift"] == "早"
    done = demo(
        "roster", "publish", "消控室", "2026-11", "--reason", "D02=新人到岗前", "--json"
    ).json
    kinds = {one["rule"]: one["reason"] for one in done["kinds"]}
    assert kinds["D02"] == "新人到岗前"
    assert "还没有打印" in done["wall_copy"]
    versions = demo("roster", "versions", "消控室", "2026-11", "--json").json
    assert [one["status"] for one in versions["versions"]] == ["ARCHIVED", "PUBLISHED"]
    assert demo("roster", "diff", "消控室", "2027-02").code == 2


def test_leaders_and_periods(demo: Command) -> None:
    wanted = demo("leads", "list", "2026-10", "--json").json
    assert wanted[0]["wanted"] and wanted[0]["name"] is None
    words = ("--name", "周某", "--title", "副总", "--phone", "15400000001")
    assert demo("leads", "set", "2026-10-01", "2026-10-07", *words).code == 0
    assert demo("leads", "list", "2026-10", "--json").json[0]["name"] == "周某"
    added = demo("leads", "add-period", "岁末安保", "2026-12-30", "2026-12-31", "--json").json
    assert (added["extra_staff"], added["station"]) == (1, None)
    checked = demo("roster", "check", "消控室", "2026-12", "--json").json["violations"]
    assert {one["rule"] for one in checked} >= {"H01", "H02"}
    assert demo("leads", "periods", "--json").json == [added]
    assert demo("leads", "delete-period", str(added["id"])).code == 0
    assert demo("leads", "set", "2026-10-07", "2026-10-01", *words).code == 2


def test_wishes(demo: Command) -> None:
    done = demo("wishes", "add", "温知夏", "2026-12-24", "--shift", "夜班", "--json").json
    assert (done["wanted"], done["shift"], done["to"]) == (False, "夜班", "2026-12-24")
    assert [one["id"] for one in demo("wishes", "list", "2026-12", "--json").json] == [done["id"]]
    assert demo("wishes", "delete", str(done["id"])).code == 0
    assert demo("wishes", "list", "--json").json == []


def test_statistics_of_every_kind_of_period(demo: Command) -> None:
    month = demo("statistics", "2026-11", "--station", "消控室", "--json").json
    assert month["members"][0].keys() >= {"hours", "nights", "weekends", "statutory_holidays"}
    assert 0 <= month["balance"]["overall"] <= 100
    year = demo("statistics", "2026", "--json").json
    assert (year["from"], year["to"], year["station"]) == ("2026-01", "2026-12", None)
    quarter = demo("statistics", "2026-Q4", "--json").json
    assert (quarter["from"], quarter["to"]) == ("2026-10", "2026-12")
    assert demo("statistics", "2025..2026", "--json").json["from"] == "2025-01"
    assert "均衡度" in demo("statistics", "2026-11").out
    assert demo("statistics", "去年").code == 2
