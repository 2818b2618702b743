"""Finding people, and what is masked."""

from pathlib import Path

from tests.integration.cli.conftest import Command


def test_member_name_that_two_people_have_exits_2_with_candidates(demo: Command) -> None:
    answer = demo("members", "show", "李婷")
    assert answer.code == 2
    assert "4 李婷（二班）" in answer.err
    assert "20 李婷（站二班）" in answer.err


def test_member_by_id_or_by_name_with_team_is_found(demo: Command) -> None:
    by_id = demo("members", "show", "20", "--json").json
    by_team = demo("members", "show", "李婷（站二班）", "--json").json
    assert by_id == by_team
    assert by_id["name"] == "李婷"


def test_member_in_roster_set_must_be_clear(demo: Command) -> None:
    before = demo("digest").out
    assert demo("roster", "set", "消控室", "2026-12-10", "早", "李婷").code == 2
    assert demo("digest").out == before


def test_personal_numbers_are_masked_unless_asked(demo: Command) -> None:
    masked = demo("members", "show", "1", "--json").json
    plain = demo("members", "show", "1", "--json", "--unmask").json
    assert masked["phone"] == "154****0001"
    assert "*" in masked["id_number"]
    assert plain["phone"] == "15400000001"
    assert len(plain["id_number"]) == 18


def test_search_finds_by_initials(demo: Command) -> None:
    found = demo("members", "search", "wzx", "--json").json
    assert [one["name"] for one in found] == ["温知夏"]


def test_search_for_nobody_is_an_empty_list(demo: Command) -> None:
    assert demo("members", "search", "没有这个人", "--json").json == []


def test_ledger_is_exported_with_a_watermark(demo: Command, tmp_path: Path) -> None:
    path = tmp_path / "台账.csv"
    reply = demo("export", "members", "--out", str(path), "--json")
    assert reply.code == 0
    assert reply.json["file"] == str(path)
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == reply.json["rows"] + 2
    assert "导出时间：" in lines[-1]
    assert "154****0001" in lines[1]
    assert demo("export", "members").code == 2
    assert demo("export", "members", "--out", str(tmp_path / "a.doc")).code == 2


def test_certificates_are_listed_by_what_they_lack(demo: Command) -> None:
    everything = demo("certificates", "list", "--json").json
    no_scan = demo("certificates", "list", "--state", "no_scan", "--json").json
    unverified = demo("certificates", "list", "--state", "未核验", "--json").json
    assert {"无扫描件"} <= set(no_scan[0]["doubts"])
    assert 0 < len(unverified) < len(no_scan) <= len(everything)
    assert demo("certificates", "list", "--state", "replaced", "--json").json == []
