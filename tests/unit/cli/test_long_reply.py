"""Long documents are written without indents, which would cost seconds."""

import io
import json

import pytest

from fire_roster.cli.reply import Reply, write_reply


@pytest.mark.parametrize(("count", "lines"), [(2, 10), (1_001, 1)])
def test_reply_is_indented_while_it_can_be_read_by_eye(count: int, lines: int) -> None:
    out = io.StringIO()
    document = {"rows": [{"row": number} for number in range(count)]}
    write_reply(Reply(document, []), out, is_json=True)
    assert len(out.getvalue().splitlines()) == lines
    assert json.loads(out.getvalue()) == document
