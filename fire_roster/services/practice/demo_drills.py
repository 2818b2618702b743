"""Drills and courses of the demonstration unit."""

import json
from datetime import date, datetime, time, timedelta
from typing import Any

from fire_roster.domain.drill import DrillMark
from fire_roster.records.drill import DrillParticipant
from fire_roster.records.member import Member, Team
from fire_roster.records.training import Attendance
from fire_roster.services.practice.demo_desk import DemoDesk, chosen
from fire_roster.services.practice.ledger_checks import write_timeline


class DemoDrills:
    """Writes them; `content` is the parsed `demo_practice.json`."""

    def __init__(self, desk: DemoDesk, content: dict[str, Any]) -> None:
        self._desk = desk
        self._content = content

    def write(self) -> None:
        """All of them."""
        for row in self._content["drills"]:
            self._drill(row)
        for row in self._content["trainings"]:
            self._training(row)

    def _drill(self, row: dict[str, Any]) -> None:
        day = self._desk.today + timedelta(days=row["days"])
        is_held = row["days"] < 0
        begin = self._desk.moment(row["days"], row.get("begins", "10:00"))
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
            values |= self._held(row, day, begin)
        record = self._desk.add(
            "drill",
            begin + timedelta(hours=2),
            planned_on=day,
            station_id=self._desk.stations.get(row.get("station", "")),
            groups=json.dumps(row.get("groups", {}), ensure_ascii=False),
            **values,
        )
        last = len(self._desk.members)
        for member in self._desk.members[last - row.get("people", 0) : last] if is_held else ():
            self._desk.transaction.session.add(
                DrillParticipant(drill_id=record.id, member_id=member, team=self._team(member))
            )

    def _held(self, row: dict[str, Any], day: date, begin: datetime) -> dict[str, Any]:
        """What is on record of a drill that was held."""
        timeline = {
            DrillMark(mark): begin + timedelta(seconds=seconds)
            for mark, seconds in row["marks"].items()
        }
        is_told = row["told"]
        after = row.get("closed_after")
        return {
            "held_on": day,
            "begins_at": row["begins"],
            "ends_at": row["ends"],
            "timeline": write_timeline(timeline),
            "is_told": is_told,
            "has_notice": is_told,
            "has_signs": is_told,
            "announced_on": day - timedelta(days=3) if is_told else None,
            "recorder": "温知夏",
            "evaluator": "唐书远",
            "is_plan_revised": is_told,
            "is_signed": is_told or row.get("signed", False),
            "expected_count": row["people"],
            "present_count": row["people"],
            "closed_on": None if after is None else day + timedelta(days=after),
        }

    def _team(self, member_id: int) -> str:
        session = self._desk.transaction.session
        member = session.get(Member, member_id)
        team = session.get(Team, member.team_id) if member and member.team_id else None
        return team.name if team else ""

    def _training(self, row: dict[str, Any]) -> None:
        day = self._desk.today + timedelta(days=row["days"])
        record = self._desk.add(
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
            **chosen(row, "title", "kind", "hours", "teacher", "content"),
        )
        if "first" not in row:
            return
        scores = row.get("scores", [])
        for place, member in enumerate(self._desk.members[row["first"] : row["last"] + 1]):
            score = scores[place] if place < len(scores) else None
            self._desk.transaction.session.add(
                Attendance(training_id=record.id, member_id=member, score=score)
            )
