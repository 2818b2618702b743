"""`gui`: described here for the help page; the way in opens the window itself."""

from fire_roster.errors import UsageProblem


def gui() -> None:
    """打开窗口（不带命令时也是）；已经打开时调到最前。"""
    raise UsageProblem("窗口要直接用 fire-roster gui 打开。")


COMMANDS = {"gui": gui}
