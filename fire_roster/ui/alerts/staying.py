"""The program without its window: what closing means, the menu of the tray, starting hidden."""

from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from fire_roster.ui.alerts.desk import AlertDesk
from fire_roster.ui.context import AppContext
from fire_roster.ui.main_window import MainWindow
from fire_roster.ui.residence import Residence

_TRAY_LOOK_MS = 2_000
_TRAY_LOOKS = 30
"""The place for tray icons may come a minute after the login."""


class Staying(QObject):
    """Keeps the program in the tray as its user wishes, and only where there is a tray."""

    def __init__(
        self, context: AppContext, window: MainWindow, desk: AlertDesk, residence: Residence
    ) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._desk = desk
        self._residence = residence
        self._looks = 0
        self._is_leaving = False
        window.stay_behind = self.stay_behind
        window.closing.connect(self._on_closing)
        desk.tray.opened.connect(window.bring_to_front)
        desk.tray.menu.aboutToShow.connect(self.refresh_menu)
        desk.tray.add_actions(
            {
                "打开消防值班": window.bring_to_front,
                "查看提醒": desk.open_page,
                "打印本月值班表": self._print_month,
                "大屏": self._open_wall_screen,
                " ": window.show,
                "暂停弹出 1 小时": desk.mute,
                "退出": self.leave,
            }
        )
        application = QApplication.instance()
        if isinstance(application, QApplication):
            # A dialog or the card that closes last must not end the watch.
            application.setQuitOnLastWindowClosed(False)

    def stay_behind(self) -> bool:
        """Whether the program goes on without the window; asks the first time."""
        if not self._desk.tray.is_available():
            return False
        stays = self._residence.stays_in_tray
        if stays is None:
            stays = self._ask()
        if stays and self._residence.says_once():
            self._desk.tray.tell("消防值班仍在运行", "到点会继续提醒；点这里的图标可以再打开窗口。")
        return stays

    def start_hidden(self) -> None:
        """No window where there is a tray; a minimised one where none comes."""
        if self._desk.tray.is_available():
            self._desk.tray.show()
            return
        self._looks += 1
        if self._looks > _TRAY_LOOKS:
            self._window.showMinimized()
        else:
            QTimer.singleShot(_TRAY_LOOK_MS, self, self.start_hidden)

    def leave(self) -> None:
        """End the program, unless typing would be lost."""
        if self._window.may_close():
            self._window.close()

    def refresh_menu(self) -> None:
        """The lines that tell: next change of duty."""
        self._context.tasks.run(lambda control: self._next_duty(), self._show_next_duty)

    def _next_duty(self) -> str:
        services: Any = self._context.services
        if services.accounts.hides_names():
            return "已锁定，登录后显示"
        found = sorted(services.duty.now_and_next(), key=lambda both: both[0].span.end)
        if not found:
            return "没有站点"
        duty, following = found[0]
        return _change_words(duty.station.name, duty.span.end, following.names)

    def _show_next_duty(self, words: str) -> None:
        self._desk.tray.next_duty.setText(f"下次换班：{words}")

    def _ask(self) -> bool:
        """True: stay. Putting the question away stays too: that loses nothing."""
        from fire_roster.ui.alerts.close_dialog import CloseDialog

        dialog = CloseDialog(self._window)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return True
        if dialog.is_remembered():
            self._residence.keep_stays_in_tray(dialog.stays)
        return dialog.stays

    def _on_closing(self) -> None:
        application = QApplication.instance()
        if application is not None and not self._is_leaving:
            self._is_leaving = True
            QTimer.singleShot(0, application.quit)

    def _print_month(self) -> None:
        now = self._context.clock()
        self._window.bring_to_front()
        self._context.navigate("roster", day=now.date(), action="print")

    def _open_wall_screen(self) -> None:
        from fire_roster.ui.alerts.wall_screen import WallScreen

        WallScreen(self._context).show_on_last_screen()


def _change_words(station: str, moment: datetime, names: tuple[str, ...]) -> str:
    return f"{station} {moment:%H:%M} {'、'.join(names) or '还没有排人'}"
