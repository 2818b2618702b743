"""Whether a folder takes files."""

import tempfile
from pathlib import Path


def is_writable(folder: Path) -> bool:
    """Whether a file can be made there, tried and not guessed from permissions."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False
