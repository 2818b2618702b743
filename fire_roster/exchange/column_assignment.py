"""Gives each field its column: the surest title first, certificate columns from one group only."""

from collections import Counter
from collections.abc import Iterable

from fire_roster.exchange.column_titles import candidates, is_certificate_group
from fire_roster.exchange.header_block import ColumnTitle
from fire_roster.exchange.member_fields import CERTIFICATE_FIELDS, MemberField


def assign_columns(titles: Iterable[ColumnTitle]) -> dict[MemberField, int]:
    """The column of each recognised field, in the order of the fields."""
    titles = list(titles)
    chosen = _greedy(titles)
    groups = {title.column: title.group for title in titles if is_certificate_group(title.group)}
    counted = Counter(
        groups[column]
        for field, column in chosen.items()
        if field in CERTIFICATE_FIELDS and column in groups
    )
    if len(counted) > 1:
        # Dates of one certificate must not meet the number of another.
        main = counted.most_common(1)[0][0]
        chosen = _greedy(title for title in titles if groups.get(title.column, main) == main)
    return {field: chosen[field] for field in MemberField if field in chosen}


def _greedy(titles: Iterable[ColumnTitle]) -> dict[MemberField, int]:
    offers = sorted(
        (-candidate.strength, title.column, candidate.field)
        for title in titles
        for candidate in candidates(title.title, title.group)
    )
    chosen: dict[MemberField, int] = {}
    for _, column, field in offers:
        if field not in chosen and column not in chosen.values():
            chosen[field] = column
    return chosen
