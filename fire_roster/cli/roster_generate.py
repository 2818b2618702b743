"""`roster generate`: makes a draft by rotation or by optimisation."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from fire_roster.cli.findings import (
    ERRORS_EXIT_CODE,
    judgement_lines,
    judgement_shape,
    shortage_shape,
)
from fire_roster.cli.options import takes
from fire_roster.cli.reply import Reply
from fire_roster.cli.session import options_of, reading, writing
from fire_roster.cli.words import read_duty_date, read_month
from fire_roster.domain.roster import RosterStatus
from fire_roster.errors import InputRefused, UsageProblem

if TYPE_CHECKING:
    from collections.abc import Callable

    from fire_roster.domain.month import Month
    from fire_roster.services.office import Office
    from fire_roster.services.proposal import Proposal
    from fire_roster.services.roster_problem import SearchStep

_MAX_SEED = 2**31 - 1
_MAX_SECONDS = 24 * 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class GenerateOptions:
    """How the draft is made."""

    station: Annotated[str, typer.Argument(metavar="STATION", help="站点名称或编号")]
    month: Annotated[str, typer.Argument(metavar="MONTH", help="月份，如 2026-12")]
    rotation: Annotated[
        str, typer.Option(metavar="NAME", help="按轮班：四班三运转、上24休48……或“早早中中夜夜休休”")
    ] = ""
    optimise: Annotated[bool, typer.Option("--optimise", help="自动优化（默认）")] = False
    anchor: Annotated[
        str, typer.Option(metavar="DATE", help="轮班从哪一天起算（只用于 --rotation）")
    ] = ""
    seconds: Annotated[float, typer.Option(metavar="N", help="计算时间上限（秒）")] = 60.0
    seed: Annotated[int, typer.Option(metavar="N", help="随机种子，同一种子结果相同")] = 1
    keep_locked: Annotated[
        bool, typer.Option("--keep-locked", help="保留锁定的班次（总是保留）")
    ] = False
    together: Annotated[
        str, typer.Option("--with", metavar="STATION", help="与另一个站点一起优化，人员不冲突")
    ] = ""
    preview: Annotated[bool, typer.Option("--preview", help="只看结果，不保存")] = False
    new_version: Annotated[bool, typer.Option("--new-version", help="月份已发布时另起一版草稿")] = (
        False
    )


@takes(GenerateOptions)
def generate_roster(context: typer.Context, options: GenerateOptions) -> Reply:
    """生成草稿：替换没有锁定的班次；仍有错误时退出码为 1。"""
    _refuse_contradictions(options)
    month = read_month(options.month)
    tell = options_of(context).tell
    with (reading if options.preview else writing)(context) as office:
        names = [options.station, *([options.together] if options.together else [])]
        keys = [office.stations.find(name).record.id for name in names]
        if len(set(keys)) < len(keys):
            raise UsageProblem("--with 应是另一个站点。")
        if not options.preview and not options.new_version:
            for key in keys:
                _refuse_published(office, key, month)
        proposals = _propose(office, keys, options, tell)
        if not options.preview:
            office.rosters.save_together(proposals, allow_new_version=options.new_version)
    replies = [_reply(proposal, is_saved=not options.preview) for proposal in proposals]
    return replies[0] if len(replies) == 1 else _joined(replies)


COMMANDS = {"generate": generate_roster}


def _refuse_contradictions(options: GenerateOptions) -> None:
    if options.rotation and options.optimise:
        raise UsageProblem("--rotation 和 --optimise 只能选一个。")
    if options.rotation and options.together:
        raise UsageProblem("--with 只用于自动优化，不能和 --rotation 一起用。")
    if options.anchor and not options.rotation:
        raise UsageProblem("--anchor 只用于 --rotation。")
    if not 0 <= options.seed <= _MAX_SEED:
        raise UsageProblem(f"--seed 应在 0 到 {_MAX_SEED} 之间。")
    if not 0 < options.seconds <= _MAX_SECONDS:
        raise UsageProblem(f"--seconds 应大于 0 且不超过 {_MAX_SECONDS}。")


def _refuse_published(office: "Office", station_id: int, month: "Month") -> None:
    versions = office.rosters.list_versions(station_id, month)
    if versions and versions[-1].status == RosterStatus.PUBLISHED:
        raise InputRefused(
            f"{month.label}的值班表已经发布，没有改动；要另起一版草稿请加 --new-version。"
        )


def _propose(
    office: "Office", keys: list[int], options: GenerateOptions, tell: "Callable[[str], None]"
) -> "tuple[Proposal, ...]":
    month = read_month(options.month)
    if options.rotation:
        pattern = office.rotations.find_pattern(options.rotation, keys[0])
        anchor = read_duty_date(options.anchor) if options.anchor else None
        plan = office.rotations.suggest_plan(keys[0], month, pattern, anchor)
        return (office.rotations.propose(keys[0], month, plan),)
    from fire_roster.services.roster_problem import SearchLimits

    def show(step: "SearchStep") -> None:
        tell(f"正在排班：{step.text}")

    limits = SearchLimits(seed=options.seed, seconds=options.seconds)
    if len(keys) > 1:
        return office.generation.optimise_together(keys, month, limits, progress=show)
    return (office.generation.optimise(keys[0], month, limits, progress=show),)


def _reply(proposal: "Proposal", *, is_saved: bool) -> Reply:
    facts = proposal.state.facts
    short = [
        shortage_shape(one.day, one.shift.code, one.missing, one.level, one.reason)
        for one in proposal.shortages
    ]
    document: dict[str, Any] = {
        **judgement_shape(facts, proposal.violations, short),
        "objective": proposal.objective,
        "bound": proposal.bound,
        "ended_by": proposal.ended_by,
        "seed": proposal.search.seed if proposal.search else None,
        "seconds": round(proposal.search.seconds, 2) if proposal.search else None,
        "costs": [
            {"name": name, "cost": cost}
            for name, cost in (proposal.search.costs if proposal.search else ())
        ],
        "saved": is_saved,
        "explanation": list(proposal.sentences),
        "ways_out": [
            {"kind": way.kind.value, "text": way.text, "consequence": way.consequence or None}
            for way in proposal.ways_out
        ],
    }
    lines = [
        f"{facts.station.name} {facts.month.label}：{len(facts.assignments)} 个班位",
        *_search_lines(proposal),
        *judgement_lines(facts, proposal.violations),
        *(["说明：", *proposal.sentences] if proposal.sentences else []),
        *_way_lines(proposal),
        "已存为草稿。" if is_saved else "只是预览，没有保存。",
    ]
    return Reply(document, lines, ERRORS_EXIT_CODE if proposal.error_count else 0)


def _joined(replies: list[Reply]) -> Reply:
    """The first station's answer, the others' under `together`."""
    first, *others = replies
    document = {**first.document, "together": [one.document for one in others]}
    lines = [line for one in replies for line in (*one.lines, "")]
    return Reply(document, lines[:-1], max(one.exit_code for one in replies))


def _way_lines(proposal: "Proposal") -> list[str]:
    if not proposal.ways_out:
        return []
    lines = [f"{place}. {way.sentence}" for place, way in enumerate(proposal.ways_out, start=1)]
    return ["可行的办法（每条都已重新验算，能排满且不超工时）：", *lines]


def _search_lines(proposal: "Proposal") -> list[str]:
    search = proposal.search
    if search is None:
        return []
    costs = "、".join(f"{name} {cost}" for name, cost in search.costs)
    return [
        f"代价 {search.objective}，下界 {search.bound}，种子 {search.seed}，"
        f"用时 {search.seconds:.1f} 秒，{search.ended_text}",
        *([f"各项代价：{costs}"] if costs else []),
    ]
