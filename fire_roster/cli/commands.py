"""All commands in one tree, built for the one that is run."""

from typing import Any

import typer

from fire_roster.cli import (
    certificates,
    demo,
    duty,
    holidays,
    leave,
    member_import,
    members,
    printing,
    roster_generate,
    rosters,
    settings,
    stations,
    upkeep,
    why,
)
from fire_roster.cli.help_page import HelpfulCommand, HelpfulGroup

_ABOUT = (
    "消防值班：消控室和微型消防站的人员、证书和值班表。不带命令或用 gui 打开窗口，"
    "其余命令与窗口用的是同一套数据。"
)
_GROUPS = (
    ("import", "导入名单", member_import.COMMANDS),
    ("stations", "站点：消控室和微型消防站", stations.COMMANDS),
    ("members", "人员台账", members.COMMANDS),
    ("certificates", "证书", certificates.COMMANDS),
    ("leave", "请假", leave.COMMANDS),
    ("holidays", "节假日和调休", holidays.COMMANDS),
    ("settings", "单位资料和规则参数，各有依据", settings.COMMANDS),
    ("roster", "值班表", {**roster_generate.COMMANDS, **rosters.COMMANDS}),
)
_SINGLE = {
    **demo.COMMANDS,
    **duty.COMMANDS,
    **why.COMMANDS,
    **printing.COMMANDS,
    **upkeep.COMMANDS,
}
_CONTEXT = {"help_option_names": ["--help", "-h"]}


def _gui() -> None:
    """打开窗口（不带命令时也是）。"""
    raise AssertionError("the way in answers this before commands are read")


def _app(about: str, commands: dict[str, Any]) -> typer.Typer:
    app = typer.Typer(
        cls=HelpfulGroup,
        help=about,
        add_completion=False,
        rich_markup_mode=None,
        context_settings=_CONTEXT,
    )
    for name, function in commands.items():
        app.command(name, cls=HelpfulCommand, context_settings=_CONTEXT)(function)
    return app


def root_command() -> Any:
    """The root group; its `main` runs a command line."""
    root = _app(_ABOUT, {"gui": _gui, **_SINGLE})
    for name, about, commands in _GROUPS:
        root.add_typer(_app(about, commands), name=name)
    return typer.main.get_command(root)
