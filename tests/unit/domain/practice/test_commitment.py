"""Responsibility letters: what is to be renewed and who has none."""

from datetime import date

from fire_roster.domain.commitment import (
    HEAD_OF_DEPARTMENT,
    CommitmentFacts,
    CommitmentState,
    commitment_states,
    newest_papers,
    unsigned_levels,
)

TODAY = date(2026, 12, 3)
KIND = "消防安全责任书"


def paper(key: int, signed_on: date, signer: str = "甲", **values: object) -> CommitmentFacts:
    whole = {"level": "消防安全责任人", "signer": signer, "kind": KIND, "signed_on": signed_on}
    return CommitmentFacts(key, **{**whole, **values})  # type: ignore[arg-type]


def test_state_follows_the_day_of_renewal_and_a_year_where_none_is_given() -> None:
    papers = (
        paper(1, date(2026, 6, 1)),
        paper(2, date(2025, 12, 4), "乙"),
        paper(3, date(2025, 12, 2), "丙"),
        paper(4, date(2024, 2, 29), "丁", expires=date(2027, 1, 3)),
        paper(5, date(2024, 2, 29), "戊"),
    )
    assert commitment_states(papers, TODAY) == {
        1: CommitmentState.VALID,
        2: CommitmentState.SOON,
        3: CommitmentState.OVER,
        4: CommitmentState.VALID,
        5: CommitmentState.OVER,
    }
    assert papers[4].due == date(2025, 2, 28)


def test_renewed_paper_is_replaced_whatever_its_day() -> None:
    old, new = paper(1, date(2025, 1, 1)), paper(2, date(2026, 11, 1))
    other = paper(3, date(2026, 1, 1), department="保安部")
    states = commitment_states((new, old, other), TODAY)
    assert states == {
        1: CommitmentState.REPLACED,
        2: CommitmentState.VALID,
        3: CommitmentState.SOON,
    }
    assert newest_papers((new, old)) == (new,)


def test_heads_and_departments_without_a_paper_in_force_are_named() -> None:
    papers = (
        paper(1, date(2026, 6, 1), "顾望舒"),
        paper(2, date(2024, 6, 1), "唐书远", level="消防安全管理人"),
        paper(3, date(2026, 6, 1), "季青临", level=HEAD_OF_DEPARTMENT),
        paper(4, date(2026, 6, 1), "某人", level=HEAD_OF_DEPARTMENT, department="客服部"),
    )
    heads = {"消防安全责任人": "顾望舒", "消防安全管理人": "唐书远", "其他": ""}
    departments = {
        "保安部": frozenset({"季青临"}),
        "客服部": frozenset[str](),
        "工程部": frozenset({"乔北辰"}),
    }
    missing = unsigned_levels(papers, TODAY, heads, departments)
    assert missing == ("消防安全管理人唐书远", "工程部负责人")
