"""requirements.lock: made from pyproject.toml by uv, for every supported Python and system."""

import ast
import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from programs import LOCK, ROOT, DevError, call

# Name of a pip setting → the environment variable by which uv learns the same.
SETTINGS = {"index-url": "UV_DEFAULT_INDEX", "cert": "SSL_CERT_FILE"}


def compile_lock(python: Path, arguments: Sequence[str]) -> int:
    """Write the lock; versions stay unless `arguments` say `--upgrade`. Returns the exit code."""
    command: list[str | Path] = [
        *(python, "-m", "uv", "pip", "compile", "--universal", "--generate-hashes"),
        *("--no-emit-index-url", "--no-header", "--python-version", "3.11"),
        *("--fork-strategy", "fewest", "--extra", "test", "--extra", "freeze", "--quiet"),
        *("--output-file", LOCK.name, *arguments, "pyproject.toml"),
    ]
    code = call(command, uv_settings(pip_settings(python), os.environ))
    if code != 0:
        raise DevError("依赖无法锁定，原因见上。")
    print(f"已写入 {LOCK.relative_to(ROOT)}")
    return code


def pip_settings(python: Path) -> dict[str, str]:
    """The machine's pip configuration, by name of the setting; what pip reads last wins."""
    listing = subprocess.run(
        [python, "-m", "pip", "config", "list"], capture_output=True, text=True, check=False
    )
    settings = {}
    for line in listing.stdout.splitlines():
        key, separator, value = line.partition("=")
        if separator:
            settings[key.rpartition(".")[2]] = str(ast.literal_eval(value))
    return settings


def uv_settings(pip: Mapping[str, str], given: Mapping[str, str]) -> dict[str, str]:
    """The same configuration for uv, where its own variables do not say otherwise."""
    return {
        variable: pip[name]
        for name, variable in SETTINGS.items()
        if name in pip and variable not in given
    }
