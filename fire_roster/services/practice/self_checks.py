"""Self-checks: templates of ours and of the unit, runs, findings that become hazards."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from fire_roster.assets import load_json
from fire_roster.errors import InputRefused, UsageProblem
from fire_roster.records.self_check import CheckTemplate, SelfCheck, SelfCheckItem
from fire_roster.services.changes import Changes, Done, Kind
from fire_roster.services.clock import Clock
from fire_roster.services.practice.ledger_checks import template_items
from fire_roster.services.practice.ledgers import LEDGERS
from fire_roster.services.practice.records import add_record, describe, find_record
from fire_roster.store.queries import practice
from fire_roster.store.transaction import Database

_LEDGER = LEDGERS["self-check"]
_TEMPLATES = LEDGERS["template"]
_HAZARDS = LEDGERS["hazard"]

RESULTS = ("符合", "不符合", "不涉及")
DAYS_TO_MEND = 7
"""Deadline of a hazard where nobody named one."""


@dataclass(frozen=True, slots=True)
class CheckPreset:
    """A template that comes with the program."""

    key: str
    name: str
    basis: str
    every_days: int
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ItemAnswer:
    """What was found at one item; `result` is empty while it is open."""

    result: str = ""
    finding: str = ""
    responsible: str = ""
    done_on: date | None = None
    evidence: str = ""


def check_presets() -> tuple[CheckPreset, ...]:
    """六个一 in its two versions, 四个能力, 三自主两公开一承诺, 控制室每日检查."""
    return tuple(
        CheckPreset(one["key"], one["name"], one["basis"], one["every_days"], tuple(one["items"]))
        for one in load_json("data", "self_checks.json")
    )


class SelfCheckService:
    """What only self-checks have; adding and changing is `RecordService`."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def add_template(self, preset_key: str) -> Done[int]:
        """One of our presets as a template of the unit, to use and to change."""
        preset = next((one for one in check_presets() if one.key == preset_key), None)
        if preset is None:
            known = "、".join(one.key for one in check_presets())
            raise UsageProblem(f"没有“{preset_key}”这种自查表，可以写：{known}。")
        values = {
            "name": preset.name,
            "basis": preset.basis,
            "every_days": preset.every_days,
            "items": "\n".join(preset.items),
        }
        with self._database.write("template.add") as transaction:
            for other in practice.list_records(transaction.session, CheckTemplate):
                if other.name == preset.name:
                    raise InputRefused(f"已经有名为“{preset.name}”的自查表了。")
            record = add_record(transaction, _TEMPLATES, values, self._clock)
            record.preset = preset.key
            describe(transaction, _TEMPLATES, record, "新增", {"preset": preset.key})
        return Done(record.id, Changes.of(Kind.INSPECTION))

    def start(self, template_id: int, **values: Any) -> Done[int]:
        """A run of a template with its items as they are now."""
        with self._database.write("self-check.start") as transaction:
            session = transaction.session
            template = find_record(session, _TEMPLATES, template_id)
            whole = {
                "title": template.name,
                "template_id": template_id,
                "started_on": self._clock.today(),
                **values,
            }
            record = add_record(transaction, _LEDGER, whole, self._clock)
            items = template_items(template.items)
            rows = [
                SelfCheckItem(check_id=record.id, number=number, text=text)
                for number, text in enumerate(items, start=1)
            ]
            practice.replace_children(session, SelfCheck, record.id, rows)
            describe(transaction, _LEDGER, record, "开始", {"items": len(rows)})
        return Done(record.id, Changes.of(Kind.INSPECTION))

    def list_items(self, check_id: int) -> Sequence[SelfCheckItem]:
        """The items of a run in their order."""
        with self._database.read() as session:
            return practice.list_children(session, SelfCheck, check_id)

    def answer(self, check_id: int, answers: Mapping[int, ItemAnswer]) -> Done[None]:
        """What was found at some items, by their number; a finished item gets today's date."""
        with self._database.write("self-check.answer") as transaction:
            session = transaction.session
            record = find_record(session, _LEDGER, check_id)
            items = {
                one.number: one for one in practice.list_children(session, SelfCheck, check_id)
            }
            for number, answer in answers.items():
                item = items.get(number)
                if item is None:
                    raise UsageProblem(f"这次自查没有第 {number} 项，请刷新后再试。")
                self._write(item, answer)
                session.add(item)
            record.version += 1
            session.add(record)
            describe(transaction, _LEDGER, record, "填写", {"items": sorted(answers)})
        return Done(None, Changes.of(Kind.INSPECTION))

    def close(self, check_id: int) -> Done[list[int]]:
        """Ends a run: what is open or does not comply becomes a hazard; the value are their keys.

        An item that has a hazard already gets no second one.
        """
        with self._database.write("self-check.close") as transaction:
            session = transaction.session
            record = find_record(session, _LEDGER, check_id)
            if record.closed_on is not None:
                raise InputRefused(f"这次自查已于 {record.closed_on} 办结。")
            known = {one.origin for one in practice.list_records(session, _HAZARDS.table)}
            keys = []
            for item in practice.list_children(session, SelfCheck, check_id):
                origin = f"self-check:{check_id}:{item.number}"
                if item.result in ("符合", "不涉及") or origin in known:
                    continue
                values = self._hazard_values(record, item, origin)
                keys.append(add_record(transaction, _HAZARDS, values, self._clock).id)
            record.closed_on = self._clock.today()
            record.version += 1
            session.add(record)
            describe(transaction, _LEDGER, record, "办结", {"hazards": keys})
        return Done(keys, Changes.of(Kind.INSPECTION, Kind.HAZARD))

    def _write(self, item: SelfCheckItem, answer: ItemAnswer) -> None:
        if answer.result and answer.result not in RESULTS:
            raise InputRefused(f"结果应为{'、'.join(RESULTS)}，不能是“{answer.result}”。")
        item.result, item.finding = answer.result, answer.finding.strip()
        item.responsible, item.evidence = answer.responsible.strip(), answer.evidence.strip()
        item.done_on = answer.done_on or (self._clock.today() if answer.result else None)

    def _hazard_values(self, record: Any, item: SelfCheckItem, origin: str) -> dict[str, Any]:
        """The deadline is that of the run while it lies ahead, so that no hazard is without one."""
        mended = self._clock.today() + timedelta(days=DAYS_TO_MEND)
        if record.deadline and record.deadline > self._clock.today():
            mended = record.deadline
        what = item.finding or ("未完成" if not item.result else "不符合要求")
        return {
            "found_on": max(record.started_on, item.done_on or record.started_on),
            "place": record.title,
            "description": f"{item.text}：{what}"[:1000],
            "source": "自查",
            "origin": origin,
            "owner": item.responsible or record.leader,
            "deadline": mended,
        }
