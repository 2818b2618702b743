"""All certificates with what the page needs to sort them into its views."""

from datetime import date

from fire_roster.domain.month import Month
from fire_roster.domain.rules.c05_online_verification import RULE as ONLINE_VERIFICATION
from fire_roster.services.certificates import CertificateEntry
from fire_roster.services.office import Office
from fire_roster.ui.certificates.certificate_columns import PaperRow


def list_papers(office: Office, today: date) -> list[PaperRow]:
    """Every certificate, then the people who are here and have none."""
    months = round(ONLINE_VERIFICATION.value(office.unit.rule_settings(), "verify_months"))
    oldest = months_before(today, months)
    rows = [
        PaperRow(
            entry.owner,
            entry.owner.is_active_on(today),
            entry,
            _is_verified(entry, oldest),
        )
        for entry in office.certificates.list_all(today)
    ]
    return rows + [PaperRow(owner, True) for owner in office.certificates.members_without()]


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier; the last of the month where it has no such day."""
    month = Month.of(day).shifted(-months)
    return date(month.year, month.number, min(day.day, month.day_count))


def _is_verified(entry: CertificateEntry, oldest: date) -> bool:
    verified = entry.record.verified_on
    return verified is not None and verified >= oldest
