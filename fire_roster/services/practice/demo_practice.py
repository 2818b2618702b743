"""Everything about practice for the demonstration unit."""

from fire_roster.assets import load_json
from fire_roster.services.practice.demo_desk import DemoDesk
from fire_roster.services.practice.demo_drills import DemoDrills
from fire_roster.services.practice.demo_records import DemoRecords
from fire_roster.store.queries import office


def write_demo_practice(desk: DemoDesk) -> None:
    """Staff count and key places of the unit, drills, courses, records."""
    content = load_json("data", "demo_practice.json")
    unit = office.get_unit(desk.transaction.session)
    for name, value in content["unit"].items():
        setattr(unit, name, value)
    desk.transaction.session.add(unit)
    DemoDrills(desk, content).write()
    DemoRecords(desk, content).write()
