"""What went wrong, in one Chinese line or one JSON document, with the exit code."""

import json
import sys
from dataclasses import dataclass
from typing import Any, TextIO

from typer import TyperException
from typer._click.exceptions import (
    BadOptionUsage,
    BadParameter,
    MissingParameter,
    NoSuchOption,
    UsageError,
)

from fire_roster.cli.global_options import GlobalOptions
from fire_roster.cli.reply import plain_line
from fire_roster.errors import FireRosterError

BUG_EXIT_CODE = 70
INTERRUPTED_EXIT_CODE = 130
_USAGE_EXIT_CODE = 2
_REFUSED_EXIT_CODE = 3
_STORAGE_EXIT_CODE = 8


@dataclass(frozen=True, slots=True)
class Failure:
    """`code` is the English word for scripts, `message` the sentence for people."""

    exit_code: int
    code: str
    message: str


def failure_of(error: BaseException, options: GlobalOptions) -> Failure:
    """The failure an error means; a bug is written to a report first."""
    if isinstance(error, FireRosterError):
        return Failure(error.exit_code, error.code, error.message)
    if isinstance(error, KeyboardInterrupt):
        return Failure(INTERRUPTED_EXIT_CODE, "interrupted", "已中断，没有保存。")
    if isinstance(error, TyperException):
        return Failure(_USAGE_EXIT_CODE, "usage", _usage_text(error))
    refused = _refused_fields(error)
    if refused:
        return Failure(_REFUSED_EXIT_CODE, "input_refused", refused)
    if isinstance(error, OSError):
        return Failure(_STORAGE_EXIT_CODE, "storage", _storage_text(error))
    return _bug(error, options)


def tell_failure(failure: Failure, out: TextIO, complaints: TextIO, *, is_json: bool) -> None:
    """JSON goes to `out`, the sentence to `complaints`."""
    if is_json:
        document = {"error": {"code": failure.code, "message": failure.message}}
        out.write(json.dumps(document, ensure_ascii=False) + "\n")
        out.flush()
    else:
        complaints.write("\n".join(plain_line(line) for line in failure.message.split("\n")) + "\n")
        complaints.flush()


def _usage_text(error: TyperException) -> str:
    """The parser's finding in Chinese, with the command whose help says more."""
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


def _refused_fields(error: BaseException) -> str:
    """The sentence for values that do not fit their record, empty for other errors."""
    pydantic = sys.modules.get("pydantic")
    if pydantic is None or not isinstance(error, pydantic.ValidationError):
        return ""
    fields = dict.fromkeys(str(one["loc"][0]) for one in error.errors() if one["loc"])
    return f"填写的内容太长或不合要求（{'、'.join(fields)}），没有保存。"


def _storage_text(error: OSError) -> str:
    place = f"“{error.filename}”" if error.filename else "文件"
    return f"{place}无法读写（{error.strerror or '磁盘错误'}），请检查路径、权限和磁盘空间。"


def _bug(error: BaseException, options: GlobalOptions) -> Failure:
    from fire_roster.services.clock import Clock, wall_time
    from fire_roster.services.log_file import write_bug_report
    from fire_roster.services.start_options import find_data_folder

    moment = wall_time(Clock().real_utc_now())
    report = write_bug_report(find_data_folder(options.data_dir), error, moment)
    message = f"程序出了一点问题，这一步没有完成。请把问题报告交给技术人员：{report}"
    return Failure(BUG_EXIT_CODE, "bug", message)
