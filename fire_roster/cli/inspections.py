"""`inspection`: self-checks, hazards, equipment, duty records, the judgement on all of them."""

from typing import Annotated, Any

import typer

from fire_roster.cli import ledger_commands as ledgers
from fire_roster.cli.inspection_pack import make_pack
from fire_roster.cli.ledger_commands import Number, Values
from fire_roster.cli.reply import Reply
from fire_roster.cli.session import reading, writing
from fire_roster.cli.shapes import violation_shape
from fire_roster.cli.text_table import text_table
from fire_roster.cli.words import read_day
from fire_roster.errors import UsageProblem

Key = Annotated[
    str,
    typer.Argument(
        metavar="台账",
        help="hazard 隐患、equipment 器材、contract 维保检测、self-check 自查、duty-log 值班记录、"
        "handover 交接班、patrol 巡查、device-off 停用、alarm 火警、presence 查岗、visit 部门检查、"
        "commitment 责任书、partner 联动、filing 备案、equipment-check 器材检查、template 自查表",
    ),
]


def list_all(context: typer.Context, key: Key) -> Reply:
    """列出一种台账。"""
    return ledgers.list_records(context, key)


def show(context: typer.Context, key: Key, record_id: Number) -> Reply:
    """查看一条记录。"""
    return ledgers.show_record(context, key, record_id)


def add(context: typer.Context, key: Key, values: Values) -> Reply:
    """登记一条记录。"""
    return ledgers.add_record(context, key, values)


def change(context: typer.Context, key: Key, record_id: Number, values: Values) -> Reply:
    """修改一条记录。"""
    return ledgers.set_record(context, key, record_id, values)


def delete(context: typer.Context, key: Key, record_id: Number) -> Reply:
    """删除一条记录；未满保存期限的不能删除。"""
    return ledgers.delete_record(context, key, record_id)


def start(
    context: typer.Context,
    preset: Annotated[
        str, typer.Argument(metavar="自查表", help="自带的如 six-ones-a，或本单位自查表的编号")
    ],
) -> Reply:
    """按自查表开始一次自查。"""
    with writing(context) as office:
        template = int(preset) if preset.isdecimal() else _template_of(office, preset)
        run = office.self_checks.start(template).value
        items = office.self_checks.list_items(run)
    rows = [(str(one.number), one.text) for one in items]
    document = {"id": run, "items": [{"number": one.number, "text": one.text} for one in items]}
    return Reply(document, [f"自查编号 {run}", *text_table(("序号", "检查项目"), rows)])


def _template_of(office: Any, preset: str) -> int:
    for one in office.records.list_all("template"):
        if one.preset == preset:
            return int(one.id)
    key: int = office.self_checks.add_template(preset).value
    return key


def answer(
    context: typer.Context,
    check: Number,
    item: Annotated[int, typer.Argument(metavar="序号", help="检查项目的序号")],
    result: Annotated[str, typer.Argument(metavar="结果", help="符合、不符合或不涉及")],
    finding: Annotated[str, typer.Option(metavar="情况", help="发现的情况")] = "",
    responsible: Annotated[str, typer.Option(metavar="责任人", help="责任人")] = "",
) -> Reply:
    """填写自查的一项。"""
    from fire_roster.services.practice.self_checks import ItemAnswer

    with writing(context) as office:
        office.self_checks.answer(check, {item: ItemAnswer(result, finding, responsible)})
    return Reply({"id": check, "item": item, "result": result}, [f"第 {item} 项：{result}"])


def close(context: typer.Context, check: Number) -> Reply:
    """办结一次自查，没有完成或不符合的项目转为隐患。"""
    with writing(context) as office:
        keys = office.self_checks.close(check).value
    return Reply({"id": check, "hazards": keys}, [f"已办结，转为隐患 {len(keys)} 条"])


def add_equipment(
    context: typer.Context,
    station: Annotated[str, typer.Argument(metavar="STATION", help="微型消防站的名称或编号")],
    everything: Annotated[bool, typer.Option("--all", help="连选配的器材一起添加")] = False,
) -> Reply:
    """按建站标准（单位站或社区站）把台账里还没有的器材添加进去。"""
    with writing(context) as office:
        key = office.stations.find(station).record.id
        preset = office.equipment.preset_of(key)
        lines = [
            one for one in office.equipment.missing_lines(key) if everything or one.is_required
        ]
        office.equipment.add_lines(key, frozenset(one.name for one in lines))
    rows = [(one.name, f"{one.quantity} {one.unit_word}", one.specification) for one in lines]
    document = {"preset": preset.key, "added": [one.name for one in lines]}
    return Reply(document, [preset.basis, *text_table(("器材", "数量", "规格"), rows)])


def show_station(
    context: typer.Context,
    station: Annotated[str, typer.Argument(metavar="STATION", help="微型消防站的名称或编号")],
) -> Reply:
    """微型消防站的队员、岗位和建站标准（S01–S03）的检查结果。"""
    with reading(context) as office:
        entry = office.stations.find(station)
        if entry.facts.is_control_room:
            raise UsageProblem(f"{entry.record.name}不是微型消防站。")
        roster = office.station_rosters.load(entry.record.id)
        people = office.review.facts().members
    posts = [
        {"position": one.position.value, "members": list(one.names), "required": one.is_required}
        for one in roster.posts
    ]
    rows = [
        (one.entry.name, one.entry.record.position, str(one.trained_on or "没有记录"))
        for one in roster.members
    ]
    findings = [f"[{one.severity.label}] {one.rule} {one.message}" for one in roster.findings]
    document = {
        "station": roster.station.name,
        "members": [one.entry.name for one in roster.members],
        "posts": posts,
        "violations": [violation_shape(one, people) for one in roster.findings],
    }
    lines = [*text_table(("姓名", "岗位", "岗前培训"), rows), *findings]
    return Reply(document, lines)


def renew(
    context: typer.Context,
    commitment: Number,
    on: Annotated[str, typer.Option(metavar="日期", help="续签日期，默认今天")] = "",
) -> Reply:
    """续签一份责任书或承诺书，有效一年；原来的留作记录。"""
    with writing(context) as office:
        day = read_day(on) if on else office.clock.today()
        key = office.commitments.renew(commitment, day).value
        record = office.records.get("commitment", key)
    document = {"id": key, "signed_on": day.isoformat(), "expires": record.expires.isoformat()}
    return Reply(document, [f"已续签：{record.signer} {record.kind}，至 {record.expires}"])


def judge(context: typer.Context) -> Reply:
    """按规则检查演练、培训、微型消防站和各种记录。"""
    with reading(context) as office:
        facts = office.review.facts()
        found = office.review.findings()
    lines = [
        f"[{one.severity.label}] {one.rule} {one.message}（{one.clause}）" for one in found
    ] or ["没有发现问题"]
    has_errors = any(one.severity.rank == 0 for one in found)
    document = [violation_shape(one, facts.members) for one in found]
    return Reply(document, lines, 1 if has_errors else 0)


def proof(
    context: typer.Context,
    first: Annotated[str, typer.Argument(metavar="FROM", help="第一天，如 2026-11-01")],
    last: Annotated[str, typer.Argument(metavar="TO", help="最后一天")],
) -> Reply:
    """逐时段证明在岗持证人数，列出每一处缺口。"""
    from fire_roster.domain.evidence import covered_share, share_text, shortfall_reason, uncovered

    with reading(context) as office:
        proofs = office.review.cover_proofs(read_day(first), read_day(last))
    document, lines = list[dict[str, Any]](), list[str]()
    for one in proofs:
        gaps = uncovered(one.stretches)
        reasons = [shortfall_reason(gap, one.members) for gap in gaps]
        document.append(
            {
                "station": one.station.name,
                "covered": round(covered_share(one.stretches), 6),
                "drafts": [str(month) for month in one.drafts],
                "gaps": [
                    {
                        "start": gap.span.start.isoformat(timespec="minutes"),
                        "end": gap.span.end.isoformat(timespec="minutes"),
                        "missing": gap.missing,
                        "reason": reason,
                    }
                    for gap, reason in zip(gaps, reasons, strict=True)
                ],
            }
        )
        note = f"（{one.note}）" if one.note else ""
        share_word = share_text(one.stretches)
        lines.append(f"{one.station.name}：满员时间 {share_word}，缺口 {len(gaps)} 处{note}")
        lines += [
            f"  {gap.span.start:%Y-%m-%d %H:%M} 至 {gap.span.end:%Y-%m-%d %H:%M} "
            f"缺 {gap.missing} 人：{reason}"
            for gap, reason in zip(gaps, reasons, strict=True)
        ]
    return Reply(document, lines)


COMMANDS = {
    "pack": make_pack,
    "list": list_all,
    "show": show,
    "add": add,
    "set": change,
    "delete": delete,
    "start": start,
    "answer": answer,
    "close": close,
    "equip": add_equipment,
    "station": show_station,
    "renew": renew,
    "check": judge,
    "proof": proof,
}
