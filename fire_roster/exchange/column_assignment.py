"""Gives each field its column: the surest title first, each certificate from one group only."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from fire_roster.exchange.cell_values.levels import FIRE_PAPERS, type_in_title
from fire_roster.exchange.certificate_kinds import fire_kind_of_title, kind_of_group, kind_of_title
from fire_roster.exchange.column_mapping import CertificateColumns
from fire_roster.exchange.column_titles import (
    Candidate,
    candidates,
    clean_title,
    is_certificate_group,
)
from fire_roster.exchange.header_block import ColumnTitle
from fire_roster.exchange.member_fields import CERTIFICATE_FIELDS, MemberField

_TELLING: Final = frozenset((MemberField.NUMBER, MemberField.LEVEL, MemberField.TYPE))
_DATED: Final = frozenset((MemberField.ISSUED, MemberField.EXPIRES, MemberField.REVIEW_DUE))
_NUMBERED = re.compile(r"^(.*?证书?)[(]?([1-5一二三四五])[)]?(.*)$|^(.*?)[(]?([1-5])[)]?$")
_BELOW_CERTIFICATE: Final = "证书"
_DETAILS: Final = {
    "准驾车型": "机动车驾驶证",
    **dict.fromkeys(("作业类别", "作业项目", "准操项目", "操作项目"), "特种作业操作证"),
}
_ROLE: Final = re.compile("(?:带班|值班)?(?:班长|队长|站长|组长|干部|经理|主任)|值班长")
_BARE_NUMBERS: Final = frozenset(("编号", "号码", "号", "编码"))
_BEFORE_NUMBER: Final = frozenset(
    (MemberField.LEVEL, MemberField.TYPE, MemberField.DIRECTION, MemberField.ISSUED)
)


_Paper = tuple[str, str] | None
"""The group title and the type of a certificate; None for the first one."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """Columns of the person with the first certificate, and those of further certificates."""

    columns: dict[MemberField, int]
    more: tuple[CertificateColumns, ...] = ()


@dataclass(frozen=True, slots=True)
class _Title:
    """A title with the paper it belongs to: `paper` is None for the person and the first one."""

    source: ColumnTitle
    paper: _Paper
    meanings: tuple[Candidate, ...]

    @property
    def field(self) -> MemberField | None:
        """The surest meaning."""
        return self.meanings[0].field if self.meanings else None


def assign_columns(titles: Iterable[ColumnTitle]) -> Assignment:
    """The columns of each recognised field, in the order of the fields."""
    sorted_out = _sorted_out(list(titles))
    main = _main_paper(sorted_out)
    own = [one for one in sorted_out if one.paper in (None, main)]
    first, repeated = _split_repeats(own)
    chosen = _greedy(first)
    more = [_paper("", run) for run in _runs(repeated)]
    others = dict.fromkeys(one.paper for one in sorted_out if one.paper not in (None, main))
    for paper in others:
        titles_of = [one for one in sorted_out if one.paper == paper]
        more += [_paper(paper[1] if paper else "", run) for run in _runs(titles_of)]
    return Assignment(
        {field: chosen[field] for field in MemberField if field in chosen},
        tuple(one for one in more if one is not None),
    )


def _sorted_out(titles: Sequence[ColumnTitle]) -> list[_Title]:
    titles = _of_nobody_else(titles)
    fire = {fire_kind_of_title(clean_title(title.title))[0] for title in titles} - {""}
    found = [_with_paper(title, len(fire) > 1) for title in titles]
    named = _with_details(_below_numbered_names(found))
    return _attached(_with_bare_numbers(_with_lone_dates(named)))


def _of_nobody_else(titles: Sequence[ColumnTitle]) -> list[ColumnTitle]:
    """Without 值班长电话 where 值班长 is a column of its own: it is not the phone of the others."""
    others = [
        leaf
        for title in titles
        if len(leaf := clean_title(title.title)) > 1 and _ROLE.fullmatch(leaf)
    ]
    return [
        title
        for title in titles
        if not any(
            (leaf := clean_title(title.title)) != other and leaf.startswith(other)
            for other in others
        )
    ]


def _with_details(titles: list[_Title]) -> list[_Title]:
    """准驾车型 beside 驾驶证号 and 作业类别 beside 特种作业证编号 say what that paper allows."""
    papers = {one.paper[1]: one.paper for one in titles if one.paper and one.paper[1]}
    return [
        _Title(one.source, papers[kind], _certificate_only(candidates(leaf, _BELOW_CERTIFICATE)))
        if one.paper is None
        and (kind := _DETAILS.get(leaf := clean_title(one.source.title), "")) in papers
        else one
        for one in titles
    ]


def _below_numbered_names(titles: list[_Title]) -> list[_Title]:
    """持证情况2 begins a paper: the plain titles of certificates right of it are its own."""
    result: list[_Title] = []
    current: _Paper = None
    for one in titles:
        if one.paper is not None and one.field is MemberField.TYPE:
            current = one.paper if one.paper[0].startswith("#") else None
        elif one.paper is not None or one.field not in CERTIFICATE_FIELDS | {None}:
            is_bare = clean_title(one.source.title) in _BARE_NUMBERS
            current = current if is_bare and one.paper is None else None
        if current is not None and one.paper is None:
            meanings = _certificate_only(candidates(one.source.title, _BELOW_CERTIFICATE))
            one = _Title(one.source, current, meanings)
        result.append(one)
    return result


def _with_lone_dates(titles: list[_Title]) -> list[_Title]:
    """起 and 止 below 证书有效期 belong to the certificate with its number outside the group."""
    plain = {one.field for one in titles if one.paper is None}
    telling = {one.paper for one in titles if one.field in _TELLING}
    return [
        _Title(one.source, None, one.meanings)
        if one.field in _DATED and one.field not in plain and _is_lone(one.paper, plain, telling)
        else one
        for one in titles
    ]


def _is_lone(paper: _Paper, plain: set[MemberField | None], telling: set[_Paper]) -> bool:
    """Whether a group of a fire paper holds dates alone, and the paper itself stands outside."""
    is_fire = paper is not None and paper[1] in ("", *FIRE_PAPERS)
    return is_fire and paper not in telling and bool(plain & _TELLING)


def _with_bare_numbers(titles: list[_Title]) -> list[_Title]:
    """A bare 编号 right of 证书名称 or 等级 is the number of that certificate."""
    result: list[_Title] = []
    for one in titles:
        before = result[-1] if result else None
        is_bare = one.paper is None and clean_title(one.source.title) in _BARE_NUMBERS
        if is_bare and before is not None and before.field in _BEFORE_NUMBER:
            one = _Title(one.source, before.paper, _certificate_only(candidates("编号", "证书")))
        result.append(one)
    return result


def _with_paper(title: ColumnTitle, has_two_fire_papers: bool) -> _Title:
    leaf = clean_title(title.title)
    kind = kind_of_group(title.group)
    if kind:
        below = candidates(title.title, _BELOW_CERTIFICATE)
        return _Title(title, (title.group, kind), _certificate_only(below))
    if is_certificate_group(title.group):
        kind = type_in_title(title.group)
        return _Title(title, (title.group, kind), candidates(title.title, title.group))
    kind, rest = kind_of_title(leaf)
    if not kind and has_two_fire_papers:
        kind, rest = fire_kind_of_title(leaf)
    if kind and rest:
        return _Title(title, (kind, kind), _certificate_only(candidates(rest, _BELOW_CERTIFICATE)))
    return _numbered(title, leaf)


def _numbered(title: ColumnTitle, leaf: str) -> _Title:
    """证书2编号, 证书编号2: the number tells the paper; the first one is the plain one."""
    found = _NUMBERED.match(leaf)
    if found:
        number = found[2] or found[5]
        rest = (found[1] or "") + (found[3] or "") + (found[4] or "")
        meanings = _certificate_only(candidates(rest, title.group))
        if meanings:
            paper = None if number in "1一" else (f"#{number}", "")
            return _Title(title, paper, meanings)
    return _Title(title, None, candidates(title.title, title.group))


def _certificate_only(found: Iterable[Candidate]) -> tuple[Candidate, ...]:
    return tuple(one for one in found if one.field in CERTIFICATE_FIELDS)


def _attached(titles: list[_Title]) -> list[_Title]:
    """A bare 有效期 behind 保安员证编号 belongs to it where the first paper has its own or none."""
    plain = Counter(one.field for one in titles if one.paper is None)
    has_first = any(plain[field] for field in _TELLING)
    result: list[_Title] = []
    current: _Paper = None
    for one in titles:
        if one.paper is not None and not one.source.group:
            current = one.paper
        is_bare = one.paper is None and one.field in _DATED
        if is_bare and current and (not has_first or plain[one.field] > 1):
            plain[one.field] -= 1
            one = _Title(one.source, current, one.meanings)
        elif one.paper is None:
            current = None
        result.append(one)
    return result


def _main_paper(titles: list[_Title]) -> _Paper:
    """The group whose columns stand with the person's: the fullest of a fire paper."""
    plain = {one.field for one in titles if one.paper is None}
    if plain & _TELLING:
        return None
    counted = Counter(
        one.paper
        for one in titles
        if one.paper is not None
        and one.field in CERTIFICATE_FIELDS
        and is_certificate_group(one.source.group)
    )
    return counted.most_common(1)[0][0] if counted else None


def _split_repeats(titles: list[_Title]) -> tuple[list[_Title], list[_Title]]:
    """The first of each certificate title, and those that repeat one further to the right."""
    seen: set[str] = set()
    first: list[_Title] = []
    repeated: list[_Title] = []
    for one in titles:
        leaf = clean_title(one.source.title)
        is_repeat = one.field in CERTIFICATE_FIELDS and leaf in seen
        (repeated if is_repeat else first).append(one)
        if one.field in CERTIFICATE_FIELDS:
            # “编号” of the person at the left is no first number of a certificate.
            seen.add(leaf)
    return first, repeated


def _runs(titles: list[_Title]) -> list[list[_Title]]:
    """Titles of certificates from left to right; one that repeats begins the next paper."""
    runs: list[list[_Title]] = []
    while titles:
        first, titles = _split_repeats(titles)
        runs.append(first)
    return runs


def _paper(kind: str, titles: list[_Title]) -> CertificateColumns | None:
    chosen = _greedy(titles)
    columns = {field: chosen[field] for field in MemberField if field in chosen}
    columns = {field: place for field, place in columns.items() if field in CERTIFICATE_FIELDS}
    has_name = bool(kind) and bool(columns)
    return CertificateColumns(kind, columns) if has_name or _TELLING & set(columns) else None


def _greedy(titles: Iterable[_Title]) -> dict[MemberField, int]:
    offers = sorted(
        (-meaning.strength, one.source.column, meaning.field)
        for one in titles
        for meaning in one.meanings
    )
    chosen: dict[MemberField, int] = {}
    for _, column, field in offers:
        if field not in chosen and column not in chosen.values():
            chosen[field] = column
    return chosen
