"""One writing process per data folder, by an operating-system lock that dies with its holder."""

import json
import os
from contextlib import suppress
from types import TracebackType
from typing import Self

from filelock import FileLock, Timeout

from fire_roster.errors import DataBusy, StorageUnavailable
from fire_roster.store.failures import known_failure
from fire_roster.store.paths import DataPaths


class DataLock:
    """The right to write. `acquire` raises DataBusy naming the holder."""

    def __init__(self, paths: DataPaths, program: str) -> None:
        self._paths = paths
        self._program = program
        self._lock = FileLock(paths.lock, thread_local=False)

    def acquire(self, seconds: float) -> None:
        """Waits so many seconds at most; DataBusy after that."""
        try:
            self._lock.acquire(timeout=seconds)
        except Timeout as error:
            raise DataBusy(
                f"数据正由另一个程序使用（{self._holder()}）。请先关闭它，或在它的窗口里操作。"
            ) from error
        except OSError as error:
            raise known_failure(error) or StorageUnavailable(
                f"无法写入数据文件夹“{self._paths.folder}”，请检查写入权限。"
            ) from error
        with suppress(OSError):
            holder = {"program": self._program, "pid": os.getpid()}
            self._paths.holder.write_text(json.dumps(holder), encoding="utf-8")

    def release(self) -> None:
        """Gives the right back; harmless when it is not held."""
        if self._lock.is_locked:
            with suppress(OSError):
                self._paths.holder.unlink(missing_ok=True)
            self._lock.release()

    def _holder(self) -> str:
        try:
            known = json.loads(self._paths.holder.read_text(encoding="utf-8"))
            return f"{known['program']}，进程号 {known['pid']}"
        except (OSError, ValueError, KeyError, TypeError):
            return "未知程序"

    def find_holder(self) -> str | None:
        """Who holds the right at this moment, None where nobody does or nobody can."""
        probe = FileLock(self._paths.lock, thread_local=False)
        try:
            probe.acquire(timeout=0)
        except Timeout:
            return self._holder()
        except OSError:
            return None
        probe.release()
        return None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()
