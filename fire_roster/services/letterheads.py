"""表头: what the unit's paper carries at head and foot."""

from fire_roster.printing.sheets import Letterhead
from fire_roster.store.queries import office
from fire_roster.store.transaction import Session

NO_NAME = "（单位名称未填写）"


def load_letterhead(session: Session) -> Letterhead:
    """The letterhead in force."""
    return Letterhead(unit_name=office.get_unit(session).name or NO_NAME)
