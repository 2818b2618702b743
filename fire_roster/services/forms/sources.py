"""The services that forms are filled from; each is made on first use."""

from fire_roster.services.basic_office import BasicOffice
from fire_roster.services.ledger_office import LedgerOffice
from fire_roster.services.practice_office import PracticeOffice
from fire_roster.services.roster_office import RosterOffice


class FormSources(RosterOffice, PracticeOffice, LedgerOffice, BasicOffice):
    """What a form may ask."""
