"""The proof of cover against a brute-force count, minute by minute."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from fire_roster.domain.certificate import CertificateFacts, CertificateType, Level
from fire_roster.domain.evidence import (
    AbsenceNote,
    CoverBackground,
    CoverStretch,
    cover_stretches,
    covered_share,
    share_text,
    shortfall_reason,
    uncovered,
)
from fire_roster.domain.member import LeaveFacts, MemberFacts
from fire_roster.domain.roster import Duty
from fire_roster.domain.shift import ShiftType
from fire_roster.domain.time_span import TimeSpan
from fire_roster.domain.unit import StationFacts, StationKind

ROOM = StationFacts(1, "消控室", StationKind.CONTROL_ROOM, min_level=Level.FOUR)
MICRO = StationFacts(2, "微站", StationKind.MICRO_STATION)
FIRST = date(2026, 12, 30)
SPAN = TimeSpan(datetime(2026, 12, 30), datetime(2027, 1, 2))
SHIFTS = (
    ShiftType(1, "早", "早班", 480, 960),
    ShiftType(2, "中", "中班", 960, 1440),
    ShiftType(3, "夜", "夜班", 1440, 1920),
)
DUTY = CertificateType.OPERATOR.value


def _member(
    key: int, level: Level | None, expires: date | None, issued: date | None
) -> MemberFacts:
    papers = (CertificateFacts(DUTY, level, issued=issued, expires=expires),) if level else ()
    return MemberFacts(key, f"员{key}", certificates=papers)


def _duty(member_id: int, offset: int, shift: int, station: StationFacts = ROOM) -> Duty:
    day = FIRST + timedelta(days=offset)
    kind = SHIFTS[shift]
    return Duty(
        station.station_id,
        station.name,
        member_id,
        day,
        kind,
        kind.span_on(day),
        is_control_room=station.is_control_room,
    )


_DAYS = st.one_of(st.none(), st.dates(date(2026, 12, 28), date(2027, 1, 3)))
_MEMBERS = st.builds(
    lambda papers: {key: _member(key, *paper) for key, paper in enumerate(papers, start=1)},
    st.lists(
        st.tuples(st.sampled_from([None, Level.FIVE, Level.FOUR, Level.THREE]), _DAYS, _DAYS),
        min_size=4,
        max_size=4,
    ),
)
_DUTIES = st.lists(
    st.builds(_duty, st.integers(1, 4), st.integers(-2, 3), st.integers(0, 2)), max_size=16
)


@settings(max_examples=150, deadline=None)
@given(_MEMBERS, _DUTIES)
def test_stretches_equal_a_count_of_every_half_hour(
    members: dict[int, MemberFacts], duties: list[Duty]
) -> None:
    stretches = cover_stretches(ROOM, duties, members, SPAN)
    assert stretches[0].span.start == SPAN.start and stretches[-1].span.end == SPAN.end
    moment = SPAN.start
    while moment < SPAN.end:
        (stretch,) = [one for one in stretches if one.span.contains(moment)]
        present = {duty.member_id for duty in duties if duty.span.contains(moment)}
        good = {key for key in present if _is_fit(members[key], moment)}
        assert (set(stretch.member_ids), set(stretch.entitled_ids)) == (present, good)
        assert stretch.missing == max(0, 2 - len(good))
        moment += timedelta(minutes=30)


def _is_fit(member: MemberFacts, moment: datetime) -> bool:
    day = moment.date()
    return any(
        paper.level is not None
        and paper.level >= Level.FOUR
        and (paper.issued is None or paper.issued <= day)
        and (paper.expires is None or day <= paper.expires)
        for paper in member.certificates
    )


def test_share_and_gaps() -> None:
    members = {key: _member(key, Level.FOUR, None, None) for key in (1, 2)}
    duties = [
        _duty(key, offset, shift)
        for key in (1, 2)
        for offset in (-1, 0, 1, 2)
        for shift in (0, 1, 2)
    ]
    whole = cover_stretches(ROOM, duties, members, SPAN)
    assert (uncovered(whole), covered_share(whole)) == ((), 1.0)
    assert {one.span.start.date() for one in whole} == {FIRST, date(2026, 12, 31), date(2027, 1, 1)}
    without = [duty for duty in duties if (duty.member_id, duty.shift.code) != (2, "中")]
    gaps = uncovered(cover_stretches(ROOM, without, members, SPAN))
    assert [one.span.hours for one in gaps] == [8, 8, 8]
    assert covered_share(cover_stretches(ROOM, without, members, SPAN)) == 48 / 72
    assert covered_share(()) == 1.0


def test_reasons_name_the_people_and_what_is_wrong_with_their_papers() -> None:
    members = {
        1: _member(1, Level.FOUR, date(2026, 12, 20), None),
        2: _member(2, Level.FIVE, None, None),
        3: _member(3, None, None, None),
    }
    duties = [_duty(key, 0, 0) for key in (1, 2, 3)]
    night, day, *_ = cover_stretches(ROOM, duties, members, SPAN)
    assert shortfall_reason(night, members) == "没有排人"
    text = shortfall_reason(day, members)
    assert text == (
        "排了 3 人，需要 2 人；员1证书 2026-12-20 已到期；员2证书为五级，低于四级；"
        "员3没有当日有效的证书"
    )


def test_who_is_away_doubled_denied_or_of_no_level_does_not_count() -> None:
    good = _member(1, Level.FOUR, None, None).certificates[0]
    members = {
        1: MemberFacts(1, "休", certificates=(good,), leaves=(LeaveFacts(FIRST, FIRST, "病假"),)),
        2: MemberFacts(2, "双", certificates=(good,)),
        3: MemberFacts(3, "空号", certificates=(replace(good, refuted="查无此证"),)),
        4: MemberFacts(4, "走", certificates=(good,), left=FIRST - timedelta(days=1)),
        5: MemberFacts(5, "无级", certificates=(replace(good, level=None),)),
        6: MemberFacts(6, "缺"),
    }
    other = replace(ROOM, station_id=9, name="B座消控室")
    background = CoverBackground(
        elsewhere=(_duty(2, 0, 0, other), _duty(2, 0, 1, other)),
        absences=(
            AbsenceNote(6, SHIFTS[0].span_on(FIRST), "家中有事"),
            AbsenceNote(6, SHIFTS[1].span_on(FIRST)),
            AbsenceNote(1, SHIFTS[0].span_on(FIRST), "已补"),
        ),
    )
    duties = [_duty(key, 0, 0) for key in (1, 2, 3, 4, 5)]
    _, day, evening, *_ = cover_stretches(ROOM, duties, members, SPAN, background)
    assert (day.entitled_ids, day.missing) == ((), 2)
    assert shortfall_reason(day, members) == (
        "排了 5 人，需要 2 人；休 12月30日病假；空号证书联网核验结果为“查无此证”；"
        "走 已于12月29日离职；无级证书没有登记等级；双同时排在B座消控室；缺缺勤（家中有事）"
    )
    assert shortfall_reason(evening, members) == "没有排人；缺缺勤"
    micro = cover_stretches(MICRO, [_duty(2, 0, 0, MICRO)], members, SPAN, background)
    assert micro[1].entitled_ids == (2,)


def test_share_is_never_rounded_up_to_everything() -> None:
    minutes = TimeSpan(SPAN.start, SPAN.start + timedelta(days=400))
    whole = CoverStretch(minutes, (1, 2), (1, 2), 2)
    gap = CoverStretch(TimeSpan(minutes.end, minutes.end + timedelta(minutes=1)), (), (), 2)
    assert (share_text((whole, gap)), share_text((whole,))) == ("99.99%", "100.00%")


def test_micro_station_asks_for_no_certificate() -> None:
    members = {key: _member(key, None, None, None) for key in (1, 2)}
    duties = [_duty(key, 0, 0, MICRO) for key in (1, 2)]
    stretches = cover_stretches(MICRO, duties, members, SPAN)
    assert [one.missing for one in stretches if one.member_ids] == [0]
