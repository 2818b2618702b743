"""Whether a station can be staffed in the months to come."""

from tests.integration.cli.conftest import Command


def test_staffing_gives_every_month_with_every_key(demo: Command) -> None:
    found = demo("staffing", "消控室", "--json").json
    assert [one["month"] for one in found][:2] == ["2026-11", "2026-12"] and len(found) == 12
    assert found[0].keys() >= {
        "month", "station", "needed", "certified", "spare", "spare_if_one_leaves",
        "first_gap", "advice",
    }  # fmt: skip
    for one in found:
        assert one["spare"] == one["certified"] - one["needed"]
        assert one["spare_if_one_leaves"] == one["spare"] - 1
        assert (one["course_begin"] is None) == (one["spare"] >= 0)
        assert one["level"] == "四级"


def test_staffing_for_people_begins_with_one_sentence(demo: Command) -> None:
    lines = demo("staffing", "微型消防站", "--months", "3").out.splitlines()
    assert lines[0].startswith("微型消防站：") and lines[0].endswith("。")
    assert len(lines) == 1 + 1 + 3 or len(lines) == 1 + 2 + 3


def test_staffing_refuses_no_months_and_unknown_stations(demo: Command) -> None:
    assert demo("staffing", "消控室", "--months", "0").code == 2
    assert demo("staffing", "没有的站").code == 2
