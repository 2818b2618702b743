"""`accounts`: who can log in, and what they may do."""

import os
from typing import TYPE_CHECKING, Annotated

import typer

from fire_roster.cli.reply import Reply
from fire_roster.cli.session import reading, writing
from fire_roster.cli.text_table import text_table
from fire_roster.errors import UsageProblem

if TYPE_CHECKING:
    from fire_roster.services.accounts import AccountEntry
    from fire_roster.services.office import Office

_PASSWORD = "FIRE_ROSTER_NEW_PASSWORD"

Name = Annotated[str, typer.Argument(metavar="NAME", help="登录名")]
RoleWord = Annotated[
    str, typer.Option("--role", metavar="ROLE", help="管理员、排班员、值班员或只读")
]
Unmask = Annotated[
    bool | None, typer.Option("--unmask/--no-unmask", help="可看完整的身份证号和电话")
]
Export = Annotated[bool | None, typer.Option("--export/--no-export", help="可导出")]


def list_accounts(context: typer.Context) -> Reply:
    """列出登录账户。"""
    with reading(context) as office:
        return _reply(office.accounts.list_all())


def add(
    context: typer.Context,
    name: Name,
    role: RoleWord = "值班员",
    unmask: Unmask = None,
    export: Export = None,
) -> Reply:
    """新增账户，密码取环境变量 FIRE_ROSTER_NEW_PASSWORD；第一个账户为管理员，同时启用登录。"""
    from fire_roster.records.account import AccountFields

    password = _new_password()
    with writing(context) as office:
        is_first = not office.accounts.are_on()
        fields = AccountFields(
            name=name,
            role="管理员" if is_first else role,
            may_unmask=is_first if unmask is None else unmask,
            may_export=is_first if export is None else export,
        )
        office.accounts.add(fields, password)
        return _reply(office.accounts.list_all())


def set_account(
    context: typer.Context,
    name: Name,
    role: RoleWord = "",
    unmask: Unmask = None,
    export: Export = None,
) -> Reply:
    """修改角色和权限；给了环境变量 FIRE_ROSTER_NEW_PASSWORD 时重设密码。"""
    from fire_roster.records.account import AccountFields

    with writing(context) as office:
        entry = _find(office, name)
        fields = AccountFields(
            name=entry.name,
            role=role or entry.role.value,
            may_unmask=entry.may_unmask if unmask is None else unmask,
            may_export=entry.may_export if export is None else export,
        )
        office.accounts.update(entry.account_id, fields)
        if os.environ.get(_PASSWORD):
            office.accounts.set_password(entry.account_id, _new_password())
        return _reply(office.accounts.list_all())


def remove(context: typer.Context, name: Name) -> Reply:
    """删除账户；以前的操作记录不变。"""
    with writing(context) as office:
        office.accounts.remove(_find(office, name).account_id)
        return _reply(office.accounts.list_all())


def switch_off(context: typer.Context) -> Reply:
    """停用登录：删除全部账户。"""
    with writing(context) as office:
        office.accounts.switch_off()
    return Reply([], ["已停用登录。"])


COMMANDS = {
    "list": list_accounts,
    "add": add,
    "set": set_account,
    "remove": remove,
    "off": switch_off,
}


def _find(office: "Office", name: str) -> "AccountEntry":
    for one in office.accounts.list_all():
        if one.name == name:
            return one
    raise UsageProblem(f"没有登录名“{name}”，用 accounts list 查看全部。")


def _new_password() -> str:
    password = os.environ.get(_PASSWORD, "")
    if not password:
        raise UsageProblem(f"请把新密码放在环境变量 {_PASSWORD} 里（不要写在命令行上）。")
    return password


def _reply(entries: "tuple[AccountEntry, ...]") -> Reply:
    document = [
        {
            "name": one.name,
            "role": one.role.value,
            "unmask": one.may_unmask,
            "export": one.may_export,
        }
        for one in entries
    ]
    rows = [
        (one.name, one.role.value, "是" if one.may_unmask else "", "是" if one.may_export else "")
        for one in entries
    ]
    lines = text_table(("登录名", "角色", "看完整号码", "导出"), rows)
    return Reply(document, lines if rows else ["没有账户，未启用登录。"])
