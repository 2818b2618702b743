"""What `import members` says beyond its rows."""

from tests.integration.cli.conftest import SAMPLE, Command


def test_import_members_names_what_remarks_say_about_duty(command: Command) -> None:
    lines = command("import", "members", str(SAMPLE)).out
    assert "赵𬀩的备注提到：2026-12-08 至 2026-12-14 年休假，可用 leave add 登记。" in lines
    assert "张振华的备注提到：不排夜班（备注没有写到哪天）" in lines


def test_import_members_json_carries_the_hints_of_a_row(command: Command) -> None:
    rows = command("import", "members", str(SAMPLE), "--dry-run", "--json").json["rows"]
    hints = {row["row"]: row["hints"] for row in rows if row["hints"]}
    assert hints[8] == ["2026-12-08 至 2026-12-14 年休假"]
