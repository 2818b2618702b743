"""Publishing: reasons per kind, the way back, versions compared, the paper on the wall."""

import pytest

from fire_roster.domain.roster_patch import RosterPatch, SeatChange
from fire_roster.errors import UsageProblem
from fire_roster.records.swap import SwapFields
from fire_roster.services.changes import Kind
from fire_roster.services.office import Office
from fire_roster.services.swaps import SwapOrder
from fire_roster.services.wall_copies import WallStatus
from tests.integration.services.people import (
    CONTROL_ROOM,
    DECEMBER,
    EARLY,
    NIGHT,
    add_operator,
    assign,
    seat,
)

PLACE = (CONTROL_ROOM, DECEMBER)


@pytest.fixture
def team(office: Office) -> list[int]:
    """Three operators with a roster full of gaps."""
    keys = [add_operator(office, name) for name in ("张三", "李四", "王五")]
    assign(office, seat(5, NIGHT, keys[0]), seat(6, EARLY, keys[1]))
    return keys


def _replace(office: Office, old: int, new: int) -> None:
    patch = RosterPatch(
        (SeatChange(seat(5, NIGHT, old), None), SeatChange(None, seat(5, NIGHT, new)))
    )
    office.rosters.edit(*PLACE, patch, "换人")


def test_review_groups_open_errors_and_publishing_keeps_them_with_a_reason(
    office: Office, team: list[int]
) -> None:
    review = office.publishing.review(*PLACE)
    kinds = {kind.rule_id: kind for kind in review.kinds}
    assert {"D01", "D02"} <= kinds.keys()
    assert (review.version, review.kept_count, review.diff) == (1, 0, None)
    outcome = office.publishing.publish(*PLACE, {"D01": "试用期间", "D02": "试用期间"}, "第一版")
    after = office.publishing.review(*PLACE)
    assert not {"D01", "D02"} & {kind.rule_id for kind in after.kinds}
    assert after.kept_count == len(kinds["D01"].findings) + len(kinds["D02"].findings)
    assert outcome.value.version == 1 and outcome.changes.touches(Kind.ROSTER)


def test_new_findings_of_a_kept_kind_are_open_again(office: Office, team: list[int]) -> None:
    assign(office, seat(6, EARLY, team[0]))
    office.publishing.publish(*PLACE, {"D02": "人手不足"})
    gone = RosterPatch((SeatChange(seat(6, EARLY, team[0]), None),))
    office.rosters.edit(*PLACE, gone, "撤一人")
    (kind,) = [one for one in office.publishing.review(*PLACE).kinds if one.rule_id == "D02"]
    assert len(kind.findings) == 1


def test_reason_of_last_month_is_suggested(office: Office, team: list[int]) -> None:
    office.publishing.publish(*PLACE, {"D02": "人手不足"})
    kinds = office.publishing.review(CONTROL_ROOM, DECEMBER.shifted(1)).kinds
    assert {one.suggestion for one in kinds if one.rule_id == "D02"} == {"人手不足"}


def test_compare_says_who_and_which_days(office: Office, team: list[int]) -> None:
    with pytest.raises(UsageProblem, match="只有一版"):
        office.publishing.compare(*PLACE)
    office.publishing.publish(*PLACE, {})
    _replace(office, team[0], team[2])
    diff = office.publishing.compare(*PLACE)
    assert (diff.before_version, diff.after_version) == (1, 2)
    assert [one.text for one in diff.shifts] == ["12月5日夜班：张三 → 王五"]
    assert diff.sentence == "改动 1 天（12月5日），涉及张三、王五"
    assert office.publishing.review(*PLACE).diff == diff
    assert office.publishing.compare(*PLACE, 2, 2).sentence == "没有改动"


def test_paper_is_void_until_the_new_version_is_printed(office: Office, team: list[int]) -> None:
    assert office.wall_copies.state(*PLACE).status is WallStatus.UNPUBLISHED
    office.publishing.publish(*PLACE, {})
    unprinted = office.wall_copies.state(*PLACE)
    assert unprinted.status is WallStatus.UNPRINTED and unprinted in office.wall_copies.list_void()
    assert office.wall_copies.note_print(*PLACE, 1).value
    assert office.wall_copies.state(*PLACE).status is WallStatus.CURRENT

    _replace(office, team[0], team[2])
    assert office.wall_copies.state(*PLACE).status is WallStatus.CURRENT
    assert not office.wall_copies.note_print(*PLACE, 2).value
    office.publishing.publish(*PLACE, {})
    void = office.wall_copies.state(*PLACE)
    assert void.status is WallStatus.VOID
    assert void.sentence == "墙上版本（第 1 版）已作废：改动 1 处（12月5日），请打印新版换上。"

    office.wall_copies.note_print(*PLACE, 2)
    assert office.wall_copies.state(*PLACE).sentence == ""
    assert office.wall_copies.list_void() == ()


def test_substitution_makes_the_paper_void_and_stands_on_the_slip(
    office: Office, team: list[int]
) -> None:
    office.publishing.publish(*PLACE, {})
    office.wall_copies.note_print(*PLACE, 1)
    assert office.wall_copies.change_slip(*PLACE).lines == ()
    key = seat(5, NIGHT, team[0]).key
    office.swaps.enter(SwapOrder(key, team[2]), SwapFields(approver="周某"))
    assert office.wall_copies.state(*PLACE).status is WallStatus.VOID
    slip = office.wall_copies.change_slip(*PLACE)
    assert [(line.change.text, line.note) for line in slip.lines] == [
        ("12月5日夜班：张三 → 王五", "替班单 20261201-001")
    ]
    assert (slip.before_version, slip.after_version) == (1, 1)


def test_slip_without_paper_compares_with_the_version_before(
    office: Office, team: list[int]
) -> None:
    office.publishing.publish(*PLACE, {})
    _replace(office, team[0], team[2])
    office.publishing.publish(*PLACE, {})
    slip = office.wall_copies.change_slip(*PLACE)
    assert (slip.before_version, slip.after_version) == (1, 2)
    assert [line.change.came for line in slip.lines] == [("王五",)]


def test_printing_does_not_change_the_content(office: Office, team: list[int]) -> None:
    office.publishing.publish(*PLACE, {})
    start = office.upkeep.digest()
    office.wall_copies.note_print(*PLACE, 1)
    assert office.upkeep.digest() == start
