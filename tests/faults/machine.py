"""Random use cases against a model: after each step the program's digest is the model's.

The model knows nothing about members or shifts. It keeps states: a use case that was done leads to
a state never seen before, undo and redo move along a pile of states, a restore leads back to the
state of its copy and to the pile of that moment. Two states are the same exactly when their
digests are.
"""

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from fire_roster.services.office import Office
from tests.faults.workload import fresh_copy, open_office, try_operation

_MEMBERS = st.integers(1, 16)
_MOST_COPIES = 2


class UseCases(RuleBasedStateMachine):
    """One data folder and its model. `base` and `place` are set before it runs."""

    base: Path
    place: Path

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory(dir=self.place)
        self._data = fresh_copy(self.base, Path(self._folder.name) / "data")
        self._office: Office = open_office(self._data)
        self._number = 0
        self._state = 0
        self._next_state = 1
        self._done: list[tuple[int, int]] = []
        self._undone: list[tuple[int, int]] = []
        self._digests = {0: self._office.upkeep.digest()}
        self._copies: list[tuple[str, int, list[tuple[int, int]], list[tuple[int, int]]]] = []

    @initialize()
    def forget_the_past(self) -> None:
        """What the base did can be undone, too; the model begins here."""
        self._office.undo.undo()
        self._office.undo.redo()

    @rule(name=st.sampled_from(("周", "吴郑", "王=1+1", "<b>冯</b>", "𬀩䶮")))
    def add(self, name: str) -> None:
        self._do({"op": "member.add", "name": name, "position": "控制室值班员"})

    @rule(member=_MEMBERS)
    def update(self, member: int) -> None:
        self._do({"op": "member.update", "id": member, "remark": f"第{self._number}步"})

    @rule(member=_MEMBERS)
    def delete(self, member: int) -> None:
        self._do({"op": "member.delete", "id": member})

    @rule(member=_MEMBERS, day=st.integers(1, 28))
    def add_leave(self, member: int, day: int) -> None:
        date = f"2027-03-{day:02}"
        self._do({"op": "leave.add", "member": member, "from": date, "kind": "病假"})

    @rule(day=st.integers(1, 31), members=st.sets(_MEMBERS, max_size=2))
    def set_seats(self, day: int, members: set[int]) -> None:
        self._do(
            {
                "op": "roster.set",
                "station": "1",
                "date": f"2026-12-{day:02}",
                "shift": "早",
                "members": sorted(members),
            }
        )

    @rule()
    def undo(self) -> None:
        if self._move("undo", self._done, self._undone):
            self._state = self._undone[-1][0]

    @rule()
    def redo(self) -> None:
        if self._move("redo", self._undone, self._done):
            self._state = self._done[-1][1]

    @precondition(lambda self: len(self._copies) < _MOST_COPIES)
    @rule()
    def back_up(self) -> None:
        made = self._office.backups.make()
        assert made.digest == self._digests[self._state]
        self._copies.append((made.backup_id, self._state, [*self._done], [*self._undone]))

    @precondition(lambda self: bool(self._copies))
    @rule(which=st.integers(0, _MOST_COPIES - 1))
    def restore(self, which: int) -> None:
        backup_id, state, done, undone = self._copies[which % len(self._copies)]
        self._office.close()
        self._office.backups.restore(backup_id)
        self._office = open_office(self._data)
        self._state, self._done, self._undone = state, [*done], [*undone]

    @rule()
    def open_again(self) -> None:
        """The process ends without closing anything, and another one begins."""
        copy = fresh_copy(self._data, self._data.with_name("after"))
        self._office.close()
        fresh_copy(copy, self._data)
        self._office = open_office(self._data)

    @invariant()
    def digest_is_that_of_the_model(self) -> None:
        digest = self._office.upkeep.digest()
        known = self._digests.setdefault(self._state, digest)
        assert digest == known
        assert list(self._digests.values()).count(digest) == 1

    def teardown(self) -> None:
        found = self._office.upkeep.check(is_deep=True, with_audit=True)
        self._office.close()
        self._folder.cleanup()
        assert found.findings == ()

    def _do(self, operation: dict[str, Any]) -> None:
        self._number += 1
        before = self._office.upkeep.digest()
        answer = try_operation(self._office, f"{id(self)}-{self._number}", operation)
        # What is refused, and what changes nothing, is no step.
        if answer == "ACK" and self._office.upkeep.digest() != before:
            self._done.append((self._state, self._next_state))
            self._undone = []
            self._state = self._next_state
            self._next_state += 1

    def _move(self, name: str, start: list[tuple[int, int]], end: list[tuple[int, int]]) -> bool:
        self._number += 1
        if not start and name == "undo":
            # Behind the first step of the model lie those of the base.
            return False
        answer = try_operation(self._office, f"{id(self)}-{self._number}", {"op": name})
        assert (answer == "ACK") is bool(start), answer
        if start:
            end.append(start.pop())
        return bool(start) or answer == "ACK"


def run_machine(base: Path, place: Path, runs: int, steps: int, number: int | None = None) -> str:
    """So many random lives of so many steps; AssertionError at the first that goes wrong.

    The same ones each time, unless a number asks for others.
    """

    class Bound(UseCases):
        pass

    Bound.base, Bound.place = base, place
    place.mkdir(parents=True, exist_ok=True)
    run_state_machine_as_test(
        Bound if number is None else seed(number)(Bound),
        settings=settings(
            max_examples=runs,
            stateful_step_count=steps,
            deadline=None,
            database=None,
            derandomize=number is None,
            print_blob=False,
        ),
    )
    return f"{runs} lives of up to {steps} steps"
