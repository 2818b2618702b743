"""Who may do what: roles, rights, and the right that each action of the program needs."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Right(StrEnum):
    """What an account can be allowed to do beyond looking."""

    PLAN = "排班、请假和调班"
    PEOPLE = "人员和证书资料"
    RECORD = "值守、演练、培训和自查记录"
    ALERT = "处理提醒"
    PUBLISH = "发布值班表"
    UNMASK = "查看完整证件号和电话"
    EXPORT = "导出"
    SETTINGS = "单位和规则设置"
    RESTORE = "恢复备份"
    ACCOUNTS = "账户和数据加密"


class Role(StrEnum):
    """What an account is for."""

    ADMIN = "管理员"
    PLANNER = "排班员"
    OPERATOR = "值班员"
    VIEWER = "只读"


SEPARATE = frozenset({Right.UNMASK, Right.EXPORT})
"""Given to an account one by one, whatever its role."""

ROLE_RIGHTS: Mapping[Role, frozenset[Right]] = MappingProxyType(
    {
        Role.ADMIN: frozenset(Right) - SEPARATE,
        Role.PLANNER: frozenset(
            {Right.PLAN, Right.PEOPLE, Right.RECORD, Right.ALERT, Right.PUBLISH}
        ),
        Role.OPERATOR: frozenset({Right.RECORD, Right.ALERT}),
        Role.VIEWER: frozenset(),
    }
)

_ACTIONS: Mapping[str, Right | None] = MappingProxyType(
    {
        "account": Right.ACCOUNTS,
        "account.own_password": None,
        "account.sign_in": None,
        "alert": Right.ALERT,
        "attachment": Right.RECORD,
        "certificate": Right.PEOPLE,
        "certificate_type": Right.SETTINGS,
        "change_report": Right.PEOPLE,
        "data": Right.ACCOUNTS,
        "data.keep_older": Right.RESTORE,
        "data.restore": Right.RESTORE,
        "demo": Right.SETTINGS,
        "drill": Right.RECORD,
        "duty-log": Right.RECORD,
        "export": Right.EXPORT,
        "finding": Right.PLAN,
        "holiday": Right.SETTINGS,
        "lead": Right.PLAN,
        "leave": Right.PLAN,
        "letterhead": Right.SETTINGS,
        "member": Right.PEOPLE,
        "member.purge": Right.SETTINGS,
        "member.reveal": Right.UNMASK,
        "members": Right.PEOPLE,
        "period": Right.PLAN,
        "publicity": Right.RECORD,
        "roster": Right.PLAN,
        "roster.print": None,
        "roster.publish": Right.PUBLISH,
        "self-check": Right.RECORD,
        "setting": Right.SETTINGS,
        "station": Right.SETTINGS,
        "swap": Right.PLAN,
        "template": Right.SETTINGS,
        "training": Right.RECORD,
        "unit": Right.SETTINGS,
        "wish": Right.PLAN,
        # What these take back or fetch needs the right of the action itself as well.
        "bin": None,
        "redo": None,
        "undo": None,
    }
)


def right_for(action: str, ledgers: frozenset[str] = frozenset()) -> Right | None:
    """The right that an action needs, None where looking suffices.

    `ledgers` are the keys of record books, whose entries are records. An action that nobody knows
    is for the administrator.
    """
    group = action.partition(".")[0]
    if action in _ACTIONS:
        return _ACTIONS[action]
    if group in _ACTIONS:
        return _ACTIONS[group]
    return Right.RECORD if group in ledgers else Right.ACCOUNTS


def rights_of(role: Role, *, may_unmask: bool, may_export: bool) -> frozenset[Right]:
    """Everything that an account may do."""
    own = {Right.UNMASK} if may_unmask else set()
    own |= {Right.EXPORT} if may_export else set()
    return ROLE_RIGHTS[role] | own
