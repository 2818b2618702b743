import re

import pytest

from fire_roster.assets import resource_path
from fire_roster.errors import UsageProblem
from fire_roster.services.forms.catalogue import FORMS, find_form
from fire_roster.services.help.articles import load_articles


def test_forms_names_are_kebab_case_with_chinese_titles() -> None:
    assert list(FORMS)[:2] == ["wall-roster", "day-list"]
    for name, form in FORMS.items():
        assert form.name == name
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", name)
        assert not form.title.isascii() and not form.group.isascii()


def test_forms_titles_are_told_apart() -> None:
    titles = [form.title for form in FORMS.values()]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("name", sorted(FORMS))
def test_form_has_its_picture_in_the_help(name: str) -> None:
    picture = resource_path("help", "pictures", "forms", f"{name}.png")
    assert picture.read_bytes().startswith(b"\x89PNG")
    article = next(one for one in load_articles() if one.key == "forms")
    assert f"![{FORMS[name].title}](pictures/forms/{name}.png)" in article.text


def test_find_form_unknown_name_lists_the_known_ones() -> None:
    with pytest.raises(UsageProblem, match="wall-roster、day-list"):
        find_form("poster")
