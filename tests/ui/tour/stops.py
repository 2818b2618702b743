"""Where the tour stops: one line per page, dialog and menu.

`PARTS` needs no services; `PAGES` are visited in the demonstration unit and with sixty people.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from fire_roster.domain.month import Month
from tests.ui.tour import alert_ways, practice_ways, ways
from tests.ui.tour.scene import Scene


@dataclass(frozen=True, slots=True)
class Stop:
    """A place to look at: `show` brings it on the screen and returns the widget."""

    name: str
    show: Callable[[Scene], QWidget]


PARTS = (
    Stop("gallery", ways.page("gallery")),
    Stop("gallery-low", ways.page("gallery", bottom=True)),
    Stop("grid-marks", ways.page("grid")),
    Stop("empty-page", ways.page("empty")),
    Stop("toast", ways.toast),
    Stop("confirm", ways.confirm),
    Stop("error", ways.error),
    Stop("crash", ways.crash),
    Stop("progress", ways.progress),
    Stop("column-filter", ways.column_filter),
    Stop("column-menu", ways.column_menu),
    Stop("calendar", ways.calendar),
)
PAGES = (
    Stop("today", ways.page("today")),
    Stop("roster", ways.page("roster", month=Month(2026, 12))),
    Stop("roster-findings", ways.roster_findings),
    Stop("roster-candidates", ways.roster_candidates),
    Stop("roster-empty", ways.page("roster", month=Month(2027, 2))),
    Stop("roster-menu", ways.roster_menu),
    Stop("roster-find", ways.roster_find),
    Stop("roster-paste", ways.roster_paste),
    Stop("roster-keep", ways.roster_keep),
    Stop("roster-calendar", ways.roster_view("board")),
    Stop("roster-both", ways.roster_view("both")),
    Stop("roster-publish", ways.roster_dialog("publish")),
    Stop("roster-versions", ways.roster_dialog("show_versions")),
    Stop("roster-print", ways.roster_dialog("print_roster")),
    Stop("generate-search", ways.generate_search),
    Stop("generate-rotation", ways.generate_rotation),
    Stop("generate-result", ways.generate_result),
    Stop("generate-impossible", ways.generate_impossible),
    Stop("swaps", ways.swap_list),
    Stop("swap-new", ways.swap),
    Stop("swaps-repair", ways.swap_panel_dialog("swaps", "repair")),
    Stop("swaps-statistics", ways.page("swaps", panel="statistics")),
    Stop("swaps-leads", ways.page("swaps", panel="leads")),
    Stop("lead-edit", ways.swap_panel_dialog("leads", "set_lead")),
    Stop("period-new", ways.swap_panel_dialog("leads", "add_period")),
    Stop("swaps-wishes", ways.page("swaps", panel="wishes")),
    Stop("wish-new", ways.swap_panel_dialog("wishes", "add")),
    Stop("members", ways.page("members")),
    Stop("member-new", ways.page("members", action="add")),
    Stop("member-form", ways.member("form")),
    Stop("member-certificates", ways.member("certificates")),
    Stop("member-leaves", ways.member("leaves")),
    Stop("member-files", ways.member("files")),
    Stop("member-purge", ways.members_dialog("open_purge")),
    Stop("member-reports", ways.members_dialog("open_reports")),
    Stop("import-file", ways.page("members", action="import")),
    Stop("import-columns", ways.import_step(1)),
    Stop("import-by-hand", ways.import_by_hand),
    Stop("import-preview", ways.import_step(2)),
    Stop("import-doubts", ways.import_doubts),
    Stop("certificates", ways.page("certificates")),
    Stop("certificates-expiring", ways.page("certificates", view="expiring")),
    Stop("certificates-matrix", ways.page("certificates", view="matrix")),
    Stop("certificate-edit", ways.certificate),
    Stop("drills", practice_ways.practice("drills", "drill")),
    Stop("drill-plan", practice_ways.practice("drills", "drill", record=True)),
    Stop("drill-held", practice_ways.practice("drills", "drill", record=True, tab=1)),
    Stop("drill-evaluation", practice_ways.practice("drills", "drill", record=True, tab=2)),
    Stop("drill-people", practice_ways.practice("drills", "drill", record=True, tab=3)),
    Stop("drill-timeline", practice_ways.practice("drills", "drill", record=True, tab=4)),
    Stop("drill-hazards", practice_ways.drill_hazards),
    Stop("trainings", practice_ways.practice("drills", "training")),
    Stop("training-people", practice_ways.practice("drills", "training", record=True, tab=2)),
    Stop("equipment", practice_ways.practice("drills", "equipment")),
    Stop("equipment-new", practice_ways.new_record("drills", "equipment")),
    Stop("partners", practice_ways.practice("drills", "partner")),
    Stop("inspection", practice_ways.practice("inspection", "overview")),
    Stop("inspection-pack", practice_ways.pack),
    Stop("self-checks", practice_ways.practice("inspection", "self-check")),
    Stop("self-check-menu", practice_ways.self_check_menu),
    Stop("self-check", practice_ways.practice("inspection", "self-check", record=True, tab=1)),
    Stop("hazards", practice_ways.practice("inspection", "hazard")),
    Stop("hazard-new", practice_ways.new_record("inspection", "hazard")),
    Stop("duty-logs", practice_ways.practice("inspection", "duty-log")),
    Stop("duty-log", practice_ways.practice("inspection", "duty-log", record=True, tab=2)),
    Stop("handover-new", practice_ways.new_record("inspection", "handover")),
    Stop("device-off-new", practice_ways.new_record("inspection", "device-off")),
    Stop("contracts", practice_ways.practice("inspection", "contract")),
    Stop("template-new", practice_ways.new_record("inspection", "template")),
    Stop("staffing", ways.page("staffing")),
    Stop("certificate-scans", ways.certificate_scans),
    Stop("certificate-renewal", ways.renewal),
    Stop("certificate-types", ways.certificate_types),
    Stop("certificate-type-new", ways.certificate_type),
    Stop("search", ways.search("w")),
    Stop("bell", ways.bell),
    Stop("alerts", ways.page("alerts")),
    Stop("alerts-digest", ways.page("alerts", view="digest")),
    Stop("alerts-coming", ways.page("alerts", view="coming")),
    Stop("alert-card", alert_ways.card),
    Stop("alert-snooze", alert_ways.snooze),
    Stop("health-panel", alert_ways.health_panel),
    Stop("close-question", alert_ways.close_question),
    Stop("wall-screen", alert_ways.wall_screen),
    Stop("settings-alerts", ways.page("settings", panel="alerts")),
    Stop("alert-kind", alert_ways.kind),
    Stop("settings-unit", ways.page("settings", panel="unit")),
    Stop("settings-letterhead", ways.page("settings", panel="letterhead")),
    Stop("printing", ways.printing("wall-roster", month=Month(2026, 12))),
    Stop("printing-strip", ways.printing("daily-strip")),
    Stop("printing-slip", ways.printing("leave-slip")),
    Stop("printing-batch", ways.printing_batch),
    Stop("settings-stations", ways.page("settings", panel="stations")),
    Stop("settings-shifts", ways.page("settings", panel="shifts")),
    Stop("settings-rules", ways.page("settings", panel="rules")),
    Stop("settings-holidays", ways.page("settings", panel="holidays")),
    Stop("settings-backups", ways.page("settings", panel="backups")),
    Stop("settings-logbook", ways.page("settings", panel="logbook")),
    Stop("settings-about", ways.page("settings", panel="about")),
    Stop("recycle-bin", ways.recycle_bin),
    Stop("holiday-new", ways.holiday),
    Stop("rule-edit", ways.rule),
    # The one stop that writes comes last.
    Stop("import-result", ways.import_step(3)),
)
