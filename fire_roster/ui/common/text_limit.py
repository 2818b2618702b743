"""The most characters a line takes, counted as the records count them."""

from PySide6.QtWidgets import QLineEdit


def limit_text(line: QLineEdit, most: int) -> None:
    """At most so many characters; what is typed or pasted beyond is cut off.

    `setMaxLength` counts a rare character (𠮷, 𬀩) twice and would cut names that are on file.
    """

    def cut(text: str) -> None:
        if len(text) > most:
            place = line.cursorPosition()
            line.setText(text[:most])
            line.setCursorPosition(min(place, len(line.text())))

    line.textChanged.connect(cut)
