"""The staffing forecast from stored people, papers and settings."""

from datetime import date

from fire_roster.domain.month import Month
from fire_roster.records.certificate import CertificateFields
from fire_roster.records.member import MemberFields
from fire_roster.services.office import Office
from tests.integration.services.people import CONTROL_ROOM, MICRO_STATION, add_operator


def test_forecast_covers_the_months_from_now_on(office: Office) -> None:
    for number in range(9):
        add_operator(office, f"持证{number}")
    found = office.staffing.forecast(CONTROL_ROOM)
    assert [one.month for one in found[:2]] == [Month(2026, 12), Month(2027, 1)]
    assert len(found) == 12
    assert {(one.needed, one.certified, one.first_gap) for one in found} == {(8, 9, None)}


def test_forecast_certificate_that_ends_opens_the_gap(office: Office) -> None:
    for number in range(7):
        add_operator(office, f"持证{number}")
    key = office.members.add(MemberFields(name="将到期", position="控制室值班员"), "").value
    paper = CertificateFields(level="四级", number="N99", expires=date(2027, 2, 10))
    office.certificates.add(key, paper)
    found = office.staffing.forecast(CONTROL_ROOM, 3)
    assert [one.spare for one in found] == [0, 0, -1]
    assert found[2].first_gap == date(2027, 2, 11)
    assert "将到期证书本月到期" in found[2].advice


def test_forecast_empty_station_is_short_at_once(office: Office) -> None:
    (month,) = office.staffing.forecast(MICRO_STATION, 1)
    assert (month.certified, month.first_gap) == (0, date(2026, 12, 1))
