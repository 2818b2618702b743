"""Makes look-alikes of the published instances: `python -m tests.benchmarks.published.generate`.

Contracts, requests, days off and cover resemble the published ones; the numbers are drawn.
"""

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

_WEEK = 7
_LENGTHS = (480, 480, 540, 600, 720)


def instance_text(weeks: int, staff: int, shift_types: int, seed: int = 1) -> str:
    """An instance in the published text format."""
    chance = random.Random(seed)
    days = weeks * _WEEK
    shifts = _shift_lines(chance, shift_types)
    ids = [line.split(",")[0] for line in shifts]
    people = [f"S{number:03d}" for number in range(staff)]
    return "\n".join(
        [
            "# made up",
            "SECTION_HORIZON",
            str(days),
            "",
            "SECTION_SHIFTS",
            *shifts,
            "",
            "SECTION_STAFF",
            *(_staff_line(chance, person, ids, weeks) for person in people),
            "",
            "SECTION_DAYS_OFF",
            *(_days_off(chance, person, weeks) for person in people),
            "",
            "SECTION_SHIFT_ON_REQUESTS",
            *(line for person in people for line in _requests(chance, person, ids, days)),
            "",
            "SECTION_SHIFT_OFF_REQUESTS",
            *(line for person in people for line in _requests(chance, person, ids, days)),
            "",
            "SECTION_COVER",
            *_cover(chance, ids, days, staff),
            "",
        ]
    )


def _shift_lines(chance: random.Random, count: int) -> list[str]:
    """Shift types by time of day; a later one may not be followed by a much earlier one."""
    starts = sorted(chance.randrange(0, 24) for _ in range(count))
    lengths = [chance.choice(_LENGTHS) if count > 2 else 480 for _ in range(count)]
    lines = []
    for number, (start, length) in enumerate(zip(starts, lengths, strict=True)):
        end = start * 60 + length
        barred = [
            f"T{other}" for other, begin in enumerate(starts) if begin * 60 + 1440 < end + 660
        ]
        lines.append(f"T{number},{length},{'|'.join(b for b in barred if b != f'T{number}')}")
    return lines


def _staff_line(chance: random.Random, person: str, ids: list[str], weeks: int) -> str:
    is_full_time = chance.random() < 0.75
    most, least = (2160, 1680) if is_full_time else (1080, 600)
    usable = [name for name in ids if chance.random() < 0.85] or ids
    limits = "|".join(f"{name}={weeks * _WEEK if name in usable else 0}" for name in ids)
    shortest = 2 if is_full_time else 1
    rest = 2 if is_full_time or chance.random() < 0.5 else 1
    weekends = max(1, weeks // 2)
    return f"{person},{limits},{most * weeks},{least * weeks},5,{shortest},{rest},{weekends}"


def _days_off(chance: random.Random, person: str, weeks: int) -> str:
    days = [14 * pair + chance.randrange(14) for pair in range(max(1, weeks // 2))]
    return ",".join([person, *map(str, days)])


def _requests(chance: random.Random, person: str, ids: list[str], days: int) -> Iterator[str]:
    for first in range(chance.randrange(_WEEK), days, 9):
        if chance.random() < 0.5:
            shift, weight = chance.choice(ids), chance.randint(1, 3)
            for day in range(first, min(days, first + chance.randint(1, 5))):
                yield f"{person},{day},{shift},{weight}"


def _cover(chance: random.Random, ids: list[str], days: int, staff: int) -> Iterator[str]:
    need = staff * 0.58 / len(ids)
    for day in range(days):
        for name in ids:
            wanted = max(0, round(need + chance.uniform(-1.2, 1.2)))
            yield f"{day},{name},{wanted},100,1"


def main() -> None:
    """Write one instance to standard output or a file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weeks", type=int)
    parser.add_argument("staff", type=int)
    parser.add_argument("shifts", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    text = instance_text(options.weeks, options.staff, options.shifts, options.seed)
    options.out.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
