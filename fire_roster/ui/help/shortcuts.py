"""The page of keys. The tour holds every key of every screen against this list, and back."""

from dataclasses import dataclass

from fire_roster.services.help import HelpArticle

KEYS_ARTICLE = "keys"
_NAMES = {
    "Return": "回车",
    "Del": "Delete",
    "Space": "空格",
    "Left": "←",
    "Right": "→",
    "Up": "↑",
    "Down": "↓",
    "PgUp": "PageUp",
    "PgDown": "PageDown",
    "Menu": "菜单键",
}


@dataclass(frozen=True, slots=True)
class KeyLine:
    """Keys that do the same thing, as Qt writes them, and what they do."""

    keys: tuple[str, ...]
    action: str


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """Keys of one place."""

    title: str
    lines: tuple[KeyLine, ...]


def _line(keys: str, action: str) -> KeyLine:
    return KeyLine(tuple(keys.split()), action)


EVERYWHERE = KeyGroup(
    "到处可用",
    (
        _line("F1", "这里的帮助"),
        _line("Ctrl+K", "搜索人员、证书号、页面、帮助"),
        _line("Ctrl+1 Alt+1", "打开第 1 页；2 至 9 依此类推"),
        _line("Ctrl+B", "看待处理的提醒"),
        _line("Alt+Left Alt+Right", "后退、前进到看过的页"),
        _line("F5", "重新读取这一页"),
        _line("Ctrl+Z", "撤销上一步"),
        _line("Ctrl+Y Ctrl+Shift+Z", "重做"),
        _line("Ctrl+S", "保存（填写的页面）"),
        _line("Ctrl+Shift+L", "锁定（启用登录以后）"),
    ),
)
LISTS = KeyGroup(
    "各种列表",
    (
        _line("Ctrl+F", "到搜索框"),
        _line("Return", "打开选中的一行"),
        _line("Del", "删除选中的一行（人员、证书、台账记录、节假日、附件）"),
        _line("Ctrl+C", "复制到 Excel"),
        _line("Ctrl+N", "新增人员、登记调班和台账记录"),
        _line("Ctrl+I Ctrl+E", "导入人员；导出人员和各种台账"),
        _line("Ctrl+M", "证书：标记已联网核验"),
        _line("Ctrl+Return Ctrl+L", "提醒：知道了、稍后"),
    ),
)
ROSTER = KeyGroup(
    "值班表",
    (
        _line("Ctrl+PgUp Ctrl+PgDown", "上个月、下个月"),
        _line("F7", "切换视图：表格、日历、合看、全年"),
        _line("F8 Shift+F8", "下一个、上一个问题"),
        _line("F9", "显示或收起检查与替班"),
        _line("Ctrl+G", "生成"),
        _line("Ctrl+P", "打印"),
        _line("Ctrl+Shift+B", "发布"),
        _line("Ctrl+Shift+H", "历次版本"),
        _line("Ctrl+Shift+E Ctrl+Shift+I", "导出 Excel、把改好的 Excel 读回"),
        _line("Ctrl+F", "在表里找"),
        _line("Ctrl++ Ctrl+= Ctrl+- Ctrl+0", "放大、缩小、还原"),
    ),
)
CELLS = KeyGroup(
    "值班表的格子",
    (
        _line("F2", "输入班次，例如 早夜"),
        _line("Return Enter", "到下面一个人"),
        _line("Shift+Return Shift+Enter", "到上面一个人"),
        _line("Del Backspace", "清除"),
        _line("Ctrl+C Ctrl+X Ctrl+V", "复制、剪切、粘贴（与 Excel 互通）"),
        _line("Ctrl+D Ctrl+R", "向下、向右填充"),
        _line("Ctrl+E", "互换选中的两格"),
        _line("Ctrl+T", "登记调班、替班"),
        _line("Ctrl+L", "锁定、解锁"),
        _line("Space Menu Shift+F10", "打开格子的菜单"),
        _line("Ctrl+A", "全选"),
        _line("Ctrl+Space Shift+Space", "选整天、选整个人"),
        _line("Home End Ctrl+Home Ctrl+End", "到头、到尾"),
    ),
)
GROUPS = (EVERYWHERE, LISTS, ROSTER, CELLS)


def shortcut_article() -> HelpArticle:
    """All keys as an article of the help."""
    parts = ["在值班表里直接打班次的字（早、中、夜）或它的快捷键就能排班，打“假”登记请假。"]
    for group in GROUPS:
        rows = [f"| {_shown(line.keys)} | {line.action} |" for line in group.lines]
        parts.append(f"## {group.title}\n\n| 按键 | 作用 |\n| :-- | :-- |\n" + "\n".join(rows))
    return HelpArticle(
        key=KEYS_ARTICLE,
        title="按键一览",
        group="常查",
        text="\n\n".join(parts),
        keywords=("快捷键", "键盘", "热键", "shortcut"),
    )


def _shown(keys: tuple[str, ...]) -> str:
    return "、".join(_name(one) for one in keys)


def _name(keys: str) -> str:
    head, plus, last = keys.rpartition("+")
    if not last:
        head, plus, last = keys[:-2], "+", "+"
    return f"{head}{plus}{_NAMES.get(last, last)}"
