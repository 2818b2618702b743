"""`gui`: described here for the help page; `program.run` hands it to the window."""


def gui() -> None:
    """打开窗口（不带命令时也是）；已经打开时调到最前。"""


COMMANDS = {"gui": gui}
