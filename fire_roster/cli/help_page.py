"""Help in Chinese: one page for a command, one for the whole program."""

from collections.abc import Iterator
from typing import Any

from typer.core import TyperCommand, TyperGroup

from fire_roster.cli.text_table import padded, text_width, wrapped

_PAGE_WIDTH = 96
_LABEL_WIDTH = 30

_GLOBAL_OPTIONS = (
    (
        "--data-dir 文件夹",
        "数据文件夹（或环境变量 FIRE_ROSTER_DATA_DIR；默认在本用户的数据目录）",
    ),
    ("--now 时间", "当作现在的时间，如 2026-12-01T08:00（或环境变量 FIRE_ROSTER_NOW）"),
    (
        "FIRE_ROSTER_PASSPHRASE",
        "环境变量：数据加密或设了登录时，恢复码或登录密码",
    ),
    ("--json", '只输出一份 JSON；出错时为 {"error": {"code", "message"}}'),
    ("--help", "显示帮助"),
)
_EXIT_CODES = (
    ("0", "正常"),
    ("1", "有发现：规则不符、导入有剩余行、检查有问题"),
    ("2", "命令写法不对"),
    ("3", "内容被拒绝，没有改动任何数据"),
    ("4", "没有权限或已上锁"),
    ("5", "数据正被另一个程序使用"),
    ("6", "数据由更新版本的程序写成"),
    ("7", "数据库损坏"),
    ("8", "磁盘已满或只读"),
    ("70", "程序错误（已写问题报告）"),
)
_WORDS = (
    ("站点 STATION", "名称或编号；日期写 2026-12-01，月份写 2026-12；班次写简称或名称"),
    ("人员 MEMBER", "编号或不重名的姓名；重名时请用编号或“姓名（班组）”"),
)


class HelpfulCommand(TyperCommand):
    """A command whose help page is Chinese."""

    def get_help(self, ctx: Any) -> str:
        """The page as text."""
        return "\n".join(_command_page(self, ctx))


class HelpfulGroup(TyperGroup):
    """A group whose help page lists every command in it; the root tells everything."""

    def get_help(self, ctx: Any) -> str:
        """The page as text."""
        lines = _root_page(self) if ctx.parent is None else _group_page(self, ctx)
        return "\n".join(lines)


def _command_page(command: TyperCommand, context: Any) -> Iterator[str]:
    yield f"用法：{context.command_path} {_usage(command)}".rstrip()
    yield ""
    yield from wrapped(command.help or "", _PAGE_WIDTH)
    arguments = [one for one in command.params if one.param_type_name == "argument"]
    options = [one for one in command.params if one.param_type_name == "option"]
    if arguments:
        yield from _section("参数：", [(_argument_name(one), _help(one)) for one in arguments])
    own = [(_option_name(one), _help(one)) for one in options if "--help" not in one.opts]
    yield from _section("选项：", [*own, *_GLOBAL_OPTIONS])


def _group_page(group: TyperGroup, context: Any) -> Iterator[str]:
    yield f"用法：{context.command_path} 子命令 …"
    yield ""
    yield from wrapped(group.help or "", _PAGE_WIDTH)
    yield from _section("子命令：", _entries(group, ""))
    yield from _section("选项：", list(_GLOBAL_OPTIONS))


def _root_page(group: TyperGroup) -> Iterator[str]:
    yield "用法：fire-roster [命令] …"
    yield ""
    yield from wrapped(group.help or "", _PAGE_WIDTH)
    for name, command in group.commands.items():
        rows = (
            _entries(command, f"{name} ")
            if isinstance(command, TyperGroup)
            else _entry(name, command)
        )
        yield from _section(f"{name}：", rows)
    yield from _section("所有命令都有的选项（写在命令前后都可以）：", list(_GLOBAL_OPTIONS))
    yield from _section("参数的写法：", list(_WORDS))
    yield from _section("退出码：", list(_EXIT_CODES))


def _entries(group: TyperGroup, prefix: str) -> list[tuple[str, str]]:
    rows: list[tuple[str, str]] = []
    for name, command in group.commands.items():
        rows += _entry(f"{prefix}{name}", command)
    return rows


def _entry(name: str, command: Any) -> list[tuple[str, str]]:
    options = [
        (f"  {_option_name(one)}", _help(one))
        for one in command.params
        if one.param_type_name == "option" and "--help" not in one.opts
    ]
    arguments = " ".join(
        _argument_name(one) for one in command.params if one.param_type_name == "argument"
    )
    return [(f"{name} {arguments}".rstrip(), command.help or ""), *options]


def _section(title: str, rows: list[tuple[str, str]]) -> Iterator[str]:
    yield ""
    yield title
    for label, text in rows:
        yield from _row(label, text)


def _row(label: str, text: str) -> Iterator[str]:
    first, *others = wrapped(text, _PAGE_WIDTH - _LABEL_WIDTH - 4)
    if text_width(label) > _LABEL_WIDTH:
        yield f"  {label}"
        others = [first, *others]
    else:
        yield f"  {padded(label, _LABEL_WIDTH)}  {first}".rstrip()
    for line in others:
        yield f"{' ' * (_LABEL_WIDTH + 4)}{line}"


def _usage(command: TyperCommand) -> str:
    names = [_argument_name(one) for one in command.params if one.param_type_name == "argument"]
    return " ".join([*names, "[选项]"])


def _argument_name(argument: Any) -> str:
    name = argument.metavar or argument.name.upper()
    shown = f"{name}…" if argument.nargs == -1 else name
    return shown if argument.required else f"[{shown}]"


def _option_name(option: Any) -> str:
    names = ", ".join(option.opts)
    return names if option.is_flag else f"{names} {option.metavar or '内容'}"


def _help(parameter: Any) -> str:
    text = parameter.help or ""
    return f"{text}（可重复）" if getattr(parameter, "multiple", False) else text
