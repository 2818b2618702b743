"""Places where a database is not safe: shares of a network, folders that a cloud program copies."""

import os
import sys
from pathlib import Path, PureWindowsPath

from fire_roster.errors import StorageUnavailable

_NETWORK_SYSTEMS = ("nfs", "cifs", "smb", "ncpfs", "afs", "davfs", "fuse.sshfs", "fuse.rclone")
_SYNC_FOLDERS = (
    "onedrive", "dropbox", "google drive", "googledrive", "iclouddrive", "icloud drive",
    "坚果云", "nutstore", "我的坚果云", "baidusyncdisk", "baidunetdiskworkspace",
    "百度网盘同步空间", "wpsdrive", "wps云盘", "wps网盘", "腾讯微云", "weiyun",
    "阿里云盘", "synologydrive",
)  # fmt: skip
_MOUNTS = Path("/proc/mounts")
_REMOTE_DRIVE = 4


def refuse_unsafe_place(folder: Path) -> None:
    """StorageUnavailable for a data folder that must not lie there; reading is still allowed."""
    if is_on_network(folder):
        raise StorageUnavailable(
            f"数据文件夹“{folder}”在网络共享上，多台电脑同时写入会损坏数据。"
            "请把数据文件夹放在本机磁盘上；网络共享可以作为第二备份位置。"
        )
    name = sync_folder_name(folder)
    if name:
        raise StorageUnavailable(
            f"数据文件夹“{folder}”在同步文件夹“{name}”里，同步程序会损坏正在使用的数据库。"
            "请把数据文件夹放在别处；同步文件夹可以作为第二备份位置。"
        )


def is_on_network(folder: Path) -> bool:
    """Whether the folder lies on another machine."""
    if sys.platform == "win32":
        import ctypes

        if str(folder).startswith("\\\\"):
            return True
        return bool(ctypes.windll.kernel32.GetDriveTypeW(f"{folder.drive}\\") == _REMOTE_DRIVE)
    try:
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return file_system_of(folder, mounts).startswith(_NETWORK_SYSTEMS)


def file_system_of(folder: Path, mounts: str) -> str:
    """Kind of the file system that holds a folder, by the lines of /proc/mounts."""
    found, length = "", -1
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = Path(fields[1].replace("\\040", " "))
        if folder.is_relative_to(point) and len(point.parts) >= length:
            found, length = fields[2], len(point.parts)
    return found


def sync_folder_name(folder: Path) -> str:
    """The part of the path that a cloud program copies, empty where there is none."""
    told = [os.environ.get(name, "") for name in ("OneDrive", "OneDriveCommercial")]
    for root in filter(None, told):
        if folder.is_relative_to(root):
            return PureWindowsPath(root).name
    for part in folder.parts:
        # "OneDrive - 某某公司" is the folder of an organisation.
        if part.casefold().partition(" - ")[0] in _SYNC_FOLDERS:
            return part
    return ""
