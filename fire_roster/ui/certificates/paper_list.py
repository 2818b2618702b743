"""All certificates with what the page needs to sort them into its views."""

from datetime import date

from fire_roster.services.office import Office
from fire_roster.ui.certificates.certificate_columns import PaperRow


def list_papers(office: Office, today: date) -> list[PaperRow]:
    """Every certificate, then the people who are here and have none."""
    papers, owners = office.certificates.list_with_owners(today)
    rows = [
        PaperRow(entry.owner, entry.owner.is_active_on(today), entry, entry.is_verified)
        for entry in papers
    ]
    return rows + [
        PaperRow(owner, True)
        for owner in owners
        if not owner.certificates and owner.is_active_on(today)
    ]
