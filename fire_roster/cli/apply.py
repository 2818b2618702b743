"""`apply -`: operations line by line, each acknowledged when it is durable."""

import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from fire_roster.cli.failures import failure_of
from fire_roster.cli.reply import Reply, plain_line
from fire_roster.cli.session import options_of, writing
from fire_roster.errors import UsageProblem

if TYPE_CHECKING:
    from fire_roster.services.office import Office

_NO_ID = "-"
_LONGEST_ID = 200
_REFUSED_EXIT_CODE = 1


def apply(
    context: typer.Context,
    source: Annotated[str, typer.Argument(metavar="-", help="从标准输入逐行读取 JSON 操作")] = "-",
) -> Reply:
    """逐行执行 JSON 操作；写入磁盘后回答 ACK，被拒绝时回答 ERR 并继续。"""
    if source != "-":
        raise UsageProblem("apply 只从标准输入读取，请写成：fire-roster apply - < 操作文件。")
    refused = 0
    with writing(context) as office:
        for line in _lines():
            answer = _answer(context, office, line)
            refused += answer.startswith("ERR")
            sys.stdout.write(answer + "\n")
            sys.stdout.flush()
    return Reply(None, [], _REFUSED_EXIT_CODE if refused else 0, is_told=True)


COMMANDS = {"apply": apply}


def _lines() -> Iterator[bytes]:
    for line in sys.stdin.buffer:
        if line.strip():
            yield line


def _answer(context: typer.Context, office: "Office", line: bytes) -> str:
    from fire_roster.services.operations import apply_operation

    operation_id = _NO_ID
    try:
        operation = _parse(line)
        operation_id = _id_of(operation)
        apply_operation(office, operation_id, operation)
    except Exception as error:  # noqa: BLE001 - every line is answered, the next ones go on
        failure = failure_of(error, options_of(context))
        return f"ERR {operation_id} {failure.exit_code} {plain_line(failure.message)}"
    return f"ACK {operation_id}"


def _parse(line: bytes) -> dict[str, Any]:
    try:
        operation = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise UsageProblem("这一行不是 JSON（UTF-8），没有执行。") from error
    if not isinstance(operation, dict):
        raise UsageProblem('每行应为一个 JSON 对象，如 {"op_id": "…", "op": "member.add"}。')
    return operation


def _id_of(operation: dict[str, Any]) -> str:
    value = operation.get("op_id")
    if not isinstance(value, str) or not value.isprintable() or not value or " " in value:
        raise UsageProblem("缺少 op_id（不含空格的文字，如 UUID），没有执行。")
    if len(value) > _LONGEST_ID:
        raise UsageProblem(f"op_id 最多 {_LONGEST_ID} 个字符，没有执行。")
    return value
