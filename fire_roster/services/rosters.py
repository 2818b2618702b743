"""Rosters: reading, editing through patches, checking, publishing."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from fire_roster.domain.eligibility import Candidate, judge_candidates
from fire_roster.domain.month import Month
from fire_roster.domain.roster import Assignment, RosterStatus
from fire_roster.domain.roster_patch import RosterPatch, SeatChange
from fire_roster.domain.shift import ShiftType
from fire_roster.errors import InputRefused, UsageProblem
from fire_roster.records.roster import Roster
from fire_roster.records.shift import Rotation
from fire_roster.services.changes import Changes, Done, Kind
from fire_roster.services.clock import Clock
from fire_roster.services.final_roster import in_force
from fire_roster.services.roster_facts import load_facts, load_settings
from fire_roster.services.roster_state import RosterState
from fire_roster.services.taken_proposals import (
    plain_changes,
    remove_proposal,
    stations_text,
    write_proposal,
)
from fire_roster.services.version_status import put_in_force
from fire_roster.services.working_draft import drop_idle_draft, store_patch, working_draft
from fire_roster.store.queries import rosters as roster_queries
from fire_roster.store.transaction import Database, Transaction

if TYPE_CHECKING:
    from fire_roster.services.proposal import Proposal


class RosterService:
    """What a clerk can do with the rosters of a month."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def open(self, station_id: int, month: Month, version: int | None = None) -> RosterState:
        """A roster version, the newest unless told; an empty draft where there is none.

        UsageProblem for a version that does not exist.
        """
        with self._database.read() as session:
            versions = roster_queries.list_versions(session, station_id, str(month))
            roster = _named_version(versions, month, version)
            facts = load_facts(session, station_id, month, self._clock.today(), roster)
            return RosterState(facts, load_settings(session), roster)

    def open_final(self, station_id: int, month: Month, version: int | None = None) -> RosterState:
        """The final roster: the version in force after swaps and substitutions.

        In force is the published version, the draft where none is published; a `version` looks
        at another one with the swaps of today, an archived one as it was planned. UsageProblem
        for a version that does not exist.
        """
        with self._database.read() as session:
            versions = roster_queries.list_versions(session, station_id, str(month))
            roster = _named_version(versions, month, version)
            if version is None:
                roster = in_force(versions).get((station_id, month))
            today = self._clock.today()
            is_archived = roster is not None and roster.status == RosterStatus.ARCHIVED
            facts = load_facts(session, station_id, month, today, roster, is_final=not is_archived)
            return RosterState(facts, load_settings(session), roster)

    def list_versions(self, station_id: int, month: Month) -> tuple[Roster, ...]:
        """All versions of a month, oldest first."""
        with self._database.read() as session:
            return tuple(roster_queries.list_versions(session, station_id, str(month)))

    def edit(
        self, station_id: int, month: Month, patch: RosterPatch, summary: str
    ) -> Done[RosterPatch]:
        """Applies a patch to the working draft.

        A published month gets a new draft version with the published seats first. The value is
        the patch itself, so that its inverse undoes the edit; an empty one leaves no trace.
        InputRefused when the roster or what it stands on has moved on meanwhile.
        """
        if not patch:
            return Done(patch, Changes())
        with self._database.write("roster.edit") as transaction:
            roster = working_draft(transaction, station_id, month)
            store_patch(transaction, roster, month, patch)
            roster.edit_count += 1
            transaction.session.add(roster)
            transaction.describe(summary, f"roster:{roster.id}", {"changes": plain_changes(patch)})
        return Done(patch, Changes.of(Kind.ROSTER, month=month))

    def take_back(
        self, station_id: int, month: Month, patch: RosterPatch, summary: str
    ) -> Done[bool]:
        """Undoes an edit; True where the draft that the edit began went with it.

        InputRefused when the roster has moved on meanwhile.
        """
        with self._database.write("roster.edit") as transaction:
            roster = working_draft(transaction, station_id, month)
            store_patch(transaction, roster, month, patch.inverted())
            roster.edit_count += 1
            transaction.session.add(roster)
            subject = f"roster:{roster.id}"
            is_gone = drop_idle_draft(transaction, roster)
            transaction.describe(summary, subject, {"changes": plain_changes(patch.inverted())})
        return Done(is_gone, Changes.of(Kind.ROSTER, month=month))

    def save(self, proposal: "Proposal", *, allow_new_version: bool = False) -> Done[RosterPatch]:
        """Takes a proposal over into the working draft, as one edit; see `save_together`."""
        done = self.save_together((proposal,), allow_new_version=allow_new_version)
        return Done(done.value[0], done.changes)

    def save_together(
        self, proposals: Sequence["Proposal"], *, allow_new_version: bool = False
    ) -> Done[tuple[RosterPatch, ...]]:
        """Takes proposals for one month over into the working drafts of their stations.

        All of them, as one action, or none: InputRefused for a published month unless a new
        version is allowed, and when a roster has moved on since the proposal was made.
        """
        month = proposals[0].state.facts.month
        with self._database.write("roster.generate") as transaction:
            for proposal in () if allow_new_version else proposals:
                station_id = proposal.state.facts.station.station_id
                self._refuse_published(transaction, station_id, month)
            written = [write_proposal(transaction, proposal) for proposal in proposals]
            patches = tuple(patch for _, patch in written)
            count = sum(len(patch.changes) for patch in patches)
            transaction.describe(
                f"{stations_text(proposals)} {month.label}自动排班，改动 {count} 处",
                f"roster:{written[0][0].id}",
                {
                    "method": proposals[0].method,
                    "rosters": [roster.id for roster, _ in written],
                    "changes": plain_changes(*patches),
                },
            )
        return Done(patches, Changes.of(Kind.ROSTER, Kind.STATION, month=month))

    def take_back_proposals(
        self,
        proposals: Sequence["Proposal"],
        patches: Sequence[RosterPatch],
        rotation: Rotation | None = None,
    ) -> Done[bool]:
        """Undoes `save_together`: seats, the rotation as it was, shift types that came along.

        True where a draft that it began went with it. InputRefused when a roster has moved on
        meanwhile.
        """
        month = proposals[0].state.facts.month
        with self._database.write("roster.generate") as transaction:
            removed = [
                remove_proposal(transaction, proposal, patch, rotation)
                for proposal, patch in zip(proposals, patches, strict=True)
            ]
            transaction.describe(
                f"撤销：{stations_text(proposals)} {month.label}自动排班",
                f"roster:{removed[0][0]}",
                {"changes": plain_changes(*(patch.inverted() for patch in patches))},
            )
        is_gone = any(gone for _, gone in removed)
        return Done(is_gone, Changes.of(Kind.ROSTER, Kind.STATION, month=month))

    def set_shift_members(
        self, state: RosterState, day: date, shift: ShiftType, member_ids: Iterable[int]
    ) -> Done[RosterPatch]:
        """Exactly these members stand on a shift afterwards; seats that stay keep their lock."""
        facts = state.facts
        held = {
            key.member_id: one
            for key, one in facts.assignments.items()
            if (key.duty_date, key.shift_type_id) == (day, shift.shift_type_id)
        }
        wanted = dict.fromkeys(member_ids)
        changes = [SeatChange(one, None) for key, one in held.items() if key not in wanted]
        changes += [
            SeatChange(None, Assignment(day, shift.shift_type_id, key))
            for key in wanted
            if key not in held
        ]
        names = "、".join(facts.members[key].name for key in wanted) or "空"
        return self.edit(
            facts.station.station_id,
            facts.month,
            RosterPatch(tuple(changes)),
            f"{facts.station.name} {day} {shift.name}：{names}",
        )

    def publish(self, station_id: int, month: Month, reason: str = "") -> Done[int]:
        """Makes the draft the roster in force; the version before it goes to the archive.

        The value is the version number. InputRefused for an empty roster or one in force.
        """
        with self._database.write("roster.publish") as transaction:
            draft = put_in_force(transaction, station_id, month, reason, self._clock.instant())
            transaction.describe(
                f"发布 {month.label} 值班表第 {draft.version} 版",
                f"roster:{draft.id}",
                {"reason": reason},
            )
        return Done(draft.version, Changes.of(Kind.ROSTER, month=month))

    def candidates(
        self, state: RosterState, day: date, shift_type_id: int
    ) -> tuple[Candidate, ...]:
        """Every member judged for one seat."""
        return judge_candidates(state.facts, state.settings, day, shift_type_id)

    @staticmethod
    def _refuse_published(transaction: Transaction, station_id: int, month: Month) -> None:
        versions = roster_queries.list_versions(transaction.session, station_id, str(month))
        if versions and versions[-1].status == RosterStatus.PUBLISHED:
            raise InputRefused(
                f"{month.label}值班表第 {versions[-1].version} 版已经发布；要重排请选择生成新版本。"
            )


def _named_version(versions: Sequence[Roster], month: Month, version: int | None) -> Roster | None:
    """A version by its number, the newest unless told; UsageProblem for one that is not there."""
    if version is None:
        return versions[-1] if versions else None
    for roster in versions:
        if roster.version == version:
            return roster
    raise UsageProblem(f"{month.label}没有第 {version} 版值班表。")
