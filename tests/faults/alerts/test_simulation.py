"""The short form of the simulation; the long one is `python -m tests.faults.alerts`."""

from collections.abc import Callable
from copy import copy, deepcopy
from datetime import timedelta

import pytest

from tests.faults.alerts.simulation import Simulation

Spoil = Callable[[Simulation], None]


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Simulation:
    """Seven weeks of a small unit."""
    folder = tmp_path_factory.mktemp("alerts")
    simulation = Simulation(folder, days=49, members=16, seed=3, fatality=0.1)
    simulation.run()
    return simulation


@pytest.fixture(scope="module")
def short(tmp_path_factory: pytest.TempPathFactory) -> Simulation:
    """Three days."""
    simulation = Simulation(tmp_path_factory.mktemp("alerts"), days=3, members=7, seed=5)
    simulation.run()
    return simulation


def test_every_alert_is_told_once_in_time_through_sleep_and_kills(played: Simulation) -> None:
    assert played.check() == []
    outcome = played.outcome
    assert outcome.kills >= 3 and sum(outcome.digests) >= 3 and len(outcome.told) > 100


def _lose(played: Simulation) -> None:
    played.outcome.told.pop(next(iter(played.oracle.wanted(played._start, played._end))))


def _repeat(played: Simulation) -> None:
    played.outcome.repeats[next(iter(played.outcome.told))] += 2


def _invent(played: Simulation) -> None:
    played.outcome.told["cert:0:2026-12-24:7"] = played._end


def _delay(played: Simulation) -> None:
    for key in played.oracle.wanted(played._start, played._end):
        played.outcome.told[key] += timedelta(days=90)


def _flood(played: Simulation) -> None:
    played.outcome.digests[0] = 2


@pytest.mark.parametrize(
    ("spoil", "word"),
    [
        (_lose, "lost"),
        (_repeat, "told"),
        (_invent, "invented"),
        (_delay, "late"),
        (_flood, "2 digests"),
    ],
)
def test_the_oracle_notices_each_kind_of_fault(spoil: Spoil, word: str, short: Simulation) -> None:
    simulation = copy(short)
    simulation.outcome = deepcopy(short.outcome)
    assert simulation.check() == []
    spoil(simulation)
    assert any(line.startswith(word) for line in simulation.check())
