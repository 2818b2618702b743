"""恢复单: the code that opens the data when this PC or its Windows account is gone."""

from datetime import datetime

from fire_roster.domain.recovery_code import GROUPS
from fire_roster.printing.blocks import (
    Cell,
    Column,
    Field,
    Fields,
    FormSheet,
    Heading,
    Paragraphs,
    Poster,
    Section,
    Signatures,
    Table,
)
from fire_roster.printing.sheets import Edition, Letterhead

TITLE = "数据恢复单"

_TYPE_SIZE = 13.0
_READING = "30 个字符，只有数字和大写字母，没有字母 O、I、L、U：像 O 的是数字 0，像 I 的是数字 1。"
_WHY = (
    "值班数据已用密钥加密。平时由本机的系统账户保管密钥，打开程序不用输入任何内容。",
    "电脑损坏、重装系统、更换电脑或系统账户后，只有凭本页的恢复码（或登录密码）才能打开数据和备份。",
    "恢复码丢失而系统账户也不在了，任何人都无法打开数据，包括程序的作者。",
)
_HOW = (
    "在新电脑上安装程序，把备份文件夹（每份备份有 .db、.json、.keys 三个文件）拷过去。",
    "打开程序，按提示输入本页的恢复码；字母不分大小写，横线可以不输。",
    "恢复后建议在“设置 → 安全”里更换一次，打印新的恢复单。",
)
_KEEP = (
    "装入信封封好，与钥匙、印章一起放在保险柜或档案柜里，不要放在电脑旁边，不要拍照、不要发到网上。",
    "建议一式两份，由消防安全管理人和另一名负责人分别保管。更换恢复单后，旧的当场销毁。",
)


def build_recovery_sheet(
    letterhead: Letterhead, code: str, number: str, printed_at: datetime
) -> FormSheet:
    """One page; `number` ties it to the data and its copies and is not secret."""
    groups = code.split("-")
    table = Table(
        tuple(Column(f"第 {place} 组") for place in range(1, GROUPS + 1)),
        (tuple(Cell(group, is_bold=True) for group in groups),),
        row_height=48.0,
        most_height=56.0,
        type_size=18.0,
    )
    reading = Paragraphs((_READING,), type_size=11.0)
    about = Fields(
        (
            (
                Field("恢复单编号", number),
                Field("打印时间", f"{printed_at:%Y-%m-%d %H:%M}"),
            ),
        )
    )
    return FormSheet(
        title=TITLE,
        edition=Edition.INTERNAL,
        printed_at=printed_at,
        sections=(
            Section((about,)),
            Section((Heading("恢复码"), table, reading)),
            Section((Poster("密件：凭此码可以打开全部人员资料", 22, 28, is_dark=True),)),
            Section((Heading("为什么要有它"), _numbered(_WHY))),
            Section(
                (
                    Heading("什么时候用、怎么用"),
                    _numbered(_HOW),
                )
            ),
            Section((Heading("怎么保管"), _numbered(_KEEP))),
            Section((Signatures(("保管人", "消防安全管理人")),)),
        ),
        letterhead=letterhead,
        is_filed=False,
    )


def _numbered(texts: tuple[str, ...]) -> Paragraphs:
    return Paragraphs(texts, is_numbered=True, type_size=_TYPE_SIZE)
