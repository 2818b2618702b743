"""What a technician needs to know, without anything about people: shown first, then saved.

Numbers of 11 and 18 digits, names of people and of the unit, and the account's own folder are
taken out of every line. Works also where the database cannot be opened.
"""

import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from fire_roster import __version__
from fire_roster.errors import FireRosterError
from fire_roster.platform import user_name
from fire_roster.services.backups import reason_words
from fire_roster.services.clock import Clock, wall_time
from fire_roster.services.keeping_findings import clock_problem
from fire_roster.services.log_file import mask_numbers
from fire_roster.services.upkeep import CheckResult, DoctorResult, UpkeepService
from fire_roster.store.backup_settings import read_backup_settings
from fire_roster.store.backup_shelf import BackupShelf
from fire_roster.store.failures import DatabaseError, telling_failures
from fire_roster.store.paths import DataPaths
from fire_roster.store.queries import office, people
from fire_roster.store.transaction import Database

_LOG_LINES = 400
_REPORTS = 3
_UNREADABLE = (FireRosterError, DatabaseError, ValueError, TypeError, LookupError)


@dataclass(frozen=True, slots=True)
class TextPart:
    """A text with the name of the file it goes to."""

    name: str
    text: str


class DiagnosticsService:
    """Collects and saves; only reads the data."""

    def __init__(self, paths: DataPaths, clock: Clock) -> None:
        self._paths = paths
        self._clock = clock

    def logs(self) -> tuple[TextPart, ...]:
        """The program's log and the reports of bugs, newest lines first."""
        lines = list(self._log_lines())
        parts = [TextPart("运行日志", "\n".join(lines[::-1]) or "日志是空的。")]
        parts += [TextPart(path.stem, _read(path)) for path in self._bug_reports()]
        return tuple(parts)

    def collect(self, problem: str = "") -> tuple[TextPart, ...]:
        """Everything, already without personal data; `problem` is what was told last."""
        summary = [
            f"消防值班 {__version__}",
            f"时间：{self._clock.now():%Y-%m-%d %H:%M}",
            *([f"提示：{problem}"] if problem else []),
        ]
        private: list[tuple[str, str]] = []
        try:
            database = Database(self._paths, is_writing=False, real_now=self._clock.real_utc_now)
        except _UNREADABLE as error:
            summary.append(f"数据库打不开：{_words(error)}")
        else:
            try:
                summary += self._about(database)
                private = _names(database)
            except _UNREADABLE as error:
                summary.append(f"数据库读不出来：{_words(error)}")
            finally:
                database.close()
        parts = [
            TextPart("概况", "\n".join(summary)),
            TextPart("备份", "\n".join(self._about_backups())),
            TextPart("文件", "\n".join(self._about_files())),
            TextPart("日志", "\n".join(list(self._log_lines())[-_LOG_LINES:])),
            *(TextPart(path.stem, _read(path)) for path in self._bug_reports()[:_REPORTS]),
        ]
        hidden = [*private, *self._place()]
        return tuple(TextPart(one.name, _without(one.text, hidden)) for one in parts)

    def save(self, path: Path, parts: Sequence[TextPart]) -> None:
        """Writes exactly what was shown. StorageUnavailable."""
        with telling_failures(), zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bundle:
            for one in parts:
                bundle.writestr(f"{one.name}.txt", one.text)

    def _about(self, database: Database) -> Iterator[str]:
        upkeep = UpkeepService(database)
        yield from _doctor_lines(upkeep.doctor())
        yield from _check_lines(upkeep.check(with_audit=True))
        with database.read() as session:
            odd = clock_problem(session, self._clock.real_utc_now())
        yield f"时钟：{odd or '正常'}"

    def _about_backups(self) -> Iterator[str]:
        for one in BackupShelf(self._paths.backups).list_copies():
            state = f"校验于 {_local(one.verified_at)}" if one.verified_at else "未校验"
            yield (
                f"{one.backup_id} {reason_words(one.reason)} {one.size_bytes} 字节 "
                f"结构 {one.schema} 操作 {one.anchor.length} {state}"
            )
        settings = read_backup_settings(self._paths.backup_settings)
        second = _local(settings.second_at) if settings.second_at else "从未"
        yield f"第二备份位置：{'有' if settings.second_folder else '无'}，上次 {second}"
        trial = _local(settings.trial_at) if settings.trial_at else "从未"
        yield f"试恢复：{trial} {settings.trial_problem}"

    def _about_files(self) -> Iterator[str]:
        try:
            for path in sorted(self._paths.folder.iterdir()):
                kind = "文件夹" if path.is_dir() else f"{path.stat().st_size} 字节"
                yield f"{path.name} {kind}"
        except OSError as error:
            yield f"数据文件夹读不出来：{error.strerror}"

    def _log_lines(self) -> Iterator[str]:
        """Oldest first."""
        for path in sorted(self._paths.logs.glob("fire-roster.log*"), reverse=True):
            yield from _read(path).splitlines()

    def _bug_reports(self) -> list[Path]:
        return sorted(self._paths.logs.glob("bug-*.txt"), reverse=True)

    def _place(self) -> Iterator[tuple[str, str]]:
        yield str(self._paths.folder), "（数据文件夹）"
        yield str(Path.home()), "~"
        if user_name():
            yield user_name(), "（用户）"


def _names(database: Database) -> list[tuple[str, str]]:
    with database.read() as session:
        names = [one.name for one in people.list_members(session)]
        unit = office.get_unit(session).name
    found = [(name, "（姓名）") for name in names] + [(unit, "（单位）")]
    return [(text, word) for text, word in found if len(text) > 1]


def _without(text: str, hidden: Sequence[tuple[str, str]]) -> str:
    for private, word in sorted(hidden, key=lambda one: -len(one[0])):
        text = text.replace(private, word)
    return mask_numbers(text)


def _doctor_lines(found: DoctorResult) -> Iterator[str]:
    for name, value in {**found.versions, **found.pragmas}.items():
        yield f"{name}：{value}"
    yield f"字体：{len(found.fonts)}　可写：{'是' if found.is_writable else '否'}"
    yield from (f"[环境] {one.message}" for one in found.findings)


def _check_lines(found: CheckResult) -> Iterator[str]:
    """Codes and numbers alone: the messages may speak of people."""
    yield "检查：" + ("没有问题" if not found.findings else f"{len(found.findings)} 处")
    codes = [one.code for one in found.findings]
    yield from (f"[检查] {code} {codes.count(code)} 处" for code in sorted(set(codes)))
    yield "行数：" + "、".join(f"{name} {count}" for name, count in found.row_counts.items())


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        return f"（读不出来：{error.strerror}）"


def _words(error: Exception) -> str:
    return error.message if isinstance(error, FireRosterError) else type(error).__name__


def _local(moment: datetime) -> str:
    return f"{wall_time(moment):%Y-%m-%d %H:%M}"
