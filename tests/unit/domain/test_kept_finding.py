"""Which findings carry a reason and which are still open."""

from fire_roster.domain.kept_finding import KeptReasons, subject_of
from fire_roster.domain.rules.d02_staff_on_duty import RULE as D02
from fire_roster.domain.rules.l03_rest_day import RULE as L03
from tests.unit.domain.roster_builder import findings, roster


def test_subject_of_names_people_days_and_shift() -> None:
    [one, *_] = findings(D02, roster("1早:1,2"))
    assert subject_of(one) == f"|2026-12-01|{one.shift or ''}"
    [rest] = findings(L03, roster("1-9早:1"))
    assert subject_of(rest).startswith("1|2026-12-0")


def test_reason_of_one_finding_leaves_the_others_open() -> None:
    found = findings(D02, roster("1-2早:1,2"))
    reasons = KeptReasons({("D02", subject_of(found[0])): "新证正在办理"})
    assert reasons.kept_of(found) == ((found[0], "新证正在办理"),)
    assert reasons.open_of(found) == found[1:]


def test_reason_of_a_rule_keeps_all_its_findings_but_own_reason_wins() -> None:
    found = findings(D02, roster("1早:1,2"))
    reasons = KeptReasons({("D02", ""): "全部", ("D02", subject_of(found[0])): "单独"})
    assert reasons.open_of(found) == ()
    assert reasons.reason_for(found[0]) == "单独"
    assert reasons.reason_for(found[1]) == "全部"
