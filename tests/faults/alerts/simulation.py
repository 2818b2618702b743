"""Years of a program that is switched on and off, sleeps and is killed, against the oracle."""

import pickle
import random
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

from fire_roster.services.alert_entries import Tick
from fire_roster.services.clock import Clock
from fire_roster.services.office import Office
from fire_roster.store.transaction import Session
from tests.faults.alerts.oracle import Oracle
from tests.faults.alerts.unit import build_unit

BEAT = timedelta(seconds=30)
LATE = timedelta(seconds=60)


class Killed(Exception):
    """The process is gone."""


@dataclass
class Outcome:
    """What was told: when first, how often, and what went wrong."""

    told: dict[str, datetime] = field(default_factory=dict)
    repeats: Counter[str] = field(default_factory=Counter)
    unconfirmed: Counter[str] = field(default_factory=Counter)
    on: list[tuple[datetime, datetime]] = field(default_factory=list)
    digests: list[int] = field(default_factory=list)
    ticks: int = 0
    kills: int = 0
    renewals: int = 0
    raised_gaps: int = 0


class Simulation:
    """One run; the same seed gives the same run."""

    def __init__(
        self, folder: Path, days: int, members: int, seed: int, fatality: float = 0.02
    ) -> None:
        first = date(2026, 12, 1)
        self.oracle = Oracle(first, first + timedelta(days=days))
        self.outcome = Outcome()
        self._rng = random.Random(seed)
        self._folder = folder
        self._papers = build_unit(folder, self.oracle, members, self._rng)
        self._start = datetime.combine(first, datetime.min.time()) + timedelta(hours=7)
        self._end = datetime.combine(self.oracle.last, datetime.min.time())
        self._at = self._start
        self._kill_at = ""
        self._fatality = fatality

    def run(self, tell: Callable[[datetime], None] = lambda now: None) -> Outcome:
        """Plays until the end; the program exists from the first moment on.

        `tell` hears the simulated time before each start of the program.
        """
        while self._at < self._end:
            tell(self._at)
            with self._program(self._at) as office:
                self._at = self._live(office, self._at)
            if self._rng.random() < 0.8:
                self._at += self._away()
        self._fatality = 0.0
        with self._program(self._end) as office:
            self._stretch(office, self._end, self._end + LATE)
        return self.outcome

    def keep(self, checkpoint: Path) -> None:
        """Puts everything by that a later process needs to go on from here; no program runs now."""
        fresh = checkpoint.with_suffix(".new")
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.copytree(self._folder, fresh / "data")
        (fresh / "simulation").write_bytes(pickle.dumps(self))
        shutil.rmtree(checkpoint, ignore_errors=True)
        fresh.rename(checkpoint)

    @staticmethod
    def resume(checkpoint: Path) -> "Simulation":
        """A simulation that was kept, ready to run on over the same folder."""
        simulation: Simulation = pickle.loads((checkpoint / "simulation").read_bytes())
        shutil.rmtree(simulation._folder, ignore_errors=True)
        shutil.copytree(checkpoint / "data", simulation._folder)
        return simulation

    def check(self, until: datetime | None = None) -> list[str]:
        """Everything that is not as the oracle says; `until` leaves out what fell due later."""
        wanted = self.oracle.wanted(self._start, until or self._end)
        told = self.outcome.told
        early = {key for key, at in told.items() if at < self.oracle.due.get(key, at)}
        standing = {key for key in told if self.oracle.due.get(key, self._end) <= self._start}
        found = [f"lost {key}" for key in wanted.keys() - told.keys()]
        known = self.oracle.wanted(self._start, self._end).keys() | standing
        found += [f"invented {key}" for key in told.keys() - known]
        found += [f"early {key}" for key in early]
        found += [
            f"told {count + 1} times {key}"
            for key, count in self.outcome.repeats.items()
            if count > self.outcome.unconfirmed[key]
        ]
        found += [
            f"late {key}"
            for key, due in wanted.items()
            if key in told and told[key] > self._at_latest(due)
        ]
        found += [f"{count} digests at one start" for count in self.outcome.digests if count > 1]
        if self.outcome.raised_gaps:
            found.append(f"{self.outcome.raised_gaps} gaps")
        return found

    def _at_latest(self, due: datetime) -> datetime:
        for begin, end in self.outcome.on:
            if end > due and end - max(begin, due) > LATE:
                return max(begin, due) + LATE
        return self._end + LATE

    @contextmanager
    def _program(self, now: datetime) -> Iterator[Office]:
        """A new process over the folder; a kill in it is swallowed here."""
        office = Office.open(self._folder, Clock(now), is_writing=True, program="模拟")
        office.database.write_bookkeeping = self._fragile(office)  # type: ignore[method-assign]
        try:
            yield office
        except Killed:
            self.outcome.kills += 1
        finally:
            self._kill_at = ""
            office.close()

    def _fragile(self, office: Office):  # type: ignore[no-untyped-def]
        """The transaction of the program, killed before or after its commit now and then."""
        original = office.database.write_bookkeeping

        @contextmanager
        def write() -> Iterator[Session]:
            with original() as session:
                yield session
                if self._kill_at == "before":
                    raise Killed
            if self._kill_at == "after":
                raise Killed

        return write

    def _live(self, office: Office, now: datetime) -> datetime:
        """On for a while, in stretches between which the machine sleeps; returns the end."""
        for _ in range(self._rng.randrange(1, 4)):
            end = min(self._end, now + self._while_on())
            try:
                self._stretch(office, now, end)
            except Killed:
                self.outcome.on[-1] = (self.outcome.on[-1][0], self._now)
                raise_at = self._now
                self.outcome.kills += 1
                return raise_at
            now = min(self._end, end + self._away())
            if end >= self._end:
                break
        return min(now, self._end)

    def _stretch(self, office: Office, begin: datetime, end: datetime) -> None:
        """Ticks of one wakeful time; those between which nothing falls due are left out."""
        self.outcome.on.append((begin, end))
        digests, now = 0, begin
        while now <= end:
            self._now = now
            self._kill_at = self._rng.choice(("before", "after")) if self._is_fatal() else ""
            tick = office.alerts.tick(now)
            digests += tick.digest is not None
            self._take(office, tick, now)
            self._renew(office, tick, now)
            now = self._next_tick(begin, now)
        self.outcome.digests.append(digests)

    def _next_tick(self, begin: datetime, now: datetime) -> datetime:
        """On the beat that follows the next due moment, or an idle one in between."""
        due = self.oracle.next_due(now)
        idle = now + BEAT * self._rng.randrange(9, 19)  # shorter than what counts as a pause
        if due is None or due > idle:
            return idle
        beats = -(-(due - begin) // BEAT)
        return max(now + BEAT, begin + beats * BEAT)

    def _take(self, office: Office, tick: Tick, now: datetime) -> None:
        self.outcome.ticks += 1
        keys = [one.key for one in (*tick.fresh, *tick.missed)]
        self.outcome.raised_gaps += sum(key.startswith("gap:") for key in keys)
        keys = [key for key in keys if not key.startswith("clock:")]
        for key in keys:
            self.outcome.repeats[key] += key in self.outcome.told
            self.outcome.told.setdefault(key, now)
        if keys and self._is_fatal():
            self.outcome.unconfirmed.update(keys)
            raise Killed
        office.alerts.mark_shown(keys, now)

    def _renew(self, office: Office, tick: Tick, now: datetime) -> None:
        """The clerk renews some papers in the last week, from the place the alert leads to."""
        for one in tick.fresh:
            if not one.key.startswith("cert:") or self._rng.random() < 0.4:
                continue
            _, number, expires, stage = one.key.split(":")
            key = int(number)
            if stage in ("7", "0") and self._papers[key] == date.fromisoformat(expires):
                self.oracle.renew(key, self._papers[key], now)
                self._papers[key] = now.date() + timedelta(days=self._rng.randrange(200, 1100))
                office.certificates.update(key, expires=self._papers[key])
                self.oracle.expect_paper(key, self._papers[key])
                self.outcome.renewals += 1

    def _is_fatal(self) -> bool:
        return self._rng.random() < self._fatality

    def _while_on(self) -> timedelta:
        return timedelta(
            minutes=self._rng.choice((3, 20, 90, 600, 3000, 9000)) * self._rng.random()
        )

    def _away(self) -> timedelta:
        lengths, weights = (1, 8, 15, 60, 600, 4000, 43_000), (4, 4, 4, 4, 4, 2, 1)
        (minutes,) = self._rng.choices(lengths, weights)
        return timedelta(minutes=minutes * self._rng.random() + 0.5)
