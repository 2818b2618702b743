"""消防安全责任书 and 承诺书: signed level by level and renewed every year.

公安部令第61号 第6、7条.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from fire_roster.domain.intervals import add_months

YEAR_MONTHS = 12
_SOON_DAYS = 30
HEAD_OF_DEPARTMENT = "部门负责人"
LEVELS = ("消防安全责任人", "消防安全管理人", HEAD_OF_DEPARTMENT, "岗位员工")


@dataclass(frozen=True, slots=True)
class CommitmentFacts:
    """One signed paper; without `expires` it is to be renewed after a year."""

    commitment_id: int
    level: str
    signer: str
    kind: str
    signed_on: date
    expires: date | None = None
    department: str = ""

    @property
    def due(self) -> date:
        """The day by which it is to be renewed."""
        return self.expires or add_months(self.signed_on, YEAR_MONTHS)

    @property
    def whose(self) -> tuple[str, str, str]:
        """What a renewal has in common with the paper it replaces."""
        return (self.signer, self.kind, self.department)


class CommitmentState(StrEnum):
    """How a paper stands; the value is the word on screen."""

    VALID = "有效"
    SOON = "该续签了"
    OVER = "已过期"
    REPLACED = "已续签"


def newest_papers(papers: Iterable[CommitmentFacts]) -> tuple[CommitmentFacts, ...]:
    """Of each signer and kind the paper signed last."""
    found: dict[tuple[str, str, str], CommitmentFacts] = {}
    for one in sorted(papers, key=lambda paper: (paper.signed_on, paper.commitment_id)):
        found[one.whose] = one
    return tuple(found.values())


def commitment_states(papers: Iterable[CommitmentFacts], today: date) -> dict[int, CommitmentState]:
    """The state of every paper by its key; one that was renewed is 已续签 whatever its day."""
    papers = tuple(papers)
    newest = {one.commitment_id for one in newest_papers(papers)}
    return {one.commitment_id: _state(one, today, newest) for one in papers}


def _state(paper: CommitmentFacts, today: date, newest: set[int]) -> CommitmentState:
    if paper.commitment_id not in newest:
        return CommitmentState.REPLACED
    if paper.due < today:
        return CommitmentState.OVER
    is_soon = paper.due - today <= timedelta(days=_SOON_DAYS)
    return CommitmentState.SOON if is_soon else CommitmentState.VALID


def unsigned_levels(
    papers: Iterable[CommitmentFacts],
    today: date,
    heads: Mapping[str, str],
    departments: Mapping[str, frozenset[str]],
) -> tuple[str, ...]:
    """Who has no paper that is in force, in words, from the top down.

    `heads` are 责任人 and 管理人 by their level; `departments` hold the names of their people: a
    department is bound by its own paper or by that of one of them.
    """
    valid = [one for one in newest_papers(papers) if one.due >= today]
    signers = {one.signer for one in valid}
    missing = [f"{level}{name}" for level, name in heads.items() if name and name not in signers]
    bound = [one for one in valid if one.level == HEAD_OF_DEPARTMENT]
    missing += [
        f"{name}负责人"
        for name, people in departments.items()
        if not any(one.department == name or one.signer in people for one in bound)
    ]
    return tuple(missing)
