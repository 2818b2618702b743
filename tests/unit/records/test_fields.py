"""Values that do not fit a record are refused in words for people."""

from datetime import date
from typing import Any

import pytest

from fire_roster.errors import InputRefused
from fire_roster.records.certificate import CertificateFields
from fire_roster.records.fields import RecordFields
from fire_roster.records.leave import LeaveFields
from fire_roster.records.member import MemberFields
from fire_roster.records.shift import ShiftTypeFields
from fire_roster.records.station import StationFields
from fire_roster.records.unit import UnitFields

PLAIN_MODELS = (
    CertificateFields,
    LeaveFields,
    MemberFields,
    ShiftTypeFields,
    StationFields,
    UnitFields,
)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, "姓名没有填写"),
        ({"name": ""}, "姓名不能为空"),
        ({"name": "张" * 61}, "姓名最多 60 个字"),
        ({"name": "张\udcff"}, "姓名含有无法保存的字符"),
        ({"name": "张三", "joined": "去年"}, "入职日期应为日期"),
        ({"name": "张三", "remark": 5}, "备注应为文字"),
        ({"name": "张三", "joined": [1]}, "入职日期应为日期"),
    ],
)
def test_member_fields_misfit_names_the_field(values: dict[str, Any], words: str) -> None:
    with pytest.raises(InputRefused, match=words):
        MemberFields(**values)


@pytest.mark.parametrize(
    ("staff", "words"),
    [(0, "不能小于 1"), (61, "不能大于 60"), ("两人", "应为整数"), (1.5, "应为整数")],
)
def test_station_fields_staff_out_of_range_is_refused(staff: Any, words: str) -> None:
    with pytest.raises(InputRefused, match=f"每班人数{words}"):
        StationFields(name="消控室", kind="control_room", min_staff=staff)


def test_fields_several_misfits_are_all_named() -> None:
    with pytest.raises(InputRefused) as caught:
        UnitFields(name="园" * 101, is_averaged_hours="也许")
    assert "单位名称最多 100 个字；实行综合计算工时应为“是”或“否”" in caught.value.message


def test_fields_of_another_kind_are_told_without_english() -> None:
    class Sample(RecordFields):
        ratio: float

    with pytest.raises(InputRefused, match="ratio应为数字"):
        Sample(ratio="x")


def test_fields_that_fit_are_kept() -> None:
    fields = LeaveFields(first="2026-12-01", last=date(2026, 12, 3), kind="年休假")
    assert (fields.first, fields.last) == (date(2026, 12, 1), date(2026, 12, 3))


@pytest.mark.parametrize("model", PLAIN_MODELS)
def test_titles_every_field_has_a_chinese_word(model: type[RecordFields]) -> None:
    titles = model.titles()
    assert all(not title.isascii() for title in titles.values())
    assert len(set(titles.values())) == len(titles)
