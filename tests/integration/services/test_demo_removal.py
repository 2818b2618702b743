"""The demonstration goes without a trace, and with everything that was done in it kept aside."""

from datetime import datetime
from pathlib import Path

import pytest

from fire_roster.errors import DataBusy
from fire_roster.services.clock import Clock
from fire_roster.services.office import Office
from fire_roster.store.paths import DataPaths
from tests.fresh_folders import open_fresh

_NOW = datetime(2026, 12, 3, 9, 30)


def _open(folder: Path) -> Office:
    return Office.open(folder, Clock(_NOW), is_writing=True, program="测试")


def test_untouched_demonstration_goes_for_good(tmp_path: Path) -> None:
    office = open_fresh(tmp_path, _NOW)
    assert not office.demo_removal.is_demo()
    office.demo.fill()
    office.backups.make()
    assert office.demo_removal.is_demo()
    assert office.demo_removal.later() == ()
    remove = office.demo_removal.prepare()
    with pytest.raises(DataBusy):
        remove()
    office.close()
    assert remove() is None
    paths = DataPaths(tmp_path)
    left = (paths.database, paths.backups, paths.anchor, paths.set_aside)
    assert not any(path.exists() for path in left)
    anew = _open(tmp_path)
    assert (anew.unit.get().name, anew.members.list_all()) == ("", ())
    assert anew.demo.is_possible()
    anew.close()


def test_what_was_done_in_the_demonstration_is_kept_as_a_data_folder(tmp_path: Path) -> None:
    office = open_fresh(tmp_path, _NOW)
    office.demo.fill()
    office.unit.update(name="真的单位")
    assert office.demo_removal.later() == ("修改单位资料",)
    remove = office.demo_removal.prepare()
    office.close()
    aside = remove()
    assert aside is not None
    assert aside.parent == DataPaths(tmp_path).set_aside
    anew, kept = _open(tmp_path), _open(aside)
    assert (anew.unit.get().name, kept.unit.get().name) == ("", "真的单位")
    anew.close()
    kept.close()
