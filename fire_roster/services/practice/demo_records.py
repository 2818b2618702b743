"""Records of hazards, equipment, papers, duty and a self-check for the demonstration unit."""

from datetime import date, datetime, time, timedelta
from typing import Any

from fire_roster.records.duty_log import DutyLogRow
from fire_roster.records.self_check import CheckTemplate, SelfCheckItem
from fire_roster.services.practice.demo_desk import DemoDesk, chosen
from fire_roster.services.practice.self_checks import check_presets


class DemoRecords:
    """Writes them; `content` is the parsed `demo_practice.json`."""

    def __init__(self, desk: DemoDesk, content: dict[str, Any]) -> None:
        self._desk = desk
        self._content = content

    def write(self) -> None:
        """All of them."""
        self._hazards()
        self._things()
        self._duty_records()
        self._self_check(self._content["self_check"])

    def _hazards(self) -> None:
        for row in self._content["hazards"]:
            day = self._desk.today + timedelta(days=row["days"])
            self._desk.add(
                "hazard",
                datetime.combine(day, time(16)),
                found_on=day,
                deadline=self._desk.day(row["deadline"]),
                rechecked_on=self._desk.day(row.get("rechecked")),
                closed_on=self._desk.day(row.get("closed")),
                found_by="季青临",
                **chosen(row, "place", "description", "source", "owner", "measure"),
            )

    def _things(self) -> None:
        now = datetime.combine(self._desk.today, time(9))
        for name, form, count, word, place, checked, expires in self._content["equipment"]:
            self._desk.add(
                "equipment",
                now,
                station_id=self._desk.micro,
                name=name,
                specification=form,
                quantity=count,
                unit_word=word,
                place=place,
                keeper="唐书远",
                checked_on=self._desk.day(checked),
                expires=self._desk.day(expires),
            )
        checked = self._desk.today - timedelta(days=14)
        self._desk.add(
            "equipment-check",
            datetime.combine(checked, time(10)),
            station_id=self._desk.micro,
            checked_on=checked,
            checked_by="唐书远",
            is_signed=True,
        )
        for name, kind, contact, phone, distance in self._content["partners"]:
            self._desk.add(
                "partner",
                now,
                name=name,
                kind=kind,
                contact=contact,
                phone=phone,
                distance=distance,
            )
        self._desk.add(
            "filing",
            now,
            station_id=self._desk.micro,
            filed_on=self._desk.day(-400),
            authority="区消防救援大队",
            number="示例备〔2025〕012号",
            content="人员名册、器材清单、值守制度",
        )
        self._papers(now)

    def _papers(self, now: datetime) -> None:
        for kind, company, signed, expires in self._content["contracts"]:
            self._desk.add(
                "contract",
                now,
                kind=kind,
                company=company,
                signed_on=self._desk.day(signed),
                expires=self._desk.day(expires),
            )
        for level, signer, kind in self._content["commitments"]:
            self._desk.add(
                "commitment",
                now,
                level=level,
                signer=signer,
                kind=kind,
                signed_on=self._desk.day(-280),
                expires=self._desk.day(85),
            )
        for row in self._content["visits"]:
            values = chosen(row, "authority", "inspectors", "findings")
            self._desk.add("visit", now, visited_on=self._desk.day(row["days"]), **values)

    def _duty_records(self) -> None:
        for back in range(self._content["log_days"], 0, -1):
            self._log_sheet(self._desk.today - timedelta(days=back), is_whole=back != 2)
        for back in range(self._content["patrol_days"], 0, -1):
            at = self._desk.moment(-back, "10:00")
            self._desk.add(
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
            at = self._desk.moment(row["days"], "09:00")
            values = chosen(row, "device", "state", "reason", "approved_by", "measures")
            self._desk.add(
                "device-off", at, since=at.date(), until=self._desk.day(row["until"]), **values
            )
        for row in self._content["alarms"]:
            at = self._desk.moment(row["days"], row["clock"])
            values = chosen(row, "place", "kind", "confirmed_by", "handling", "cause", "handled_by")
            self._desk.add(
                "alarm",
                at,
                at=at,
                confirm_seconds=row["seconds"],
                is_signed=row["signed"],
                **values,
            )
        at = self._desk.moment(-5, "02:15")
        self._desk.add(
            "presence", at, station_id=self._desk.room, at=at, found="两人在岗", checked_by="唐书远"
        )

    def _log_sheet(self, day: date, *, is_whole: bool) -> None:
        begin = datetime.combine(day, time(8))
        record = self._desk.add(
            "duty-log",
            begin + timedelta(days=1),
            station_id=self._desk.room,
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
                self._desk.transaction.session.add(
                    DutyLogRow(
                        log_id=record.id,
                        at=begin + timedelta(hours=hour),
                        written_by="值班员",
                        recorded_at=begin + timedelta(hours=hour),
                    )
                )
        for hour in (0, 8, 16):
            at = begin + timedelta(hours=hour)
            self._desk.add(
                "handover",
                at,
                station_id=self._desk.room,
                at=at,
                giver="上一班两人",
                taker="下一班两人",
                is_giver_signed=True,
                is_taker_signed=is_whole or hour != 16,
            )

    def _self_check(self, row: dict[str, Any]) -> None:
        preset = next(one for one in check_presets() if one.key == row["preset"])
        day = self._desk.today + timedelta(days=row["days"])
        at = datetime.combine(day, time(9))
        template: CheckTemplate = self._desk.add(
            "template",
            at,
            name=preset.name,
            basis=preset.basis,
            every_days=preset.every_days,
            items="\n".join(preset.items),
        )
        template.preset = preset.key
        run = self._desk.add(
            "self-check",
            at,
            title=preset.name,
            template_id=template.id,
            started_on=day,
            deadline=self._desk.day(14),
            leader="唐书远",
        )
        for number, text in enumerate(preset.items, start=1):
            is_done = number <= row["done"]
            self._desk.transaction.session.add(
                SelfCheckItem(
                    check_id=run.id,
                    number=number,
                    text=text,
                    result="符合" if is_done else "",
                    responsible="唐书远" if is_done else "",
                    done_on=day if is_done else None,
                )
            )
