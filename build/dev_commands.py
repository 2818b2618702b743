"""The commands of `build/dev.py`: what each is called and which module does it."""

import io
import sys

from development_checks import run_checks
from environment import prepare_environment
from lock_file import compile_lock
from main_job import MainJob
from programs import OUT, ROOT, DevError, call, run_program
from system_packages import (
    DESKTOP,
    FREEZE_TOOLS,
    TEST_TOOLS,
    VENV,
    VIRTUAL_DISPLAY,
    WINE_TOOLS,
    has_display,
    require_packages,
)
from version_resource import program_version
from windows.installer import pack_bundle


def run(arguments: list[str]) -> int:
    """Open the window; with no display do the main job without one. Returns the exit code.

    `arguments` go to the program: `dev.py run members list` is a command of the program.
    """
    require_packages(VENV)
    if not arguments or arguments[0] == "gui" or arguments[0].startswith("--"):
        require_packages(DESKTOP if has_display() else VIRTUAL_DISPLAY, is_optional=True)
    python = prepare_environment()
    if not arguments and not has_display():
        return MainJob(python).run()
    return run_program(python, arguments)


def test(arguments: list[str]) -> int:
    """Pass all checks and tests; `arguments` go to pytest. Returns the exit code."""
    require_packages(VENV)
    require_packages(DESKTOP + TEST_TOOLS + FREEZE_TOOLS)
    return run_checks(prepare_environment(), arguments)


def lock(arguments: list[str]) -> int:
    """Renew requirements.lock from pyproject.toml; `arguments` go to uv (`--upgrade`)."""
    require_packages(VENV)
    return compile_lock(prepare_environment(), arguments)


def freeze(arguments: list[str]) -> int:
    """Make the program of this system in out/dist and let it check itself. Returns the exit code.

    `arguments` must be empty.
    """
    refuse_words("freeze", arguments)
    require_packages(VENV)
    require_packages(VIRTUAL_DISPLAY + FREEZE_TOOLS)
    return call([prepare_environment(), ROOT / "build" / "freeze.py"])


def windows(arguments: list[str]) -> int:
    """Build the Windows installer on Debian and try it under wine. Returns the exit code.

    `arguments` must be empty.
    """
    refuse_words("windows", arguments)
    require_packages(VENV)
    require_packages(VIRTUAL_DISPLAY + FREEZE_TOOLS + WINE_TOOLS)
    return call([prepare_environment(), ROOT / "build" / "windows_stage.py"])


def installer(arguments: list[str]) -> int:
    """Pack the program that `freeze` made on Windows into its installer. Returns 0."""
    refuse_words("installer", arguments)
    print(pack_bundle(OUT / "dist" / "FireRoster", program_version(), OUT / "release"))
    return 0


def update_key(arguments: list[str]) -> int:
    """Make the key pair that signs update files; `arguments` name the private key's file."""
    require_packages(VENV)
    return call([prepare_environment(), ROOT / "build" / "update_file.py", "key", *arguments])


def refuse_words(command: str, arguments: list[str]) -> None:
    """DevError where a command that takes none has words behind it."""
    if arguments:
        raise DevError(f"{command} 后面不写别的：{' '.join(arguments)}")


COMMANDS = {
    "run": run,
    "test": test,
    "lock": lock,
    "freeze": freeze,
    "windows": windows,
    "installer": installer,
    "update-key": update_key,
}

USAGE = """用法：python3 build/dev.py 命令

  run    准备环境并打开程序；没有图形显示时，不开窗口完成主要工作
         后面可以跟程序自己的命令，例如：run members list
  test   准备环境并跑完全部检查和测试；后面可以跟 pytest 的参数；
         加 --bundle 时同时打包本系统的程序并让它自检
  lock   由 pyproject.toml 重新生成 requirements.lock；加 --upgrade 取新版本
  freeze 打包本系统的程序到 out/dist，并让它自检
  windows
         在 Debian 上生成 Windows 安装程序，并在 wine 里安装、自检、升级、卸载
  installer
         在 Windows 上把 freeze 的结果做成安装程序（需要 NSIS 3）
  update-key 文件
         生成给更新文件签名的密钥：私钥写入该文件，公钥写入 resources/data
"""


def main(arguments: list[str]) -> int:
    """Run one command; a failure of the surroundings is one sentence, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace", line_buffering=True)
    if not arguments or arguments[0] not in COMMANDS:
        is_help = arguments[:1] in (["-h"], ["--help"])
        print(USAGE, end="", file=sys.stdout if is_help else sys.stderr)
        return 0 if is_help else 2
    try:
        return COMMANDS[arguments[0]](arguments[1:])
    except DevError as error:
        print(f"\n无法继续：{error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\n已中断。", file=sys.stderr)
        return 130
