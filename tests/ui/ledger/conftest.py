"""Pages of people, certificates and settings over a real data folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fire_roster.services.office import Office
from fire_roster.ui.context import AppContext
from fire_roster.ui.theme import Theme
from tests.ui.offices import NOW, SAMPLE, make_context, open_copy


@pytest.fixture
def office(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Office]:
    """A fresh data folder on 2026-12-03; for a test that asks for `people`, with them in it."""
    fill = _import_people if "people" in request.fixturenames else bool
    made = open_copy(fill, tmp_path / "数据", NOW, fill)
    yield made
    made.close()


@pytest.fixture
def people(office: Office) -> Office:
    """The sample staff list, imported."""
    return office


def _import_people(office: Office) -> None:
    office.imports.apply(office.imports.preview(SAMPLE))


@pytest.fixture
def app_context(office: Office, theme: Theme) -> Iterator[AppContext]:
    made = make_context(office, theme)
    yield made
    made.tasks.shut_down()


@pytest.fixture
def toasts(app_context: AppContext) -> list[str]:
    """What the pages announced."""
    texts: list[str] = []
    app_context.notices.toast.connect(lambda text, *_: texts.append(text))
    return texts
