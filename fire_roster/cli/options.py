"""Commands with many options: a dataclass names them, the command takes it as one value."""

import dataclasses
import inspect
from collections.abc import Callable
from typing import Any, TypeVar, get_type_hints

import typer

from fire_roster.cli.reply import Reply

Options = TypeVar("Options")


def takes(
    kind: type[Options],
) -> Callable[[Callable[[typer.Context, Options], Reply]], Callable[..., Reply]]:
    """Makes `command(context, options)` a command whose parameters are the fields of `kind`.

    `kind` is a dataclass whose fields are annotated for typer.
    """
    hints = get_type_hints(kind, include_extras=True)
    own = [_parameter(field, hints[field.name]) for field in dataclasses.fields(kind)]  # type: ignore[arg-type]
    context = inspect.Parameter(
        "context", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context
    )

    def decorate(command: Callable[[typer.Context, Options], Reply]) -> Callable[..., Reply]:
        def run(context: typer.Context, **values: Any) -> Reply:
            return command(context, kind(**values))

        run.__doc__ = command.__doc__
        run.__name__ = command.__name__
        run.__annotations__ = {"context": typer.Context, **hints}
        run.__signature__ = inspect.Signature([context, *own])  # type: ignore[attr-defined]
        return run

    return decorate


def _parameter(field: "dataclasses.Field[Any]", hint: Any) -> inspect.Parameter:
    default = inspect.Parameter.empty if field.default is dataclasses.MISSING else field.default
    return inspect.Parameter(
        field.name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=hint
    )
