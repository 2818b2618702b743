"""What the frozen program leaves out: parts of libraries that it never loads."""

from pathlib import PurePosixPath

from programs import ROOT

EXCLUDED_MODULES = [
    # Tools and optional parts of libraries.
    *("tkinter", "unittest", "pydoc", "doctest", "pdb", "lib2to3", "distutils", "setuptools"),
    *("pip", "pytest", "_pytest", "hypothesis", "mypy", "openpyxl", "IPython", "matplotlib"),
    *("numpy.f2py", "numpy.testing", "pandas.tests", "pandas.plotting._matplotlib"),
    *("sqlalchemy.dialects.mysql", "sqlalchemy.dialects.oracle", "sqlalchemy.dialects.mssql"),
    "PIL.ImageQt",
    # Coloured help, which typer is told not to use.
    *("rich", "pygments", "markdown_it"),
    # Qt modules that no page uses.
    *("PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtOpenGLWidgets", "PySide6.QtTest"),
    *("PySide6.QtSql", "PySide6.QtDesigner", "PySide6.QtHelp", "PySide6.QtUiTools"),
]

# `doctor` and 关于 tell the versions of these.
TOLD_VERSIONS = [
    *("PySide6-Essentials", "ortools", "reportlab", "sqlmodel", "sqlalchemy", "sqlcipher3"),
    *("alembic", "python-calamine"),
]

_DROPPED_WORDS = (
    "opengl32sw",  # a software OpenGL of 20 MB; nothing here draws with OpenGL
    "d3dcompiler",
    *("qt6quick", "qt6qml", "qt6pdf", "qt6virtualkeyboard", "qtquick"),
    *("libqt6quick", "libqt6qml", "libqt6pdf", "libqt6virtualkeyboard"),
    *("platforminputcontexts/qtvirtualkeyboard", "platforminputcontexts/libqtvirtualkeyboard"),
    *("imageformats/qpdf", "imageformats/libqpdf"),
    *("qdirect2d", "egldeviceintegrations", "libqeglfs", "libqlinuxfb", "libqvnc", "libqvkkhr"),
    *("libqminimalegl", "qtuiotouch", "libqevdev", "libqtuiotouchplugin"),
    *("plugins/tls", "plugins/networkinformation"),  # there is no network to speak with
    # Pictures of certificates need neither this format nor text drawn into them.
    *("pil/_avif", "pil/_imagingft", "pil/_imagingcms", "pillow.libs/libavif"),
    *("pillow.libs/libfreetype", "pillow.libs/libharfbuzz", "pillow.libs/liblcms2"),
    # The look of another desktop, with all that it draws with.
    *("platformthemes/libqgtk3", "libgdk_pixbuf-", "libpango", "libcairo", "libatk-", "libpixman-"),
    *("plugins/wayland-", "platforms/libqwayland", "libqt6wayland", "libqt6wlshell"),  # X11 serves
    *("libqt6eglfs",),
    *("libthai.", "libdatrie.", "libfribidi.", "libgraphite2."),
    # A Linux that can print has CUPS with all that it needs.
    *("libcups.", "libavahi-", "libgnutls.", "libunistring.", "libp11-kit.", "libnettle."),
    *("libhogweed.", "libidn2.", "libtasn1.", "libgmp.", "libkrb5", "libgssapi_krb5."),
    *("libk5crypto.", "libcom_err.", "libkeyutils."),
    "/tests/",
)
_STRIPPED = (
    *("libpython3.", "sqlcipher3/_sqlite3.", "cryptography/hazmat/bindings/_rust."),
    *("ortools/.libs/libortools.", "ortools/.libs/libscip."),
    *("sqlalchemy/", "python3.", "pydantic_core/", "python_calamine/"),
)
_TRANSLATIONS = "translations/"


def own_modules() -> list[str]:
    """Every module of the program; PyInstaller's own search starts a process for each package."""
    paths = sorted((ROOT / "fire_roster").rglob("*.py"))
    names = (path.relative_to(ROOT).with_suffix("").parts for path in paths)
    return [".".join(parts).removesuffix(".__init__") for parts in names]


def is_wanted(destination: str) -> bool:
    """Whether a collected file, named by its place in the bundle, is shipped."""
    name = PurePosixPath(destination.replace("\\", "/")).as_posix().lower()
    if _TRANSLATIONS in name and name.endswith(".qm"):
        return "zh_cn" in name
    return not any(word in name for word in _DROPPED_WORDS)


def may_be_stripped(destination: str) -> bool:
    """Whether a Linux library loses nothing but names when its symbols are taken off.

    Not those that were packed with other libraries after linking: they do not load afterwards.
    """
    name = PurePosixPath(destination).as_posix()
    return name.startswith(_STRIPPED)
