"""What a person can be found by: characters, pinyin, initials, numbers."""

import os
from functools import lru_cache
from itertools import islice, product

_MOST_READINGS = 32
"""Of one name: 曾单重 can be read in eighteen ways, a long word of rare sounds in thousands."""


def search_key(name: str, *others: str) -> str:
    """Lower-case text that a typed word is looked up in; parts are separated by blanks."""
    return " ".join([*_name_keys(name), *(other.casefold() for other in others if other)])


@lru_cache(maxsize=4096)
def _name_keys(name: str) -> tuple[str, ...]:
    """The name, its usual reading, then the other readings and the initials of all of them.

    A surname is often read unlike the same character elsewhere (单 shàn, 曾 zēng), and no table of
    phrases knows it: whichever reading is typed finds the person.
    """
    # The table of phrases takes as long to load as the whole first page, and half as much memory.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin import Style, pinyin

    sounds = pinyin(name, style=Style.NORMAL, heteronym=True)
    readings = list(islice(product(*sounds), _MOST_READINGS))
    full = ["".join(reading).casefold() for reading in readings]
    initials = ["".join(sound[:1] for sound in reading).casefold() for reading in readings]
    return (name.casefold(), *dict.fromkeys([*full, *initials]))
