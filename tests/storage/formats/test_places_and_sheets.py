"""Events as a workbook and on a map, read by openpyxl and shapely."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from storage.formats.registry import WRITABLE, WriteOptions
from storage.model import Document
from storage.model.schema_files import load_default_schema
from tests.storage.formats.one_article import article


def linked() -> Document:
    document = article()
    mentions = dict(document.mentions)
    mentions["baghdad"] = replace(mentions["baghdad"], extra={"coordinates": [44.36, 33.31]})
    mentions["city"] = replace(mentions["city"], extra={"coordinates": [500, "x"]})
    return replace(document, mentions=mentions)


def test_a_linked_event_is_a_point_and_one_without_coordinates_is_counted(tmp_path: Path) -> None:
    shape = pytest.importorskip("shapely.geometry").shape
    loss = WRITABLE["geojson"].load_write()([linked(), article("b")], tmp_path / "a.geojson", WriteOptions())
    assert "Events left out whose places have no coordinates: 3." in loss.lines()
    collection = json.loads((tmp_path / "a.geojson").read_text(encoding="utf-8"))
    (feature,) = collection["features"]
    point = shape(feature["geometry"])
    assert (point.x, point.y) == (44.36, 33.31)
    assert feature["properties"]["roles"] == {"Entity": ["السوداني"], "Place": ["بغداد"]}


def test_without_events_the_collection_is_empty_but_valid(tmp_path: Path) -> None:
    WRITABLE["geojson"].load_write()([], tmp_path / "a.geojson", WriteOptions())
    assert json.loads((tmp_path / "a.geojson").read_text(encoding="utf-8")) == {
        "type": "FeatureCollection",
        "features": [],
    }


def test_the_workbook_has_a_row_an_event_and_reads_from_right_to_left(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    options = WriteOptions(schema=load_default_schema())
    WRITABLE["excel"].load_write()([linked()], tmp_path / "a.xlsx", options)
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    assert sheet.sheet_view.rightToLeft
    header, *rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    found = [dict(zip(header, row, strict=True)) for row in rows]
    assert [(row["type"], row["Place"]) for row in found] == [("Conflict.Attack", "المدينة"), ("Contact.Meet", "بغداد")]
    assert (found[1]["latitude"], found[1]["longitude"]) == (33.31, 44.36)
    assert found[0]["latitude"] is None


def test_a_formula_in_a_text_stays_a_text(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    document = article(title='=HYPERLINK("http://x", "y")')
    WRITABLE["excel"].load_write()([document], tmp_path / "a.xlsx", WriteOptions())
    cell = openpyxl.load_workbook(tmp_path / "a.xlsx").active["B2"]
    assert cell.data_type == "s"
    assert cell.value == document.article.title


def test_the_table_has_the_coordinates_too(tmp_path: Path) -> None:
    WRITABLE["csv"].load_write()([linked()], tmp_path / "a.csv", WriteOptions())
    header, _, meeting = (tmp_path / "a.csv").read_text(encoding="utf-8-sig").splitlines()[:3]
    assert header.endswith("latitude,longitude")
    assert meeting.endswith("33.31,44.36")
