"""The QApplication: style, fonts, Chinese standard buttons, theme."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from fire_roster import __version__
from fire_roster.assets import resource_path
from fire_roster.platform import set_app_user_model_id
from fire_roster.ui.theme import Theme
from fire_roster.ui.theme.fonts import build_font


def build_application(arguments: Sequence[str]) -> tuple[QApplication, Theme]:
    """Create and dress the one QApplication of the process."""
    set_app_user_model_id()
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    application = QApplication(list(arguments))
    QCoreApplication.setApplicationName("fire-roster")
    QCoreApplication.setApplicationVersion(__version__)
    QGuiApplication.setApplicationDisplayName("消防值班")
    QGuiApplication.setWindowIcon(QIcon(str(resource_path("logo", "fire_roster.ico"))))
    return application, dress_application(application)


def dress_application(application: QApplication) -> Theme:
    """Give an existing application our language, style, font and theme."""
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    _install_translation(application)
    application.setStyle("Fusion")
    application.setFont(build_font())
    return Theme(application)


def _install_translation(application: QApplication) -> None:
    """Without this the standard buttons and menus of Qt are English."""
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_zh_CN", folder):
        application.installTranslator(translator)
