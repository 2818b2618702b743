"""The tables of a page get their columns back as they were left on this computer."""

from fire_roster.ui.common.record_table import RecordTable
from fire_roster.ui.page import Page
from fire_roster.ui.window_memory import WindowMemory


def restore_tables(page_key: str, page: Page, memory: WindowMemory) -> None:
    """Arrange the columns of a page that was just made, and what else it wants kept."""
    if page.kept_look is not None:
        page.kept_look.restore_look(memory.table(f"{page_key}.look"))
    for number, table in enumerate(page.findChildren(RecordTable)):
        table.restore_layout(memory.table(f"{page_key}.{number}"))


def keep_tables(page_key: str, page: Page, memory: WindowMemory) -> None:
    """Note the columns of a page; they are written with the window's place."""
    if page.kept_look is not None:
        memory.keep_table(f"{page_key}.look", page.kept_look.look())
    for number, table in enumerate(page.findChildren(RecordTable)):
        memory.keep_table(f"{page_key}.{number}", table.column_layout())
