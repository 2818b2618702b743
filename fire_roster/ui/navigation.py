"""The pages of the window, one line each."""

from dataclasses import dataclass
from importlib import import_module
from threading import Lock

from fire_roster.ui.context import AppContext
from fire_roster.ui.page import Page

_IMPORTING = Lock()


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page in the navigation. `target` is `module:Class`, imported on the first visit."""

    key: str
    title: str
    icon: str
    target: str
    is_passing: bool = False
    """Listed at the end, and only as long as there is something to do in it."""

    def load(self) -> type[Page]:
        """Import the page; from any thread, one at a time."""
        module_name, class_name = self.target.split(":")
        # Two threads that import modules of one circle would find them half made.
        with _IMPORTING:
            page_class: type[Page] = getattr(import_module(module_name), class_name)
        return page_class

    def make(self, context: AppContext) -> Page:
        """The page itself."""
        return self.load()(context, self.title)


PAGES = (
    PageEntry("today", "今日", "sun", "fire_roster.ui.today.today_page:TodayPage"),
    PageEntry("roster", "值班表", "calendar-days", "fire_roster.ui.roster.roster_page:RosterPage"),
    PageEntry("swaps", "调班统计", "refresh-cw", "fire_roster.ui.swaps.swaps_page:SwapsPage"),
    PageEntry("members", "人员", "users", "fire_roster.ui.members.members_page:MembersPage"),
    PageEntry(
        "certificates",
        "证书",
        "badge-check",
        "fire_roster.ui.certificates.certificates_page:CertificatesPage",
    ),
    PageEntry("drills", "演练训练", "flame", "fire_roster.ui.practice.drills_page:DrillsPage"),
    PageEntry(
        "inspection",
        "自查迎检",
        "shield-check",
        "fire_roster.ui.practice.inspection_page:InspectionPage",
    ),
    PageEntry(
        "staffing", "人手预测", "clock", "fire_roster.ui.staffing.staffing_page:StaffingPage"
    ),
    PageEntry("printing", "打印", "printer", "fire_roster.ui.printing.printing_page:PrintingPage"),
    PageEntry("alerts", "提醒", "bell", "fire_roster.ui.alerts.alerts_page:AlertsPage"),
    PageEntry("settings", "设置", "settings", "fire_roster.ui.settings.settings_page:SettingsPage"),
    PageEntry(
        "start", "开始使用", "house", "fire_roster.ui.first_start.start_page:StartPage", True
    ),
)
