"""What went wrong, in one Chinese line or one JSON document, with the exit code."""

import json
import sys
from dataclasses import dataclass
from typing import TextIO

from fire_roster.cli.global_options import GlobalOptions
from fire_roster.cli.reply import plain_line
from fire_roster.errors import FireRosterError

BUG_EXIT_CODE = 70
INTERRUPTED_EXIT_CODE = 130
_USAGE_EXIT_CODE = 2
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
    usage = _usage_text(error)
    if usage:
        return Failure(_USAGE_EXIT_CODE, "usage", usage)
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


def _usage_text(error: BaseException) -> str:
    """The sentence for a line that the parser refused, empty for other errors."""
    if "typer" not in sys.modules:
        return ""
    from fire_roster.cli.usage_errors import usage_text

    return usage_text(error)


def _storage_text(error: OSError) -> str:
    place = f"“{error.filename}”" if error.filename else "文件"
    return f"{place}无法读写（{error.strerror or '磁盘错误'}），请检查路径、权限和磁盘空间。"


def _bug(error: BaseException, options: GlobalOptions) -> Failure:
    from fire_roster.services.clock import Clock, wall_time
    from fire_roster.services.log_file import write_bug_report
    from fire_roster.services.start_options import base_folder

    moment = wall_time(Clock().real_utc_now())
    report = write_bug_report(base_folder(options.data_dir), error, moment)
    message = f"程序出了一点问题，这一步没有完成。请把问题报告交给技术人员：{report}"
    return Failure(BUG_EXIT_CODE, "bug", message)
