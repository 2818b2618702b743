"""All sources, one line each: what is told comes from here and from nowhere else."""

from collections.abc import Callable, Iterable, Mapping

from fire_roster.domain.alerts.coverage import coverage_deadlines
from fire_roster.domain.alerts.dated_items import (
    backup_deadlines,
    dated_source,
    lead_deadlines,
    report_deadlines,
)
from fire_roster.domain.alerts.deadline import Deadline
from fire_roster.domain.alerts.facts import AlertFacts
from fire_roster.domain.alerts.kinds import AlertKind, AlertSettings
from fire_roster.domain.alerts.papers import (
    expiry_deadlines,
    review_deadlines,
    scan_deadlines,
    verification_deadlines,
)
from fire_roster.domain.alerts.plans import (
    holiday_deadlines,
    roster_deadlines,
    staffing_deadlines,
    unpublished_deadlines,
)
from fire_roster.domain.alerts.shifts import (
    begin_deadlines,
    leave_deadlines,
    short_deadlines,
    uncovered_deadlines,
)

Source = Callable[[AlertFacts, AlertSettings], Iterable[Deadline]]

SOURCES: Mapping[AlertKind, Source] = {
    AlertKind.UNCOVERED_NOW: uncovered_deadlines,
    AlertKind.SHIFT_SHORT: short_deadlines,
    AlertKind.CERTIFICATE: expiry_deadlines,
    AlertKind.REVIEW: review_deadlines,
    AlertKind.VERIFICATION: verification_deadlines,
    AlertKind.SCAN: scan_deadlines,
    AlertKind.ROSTER_MISSING: roster_deadlines,
    AlertKind.UNPUBLISHED: unpublished_deadlines,
    AlertKind.SHIFT_BEGIN: begin_deadlines,
    AlertKind.LEAVE: leave_deadlines,
    AlertKind.STAFFING: staffing_deadlines,
    AlertKind.HOLIDAYS: holiday_deadlines,
    AlertKind.LEAD: lead_deadlines,
    AlertKind.STAFF_REPORT: report_deadlines,
    AlertKind.WALL_COPY: dated_source(AlertKind.WALL_COPY),
    AlertKind.DRILL: dated_source(AlertKind.DRILL),
    AlertKind.TRAINING: dated_source(AlertKind.TRAINING),
    AlertKind.COVERAGE: coverage_deadlines,
    AlertKind.SELF_CHECK: dated_source(AlertKind.SELF_CHECK),
    AlertKind.EQUIPMENT: dated_source(AlertKind.EQUIPMENT),
    AlertKind.HAZARD: dated_source(AlertKind.HAZARD),
    AlertKind.BACKUP: backup_deadlines,
}


def collect(facts: AlertFacts, settings: AlertSettings) -> tuple[Deadline, ...]:
    """Every deadline up to the end of the window, of the kinds that are on."""
    return tuple(
        deadline
        for kind, source in SOURCES.items()
        if settings.is_on(kind)
        for deadline in source(facts, settings)
        if deadline.due is None or deadline.due <= facts.window.end
    )
