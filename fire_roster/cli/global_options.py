"""The options that every command knows, taken out wherever they stand on the line."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from fire_roster.errors import UsageProblem

JSON_OPTION = "--json"
_VALUE_OPTIONS = ("--data-dir", "--now")
_END_OF_OPTIONS = "--"


@dataclass(frozen=True, slots=True)
class GlobalOptions:
    """What was said before or after the command; empty texts where nothing was said.

    `tell` shows a line of progress to a person who waits.
    """

    data_dir: str = ""
    now: str = ""
    is_json: bool = False
    tell: Callable[[str], None] = lambda text: None


def wants_json(arguments: Sequence[str]) -> bool:
    """Whether the answer must be JSON, also where the rest of the line cannot be read."""
    return JSON_OPTION in _before_end(arguments)


def split_global_options(arguments: Sequence[str]) -> tuple[GlobalOptions, list[str]]:
    """The global options and the line without them.

    `--name VALUE` and `--name=VALUE` both fit, the last one counts, nothing behind `--` is
    touched. UsageProblem where a value is missing.
    """
    options, rest = GlobalOptions(), list[str]()
    waiting = list(_before_end(arguments))
    behind = list(arguments[len(waiting) :])
    while waiting:
        word = waiting.pop(0)
        name, equals, value = word.partition("=")
        if word == JSON_OPTION:
            options = replace(options, is_json=True)
        elif name in _VALUE_OPTIONS:
            text = value if equals else _next_value(name, waiting)
            options = _with_value(options, name, text)
        else:
            rest.append(word)
    return options, rest + behind


def _before_end(arguments: Sequence[str]) -> Sequence[str]:
    if _END_OF_OPTIONS in arguments:
        return arguments[: list(arguments).index(_END_OF_OPTIONS)]
    return arguments


def _next_value(name: str, waiting: list[str]) -> str:
    if not waiting:
        raise UsageProblem(f"选项 {name} 后面缺少内容。")
    return waiting.pop(0)


def _with_value(options: GlobalOptions, name: str, text: str) -> GlobalOptions:
    if not text.strip():
        raise UsageProblem(f"选项 {name} 后面缺少内容。")
    if name == "--now":
        return replace(options, now=text)
    return replace(options, data_dir=text)
