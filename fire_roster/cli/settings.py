"""`settings`: the unit's data and the parameters of the rules, each with its basis."""

from typing import TYPE_CHECKING, Annotated

import typer

from fire_roster.cli.reply import Reply
from fire_roster.cli.session import reading, writing
from fire_roster.cli.text_table import text_table

if TYPE_CHECKING:
    from fire_roster.services.office import Office
    from fire_roster.services.unit import SettingRow


def list_settings(
    context: typer.Context,
    prefix: Annotated[str, typer.Argument(metavar="PREFIX", help="只看以此开头的")] = "",
) -> Reply:
    """列出全部设置、默认值和依据。"""
    with reading(context) as office:
        return _reply([row for row in _rows(office) if row.key.startswith(prefix)])


def set_setting(
    context: typer.Context,
    key: Annotated[str, typer.Argument(metavar="KEY", help="名称，如 rule.D05.min_rest_hours")],
    value: Annotated[str, typer.Argument(metavar="VALUE", help="新的值；default 恢复默认")],
    basis: Annotated[str, typer.Option(metavar="依据", help="修改的依据")] = "",
) -> Reply:
    """修改一项设置。"""
    with writing(context) as office:
        if key.startswith(_ALERT_PREFIX):
            office.alert_settings.set_values({key: value})
        else:
            office.unit.set(key, value, basis)
        rows = [row for row in _rows(office) if row.key.casefold() == key.casefold()]
    reply = _reply(rows)
    return Reply(reply.document[0] if reply.document else None, reply.lines)


COMMANDS = {"list": list_settings, "set": set_setting}


_ALERT_PREFIX = "alert."


def _rows(office: "Office") -> "list[SettingRow]":
    """The unit, the rules, then what is told and when."""
    return [*office.unit.list_settings(), *office.alert_settings.list_rows()]


def _reply(rows: "list[SettingRow]") -> Reply:
    document = [
        {
            "key": row.key,
            "label": row.label,
            "value": row.value,
            "default": row.default,
            "changed": row.is_changed,
            "basis": row.basis or None,
        }
        for row in rows
    ]
    cells = [
        (row.key, row.label, row.value, row.default if row.is_changed else "", row.basis)
        for row in rows
    ]
    return Reply(document, text_table(("名称", "含义", "值", "默认值", "依据"), cells))
