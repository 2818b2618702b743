"""Records of drills, training, checks and duty for the demonstration unit."""

import json
from datetime import date, datetime, time, timedelta
from typing import Any

from fire_roster.assets import load_json
from fire_roster.domain.drill import DrillMark
from fire_roster.records.drill import DrillParticipant
from fire_roster.records.duty_log import DutyLogRow
from fire_roster.records.member import Member, Team
from fire_roster.records.self_check import CheckTemplate, SelfCheckItem
from fire_roster.records.training import Attendance
from fire_roster.services.clock import Clock
from fire_roster.services.practice.ledger_checks import write_timeline
from fire_roster.services.practice.ledgers import LEDGERS
from fire_roster.services.practice.records import add_record
from fire_roster.services.practice.self_checks import check_presets
from fire_roster.store.queries import office
from fire_roster.store.transaction import Transaction


class DemoRecords:
    """Writes them inside one transaction; `members` are keys in the order of the ledger."""

    def __init__(
        self, transaction: Transaction, today: date, members: list[int], stations: dict[str, int]
    ) -> None:
        self._transaction = transaction
        self._today = today
        self._members = members
        self._stations = stations
        self._room = next(iter(stations.values()))
        self._micro = stations["微型消防站"]
        self._content = load_json("data", "demo_practice.json")

    def write(self) -> None:
        """All of it."""
        unit = office.get_unit(self._transaction.session)
        for name, value in self._content["unit"].items():
            setattr(unit, name, value)
        self._transaction.session.add(unit)
        for row in self._content["drills"]:
            self._drill(row)
        for row in self._content["trainings"]:
            self._training(row)
        self._hazards()
        self._things()
        self._duty_records()
        self._self_check(self._content["self_check"])

    def _add(self, key: str, happened: datetime, **values: Any) -> Any:
        """A record that was written down when it happened."""
        clock = Clock(happened)
        return add_record(self._transaction, LEDGERS[key], values, clock)

    def _day(self, offset: int | None) -> date | None:
        return None if offset is None else self._today + timedelta(days=offset)

    def _moment(self, offset: int, clock: str) -> datetime:
        return datetime.combine(self._today + timedelta(days=offset), time.fromisoformat(clock))

    def _drill(self, row: dict[str, Any]) -> None:
        day = self._today + timedelta(days=row["days"])
        is_held = row["days"] < 0
        begin = self._moment(row["days"], row.get("begins", "10:00"))
        names = ("title", "kind", "key_place", "scenario", "commander", "departments")
        texts = (
            "plan_basis",
            "facilities",
            "course",
            "problems",
            "evaluation",
            "grade",
            "order_way",
            "equipment",
        )
        values: dict[str, Any] = {name: row.get(name, "") for name in (*names, *texts)}
        if is_held:
            timeline = {
                DrillMark(mark): begin + timedelta(seconds=seconds)
                for mark, seconds in row["marks"].items()
            }
            is_told = row["told"]
            values |= {
                "held_on": day,
                "begins_at": row["begins"],
                "ends_at": row["ends"],
                "timeline": write_timeline(timeline),
                "is_told": is_told,
                "has_notice": is_told,
                "has_signs": is_told,
                "announced_on": day - timedelta(days=3) if is_told else None,
                "recorder": "温知夏",
                "evaluator": "沈远山",
                "is_plan_revised": is_told,
                "is_signed": is_told or row.get("signed", False),
                "expected_count": row["people"],
                "present_count": row["people"],
                "closed_on": self._day(row["days"] + row["closed_after"])
                if "closed_after" in row
                else None,
            }
        record = self._add(
            "drill",
            begin + timedelta(hours=2),
            planned_on=day,
            station_id=self._stations.get(row.get("station", "")),
            groups=json.dumps(row.get("groups", {}), ensure_ascii=False),
            **values,
        )
        last = len(self._members)
        for member in self._members[last - row.get("people", 0) : last] if is_held else ():
            self._transaction.session.add(
                DrillParticipant(drill_id=record.id, member_id=member, team=self._team(member))
            )

    def _team(self, member_id: int) -> str:
        session = self._transaction.session
        member = session.get(Member, member_id)
        team = session.get(Team, member.team_id) if member and member.team_id else None
        return team.name if team else ""

    def _training(self, row: dict[str, Any]) -> None:
        day = self._today + timedelta(days=row["days"])
        record = self._add(
            "training",
            datetime.combine(day, time(17)),
            planned_on=day,
            held_on=day,
            place="三楼培训室",
            audience=row.get("audience", ""),
            reached_count=row.get("reached", 0),
            exam=row.get("exam", ""),
            is_signed=row["signed"],
            recorder="温知夏",
            **_chosen(row, "title", "kind", "hours", "teacher", "content"),
        )
        if "first" not in row:
            return
        scores = row.get("scores", [])
        for place, member in enumerate(self._members[row["first"] : row["last"] + 1]):
            score = scores[place] if place < len(scores) else None
            self._transaction.session.add(
                Attendance(training_id=record.id, member_id=member, score=score)
            )

    def _hazards(self) -> None:
        for row in self._content["hazards"]:
            day = self._today + timedelta(days=row["days"])
            self._add(
                "hazard",
                datetime.combine(day, time(16)),
                found_on=day,
                deadline=self._day(row["deadline"]),
                rechecked_on=self._day(row.get("rechecked")),
                closed_on=self._day(row.get("closed")),
                found_by="季青临",
                **_chosen(row, "place", "description", "source", "owner", "measure"),
            )

    def _things(self) -> None:
        now = datetime.combine(self._today, time(9))
        for name, form, count, word, place, checked, expires in self._content["equipment"]:
            self._add(
                "equipment",
                now,
                station_id=self._micro,
                name=name,
                specification=form,
                quantity=count,
                unit_word=word,
                place=place,
                keeper="唐书远",
                checked_on=self._day(checked),
                expires=self._day(expires),
            )
        checked = self._today - timedelta(days=14)
        self._add(
            "equipment-check",
            datetime.combine(checked, time(10)),
            station_id=self._micro,
            checked_on=checked,
            checked_by="唐书远",
            is_signed=True,
        )
        for name, kind, contact, phone, distance in self._content["partners"]:
            self._add(
                "partner",
                now,
                name=name,
                kind=kind,
                contact=contact,
                phone=phone,
                distance=distance,
            )
        self._add(
            "filing",
            now,
            station_id=self._micro,
            filed_on=self._day(-400),
            authority="区消防救援大队",
            number="示例备〔2025〕012号",
            content="人员名册、器材清单、值守制度",
        )
        self._papers(now)

    def _papers(self, now: datetime) -> None:
        for kind, company, signed, expires in self._content["contracts"]:
            self._add(
                "contract",
                now,
                kind=kind,
                company=company,
                signed_on=self._day(signed),
                expires=self._day(expires),
            )
        for level, signer, kind in self._content["commitments"]:
            self._add(
                "commitment",
                now,
                level=level,
                signer=signer,
                kind=kind,
                signed_on=self._day(-280),
                expires=self._day(85),
            )
        for row in self._content["visits"]:
            values = _chosen(row, "authority", "inspectors", "findings")
            self._add("visit", now, visited_on=self._day(row["days"]), **values)

    def _duty_records(self) -> None:
        for back in range(self._content["log_days"], 0, -1):
            self._log_sheet(self._today - timedelta(days=back), is_whole=back != 2)
        for back in range(self._content["patrol_days"], 0, -1):
            at = self._moment(-back, "10:00")
            self._add(
                "patrol",
                at + timedelta(hours=1),
                at=at,
                route="一层至五层、地下车库、屋面",
                problems="" if back % 4 else "三层防火门闭门器松动，已通知工程部",
                patrolled_by="季青临",
                is_signed=True,
                is_countersigned=back > 1,
            )
        for row in self._content["devices_off"]:
            at = self._moment(row["days"], "09:00")
            values = _chosen(row, "device", "state", "reason", "approved_by", "measures")
            self._add("device-off", at, since=at.date(), until=self._day(row["until"]), **values)
        for row in self._content["alarms"]:
            at = self._moment(row["days"], row["clock"])
            values = _chosen(
                row, "place", "kind", "confirmed_by", "handling", "cause", "handled_by"
            )
            self._add(
                "alarm",
                at,
                at=at,
                confirm_seconds=row["seconds"],
                is_signed=row["signed"],
                **values,
            )
        at = self._moment(-5, "02:15")
        self._add(
            "presence", at, station_id=self._room, at=at, found="两人在岗", checked_by="沈远山"
        )

    def _log_sheet(self, day: date, *, is_whole: bool) -> None:
        begin = datetime.combine(day, time(8))
        record = self._add(
            "duty-log",
            begin + timedelta(days=1),
            station_id=self._room,
            day=day,
            controller="JB-QB-示例型",
            checked_by="温知夏",
            is_signed=is_whole,
            **dict.fromkeys(
                (
                    "has_self_test",
                    "has_mute",
                    "has_reset",
                    "has_main_power",
                    "has_backup_power",
                ),
                is_whole,
            ),
        )
        for hour in range(0, 24, 2):
            if is_whole or hour != 20:
                self._transaction.session.add(
                    DutyLogRow(
                        log_id=record.id, at=begin + timedelta(hours=hour), written_by="值班员"
                    )
                )
        for hour in (0, 8, 16):
            at = begin + timedelta(hours=hour)
            self._add(
                "handover",
                at,
                station_id=self._room,
                at=at,
                giver="上一班两人",
                taker="下一班两人",
                is_giver_signed=True,
                is_taker_signed=is_whole or hour != 16,
            )

    def _self_check(self, row: dict[str, Any]) -> None:
        preset = next(one for one in check_presets() if one.key == row["preset"])
        day = self._today + timedelta(days=row["days"])
        at = datetime.combine(day, time(9))
        template: CheckTemplate = self._add(
            "template",
            at,
            name=preset.name,
            basis=preset.basis,
            every_days=preset.every_days,
            items="\n".join(preset.items),
        )
        template.preset = preset.key
        run = self._add(
            "self-check",
            at,
            title=preset.name,
            template_id=template.id,
            started_on=day,
            deadline=self._day(14),
            leader="沈远山",
        )
        for number, text in enumerate(preset.items, start=1):
            is_done = number <= row["done"]
            self._transaction.session.add(
                SelfCheckItem(
                    check_id=run.id,
                    number=number,
                    text=text,
                    result="符合" if is_done else "",
                    responsible="沈远山" if is_done else "",
                    done_on=day if is_done else None,
                )
            )


def _chosen(row: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: row[name] for name in names}
