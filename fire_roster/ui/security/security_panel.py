"""设置 → 安全: who gets at the data."""

from PySide6.QtWidgets import QWidget

from fire_roster.services.changes import Kind
from fire_roster.ui.common.scroll_body import ScrollBody
from fire_roster.ui.context import AppContext
from fire_roster.ui.security.accounts_card import AccountsCard
from fire_roster.ui.security.protection_card import ProtectionCard
from fire_roster.ui.settings.panel import SettingsPanel


class SecurityPanel(SettingsPanel):
    """Encryption of the data, accounts."""

    kinds = (Kind.SETTING,)

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.protection = ProtectionCard(context)
        self.accounts = AccountsCard(context)
        scroll = ScrollBody()
        scroll.body.addWidget(self.protection)
        scroll.body.addWidget(self.accounts)
        scroll.body.addStretch(1)
        self.layout_column.addWidget(scroll, 1)

    def refresh(self) -> None:
        self.protection.refresh()
        self.accounts.refresh()
