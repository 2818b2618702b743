"""What the parser of command lines finds, in Chinese."""

from typing import Any

from typer import TyperException
from typer._click.exceptions import (
    BadOptionUsage,
    BadParameter,
    MissingParameter,
    NoSuchOption,
    UsageError,
)


def usage_text(error: BaseException) -> str:
    """The parser's finding in Chinese, with the command whose help says more.

    Empty for an error that is not the parser's.
    """
    if not isinstance(error, TyperException):
        return ""
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "fire-roster"
    return f"{_usage_finding(error)}用法见 {path} --help。"


def _usage_finding(error: TyperException) -> str:
    if isinstance(error, MissingParameter):
        return f"缺少{_parameter_text(error.param)}。"
    if isinstance(error, BadParameter):
        return f"{_parameter_text(error.param)} 的内容不对，应为数字。"
    if isinstance(error, NoSuchOption):
        return f"没有“{error.option_name}”这个选项。"
    if isinstance(error, BadOptionUsage):
        words = "不带内容" if "does not take" in error.message else "后面缺少内容"
        return f"选项 {error.option_name} {words}。"
    words = error.message
    if words.startswith("No such command"):
        typed = words.partition("'")[2].partition("'")[0]
        return f"没有“{typed}”这个命令。"
    if words.startswith("Missing command"):
        return "缺少子命令。"
    if words.startswith("Got unexpected extra"):
        return f"多出了看不懂的内容：{words.partition('(')[2].removeprefix('s) (').rstrip(')')}。"
    return "命令的写法不对。" if isinstance(error, UsageError) else f"{words}。"


def _parameter_text(parameter: Any) -> str:
    if parameter is None:
        return "参数"
    if parameter.param_type_name == "option":
        return f"选项 {parameter.opts[-1]}"
    return f"参数 {parameter.metavar or parameter.name}"
