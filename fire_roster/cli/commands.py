"""All commands in one tree; the modules of the commands that are not run stay unread."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import typer

from fire_roster.cli.help_page import HelpfulCommand, HelpfulGroup

_ABOUT = (
    "消防值班：消控室和微型消防站的人员、证书和值班表。不带命令或用 gui 打开窗口，"
    "其余命令与窗口用的是同一套数据。"
)
_CONTEXT = {"help_option_names": ["--help", "-h"]}


@dataclass(frozen=True, slots=True)
class _Entry:
    """A first word of the command line: a group with its title, or (without one) a command."""

    name: str
    modules: tuple[str, ...]
    about: str = ""

    def functions(self) -> Mapping[str, Callable[..., Any]]:
        """The commands of its modules by name; imports them."""
        found: dict[str, Callable[..., Any]] = {}
        for module in self.modules:
            found |= import_module(f"fire_roster.cli.{module}").COMMANDS
        return found


_ENTRIES = (
    _Entry("gui", ("window",)),
    _Entry("demo", ("demo",)),
    _Entry("import", ("member_import", "roster_file"), "导入名单和值班表"),
    _Entry("stations", ("stations",), "站点：消控室和微型消防站"),
    _Entry("members", ("members",), "人员台账"),
    _Entry("certificates", ("certificates",), "证书"),
    _Entry("leave", ("leave",), "请假"),
    _Entry("holidays", ("holidays",), "节假日和调休"),
    _Entry("settings", ("settings",), "单位资料和规则参数，各有依据"),
    _Entry(
        "roster",
        ("roster_generate", "rosters", "roster_versions", "roster_repair", "swaps"),
        "值班表",
    ),
    _Entry("leads", ("leads",), "带班领导和加强值守期"),
    _Entry("wishes", ("wishes",), "排班意愿"),
    _Entry("statistics", ("statistics",)),
    _Entry("export", ("exports", "member_export", "audit_export"), "导出"),
    _Entry("why", ("why",)),
    _Entry("duty", ("duty",)),
    _Entry("staffing", ("staffing",)),
    _Entry("alerts", ("alerts",), "提醒"),
    _Entry("drill", ("drills",), "演练和微型消防站拉动"),
    _Entry("training", ("trainings",), "培训和宣传"),
    _Entry("inspection", ("inspections",), "自查、隐患、器材、值守和巡查记录"),
    _Entry("print", ("printing",)),
    _Entry("apply", ("apply",)),
    _Entry("backup", ("backups",)),
    _Entry("backups", ("backup_shelf",), "备份"),
    _Entry("restore", ("backups",)),
    _Entry("protection", ("protection",), "数据加密和恢复单"),
    _Entry("accounts", ("accounts",), "登录账户和权限"),
    _Entry("digest", ("upkeep",)),
    _Entry("check", ("upkeep",)),
    _Entry("doctor", ("upkeep",)),
)


def root_command(words: Sequence[str]) -> Any:
    """The root group for a command line; its `main` runs it.

    Where the first word names a command the tree holds that one alone: reading all of them takes
    longer than `duty` itself.
    """
    wanted = [entry for entry in _ENTRIES if list(words[:1]) == [entry.name]]
    return typer.main.get_command(_tree(wanted or _ENTRIES))


def _tree(entries: Iterable[_Entry]) -> typer.Typer:
    root = _app(_ABOUT)
    # A second command keeps typer from taking a lone one for the whole program.
    root.callback()(_nothing)
    for entry in entries:
        functions = entry.functions()
        if entry.about:
            group = _app(entry.about)
            group.callback()(_nothing)
            for name, function in functions.items():
                _add(group, name, function)
            root.add_typer(group, name=entry.name, help=entry.about)
        else:
            _add(root, entry.name, functions[entry.name])
    return root


def _app(about: str) -> typer.Typer:
    return typer.Typer(
        cls=HelpfulGroup,
        help=about,
        add_completion=False,
        rich_markup_mode=None,
        context_settings=_CONTEXT,
    )


def _add(app: typer.Typer, name: str, function: Callable[..., Any]) -> None:
    app.command(name, cls=HelpfulCommand, context_settings=_CONTEXT)(function)


def _nothing() -> None:
    pass
