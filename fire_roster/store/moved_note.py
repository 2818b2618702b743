"""The note that a data folder leaves behind when its data go to another place."""

import json
from pathlib import Path

from fire_roster.errors import StorageUnavailable

_MOST_MOVES = 10


def note_of(folder: Path) -> Path:
    """Where the note of a data folder lies."""
    return folder / "moved.json"


def folder_in_force(folder: Path) -> Path:
    """Where the data of a folder are now. StorageUnavailable where that place is not there."""
    for _ in range(_MOST_MOVES):
        try:
            note = json.loads(note_of(folder).read_text(encoding="utf-8"))
            moved = Path(str(note["moved_to"]))
        except FileNotFoundError:
            return folder
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise StorageUnavailable(
                f"“{folder}”里的 moved.json 读不出来，不知道数据移到了哪里。"
                "请找回这个文件，或用 --data-dir 写明数据文件夹。"
            ) from error
        if not moved.is_dir():
            raise StorageUnavailable(
                f"数据已移到“{moved}”，现在找不到这个文件夹。"
                "请接上移动硬盘，或把文件夹放回原处，再重试。"
            )
        folder = moved
    raise StorageUnavailable(f"“{folder}”的 moved.json 互相指向，请用 --data-dir 写明数据文件夹。")
