"""How unfair a roster is, counted from the seats alone: for comparing rosters that are made."""

from collections import Counter
from collections.abc import Collection
from math import ceil, floor

from fire_roster.solver.preference_rows import fair_shares
from fire_roster.solver.problem import Cell, RosterProblem, Seat
from fire_roster.solver.seat_table import SeatTable


class FairShares:
    """The shares of all groups of a problem, worked out once."""

    def __init__(self, problem: RosterProblem) -> None:
        table = SeatTable(problem)
        self._groups = [
            (group.weight, frozenset(group.cells), fair_shares(table, group))
            for group in problem.fairness
        ]

    def cost(self, seats: Collection[Seat]) -> int:
        """What everybody's distance from their share costs."""
        total = 0
        for weight, cells, shares in self._groups:
            held = Counter(seat.person for seat in seats if Cell(seat.day, seat.shift) in cells)
            for person, share in shares.items():
                low, high = floor(share), ceil(share)
                total += weight * max(0, low - held[person], held[person] - high)
        return total
