"""What is dropped on the window: an update file, or nothing of ours."""

from PySide6.QtCore import QMimeData

_SUFFIX = ".frupdate"
"""`services.updates.UPDATE_SUFFIX`, which the first paint has no time to import."""


def dropped_update(content: QMimeData) -> str:
    """Path of the one update file that is dragged; empty for anything else."""
    paths = [url.toLocalFile() for url in content.urls() if url.isLocalFile()]
    is_update = len(paths) == 1 and paths[0].lower().endswith(_SUFFIX)
    return paths[0] if is_update else ""
