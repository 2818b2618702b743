"""The invented unit in one click."""

from fire_roster.services.changes import Done
from fire_roster.services.demo import DemoOutcome
from fire_roster.ui.context import AppContext


class DemoOffer:
    """Offered while the data folder is untouched: invented people never mix with real ones."""

    def __init__(self, context: AppContext) -> None:
        self._context = context
        self._is_filling = False

    def sentence(self) -> str:
        """What is offered; empty where it cannot be had."""
        if not self._context.services.demo.is_possible():
            return ""
        return (
            "想先看看排好是什么样？示例单位里有虚构的人员、证书和值班表，可以随便改；"
            "看完在上方横条点“移除示例”，一步回到空白。"
        )

    def open(self) -> None:
        """Fill the folder and show today."""
        if self._is_filling:
            return
        self._is_filling = True
        demo = self._context.services.demo

        def show(done: Done[DemoOutcome]) -> None:
            self._context.changes.changed.emit(done.changes)
            self._context.navigate("today")

        self._context.announce("正在建立示例单位…")
        self._context.tasks.run(lambda _: demo.fill(), show).ended.connect(self._on_end)

    def _on_end(self) -> None:
        self._is_filling = False
