"""What the program is made of, for machines and for people."""

import json
from pathlib import Path

import bill_of_materials
from bill_of_materials import Part, bill, licence_page
from dependencies import runtime_pins

from fire_roster.services.licences import list_components, read_page


def test_bill_names_every_distribution_of_the_lock_and_every_font(tmp_path: Path) -> None:
    document = json.loads(bill_of_materials.write_bill(tmp_path).read_text(encoding="utf-8"))
    assert (document["bomFormat"], document["specVersion"]) == ("CycloneDX", "1.6")
    names = [part["name"] for part in document["components"]]
    assert set(runtime_pins(is_windows=False)) <= set(names)
    assert {"CPython", "Noto Sans SC", "HanaMinB", "Lucide"} <= set(names)
    assert all(part["licenses"][0]["license"]["name"] for part in document["components"])
    assert "NOASSERTION" not in json.dumps(document)
    references = [part["bom-ref"] for part in document["components"]]
    assert len(references) == len(set(references)) == len(document["dependencies"][0]["dependsOn"])


def test_bill_of_the_same_parts_is_the_same() -> None:
    parts = [Part("a", "1", "MIT", "pkg:pypi/a@1")]
    assert bill(parts, "1.0") == bill(parts, "1.0")
    assert bill(parts, "1.0")["serialNumber"] != bill(parts, "1.1")["serialNumber"]


def test_licence_texts_are_shipped_with_the_list(tmp_path: Path) -> None:
    text = bill_of_materials.write_licences(tmp_path).read_text(encoding="utf-8")
    assert text.startswith("消防值班使用的开源组件及其许可\n")
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text.upper()
    assert "SIL OPEN FONT LICENSE" in text.upper()
    assert licence_page([Part("a", "1", "MIT", "pkg:pypi/a@1")]).endswith("a 1  MIT\n\n\n")


def test_page_of_licences_is_read_back_whole(tmp_path: Path) -> None:
    page = bill_of_materials.write_licences(tmp_path).read_text(encoding="utf-8")
    read = {component.name: component for component in read_page(page)}
    assert {component.name for component in list_components()} <= set(read)
    assert all(component.text for component in read.values())
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in read["pyside6-essentials"].text
    assert read["ortools"].licence == "Apache 2.0"
