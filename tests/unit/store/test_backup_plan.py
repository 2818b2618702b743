"""Which copies are kept, against a plain second reading of the rule."""

import random
from datetime import datetime, timedelta

from fire_roster.store.backup_plan import kept_copies

START = datetime(2026, 1, 1, 8)


def _oracle(moments: dict[str, datetime]) -> set[str]:
    """The rule once more, period by period with plain loops."""
    newest = max(moments.values())
    kept = {key for key, at in moments.items() if newest - at <= timedelta(hours=48)}
    for name, count in (("%Y-%m-%d", 14), ("%G-%V", 8), ("%Y-%m", 24)):
        periods = sorted({at.strftime(name) for at in moments.values()})[-count:]
        for period in periods:
            inside = {key: at for key, at in moments.items() if at.strftime(name) == period}
            kept.add(max(inside, key=lambda key: (inside[key], key)))
    return kept


def test_kept_copies_of_nothing_and_of_one() -> None:
    assert kept_copies({}) == frozenset()
    assert kept_copies({"a": START}) == {"a"}


def test_kept_copies_over_four_hundred_days_of_thinning() -> None:
    chance = random.Random(1)
    held: dict[str, datetime] = {}
    everything: dict[str, datetime] = {}
    at = START
    number = 0
    while at < START + timedelta(days=400):
        number += 1
        held[f"{number:05}"] = everything[f"{number:05}"] = at
        kept = kept_copies(held)
        assert kept == _oracle(held)
        held = {key: held[key] for key in kept}
        at += timedelta(minutes=chance.choice((30, 30, 600, 1440, 2000)))
    newest = max(held.values())
    assert sum(newest - one <= timedelta(hours=48) for one in held.values()) >= 1
    assert len({one.strftime("%Y-%m") for one in held.values()}) == 14
    assert len(held) < 60 < len(everything)
    # Thinning each time leaves what one look at everything would.
    assert set(held) == kept_copies(everything)


def test_kept_copies_forget_the_months_before_two_years() -> None:
    moments = {f"{month:03}": START + timedelta(days=31 * month) for month in range(40)}
    assert len(kept_copies(moments)) == 24
