"""`demo`: fills an empty data folder with a fictitious unit."""

import typer

from fire_roster.cli.reply import Reply
from fire_roster.cli.session import writing


def demo(context: typer.Context) -> Reply:
    """在空的数据文件夹里建一个虚构单位，用来试用；已有数据时拒绝。"""
    with writing(context) as office:
        outcome = office.demo.fill().value
    document = {
        "unit": outcome.unit,
        "stations": list(outcome.stations),
        "members": outcome.members,
        "certificates": outcome.certificates,
        "rosters": [{"station": name, "month": str(month)} for name, month in outcome.rosters],
    }
    lines = [
        f"已建立演示单位“{outcome.unit}”：{len(outcome.stations)} 个站点，"
        f"{outcome.members} 人，{outcome.certificates} 张证书。人员均为虚构。",
        *(f"值班表：{name} {month.label}" for name, month in outcome.rosters),
    ]
    return Reply(document, lines)


COMMANDS = {"demo": demo}
