"""What a person can be found by: characters, pinyin, initials, numbers."""

from functools import lru_cache


def search_key(name: str, *others: str) -> str:
    """Lower-case text that a typed word is looked up in; parts are separated by blanks."""
    return " ".join([*_name_keys(name), *(other.casefold() for other in others if other)])


@lru_cache(maxsize=4096)
def _name_keys(name: str) -> tuple[str, ...]:
    from pypinyin import Style, lazy_pinyin

    full = "".join(lazy_pinyin(name))
    initials = "".join(lazy_pinyin(name, style=Style.FIRST_LETTER))
    return name.casefold(), full.casefold(), initials.casefold()
