"""Events as a workbook and on a map, read by openpyxl and shapely."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from storage.formats import read_articles
from storage.formats.card import Card
from storage.formats.problem import MissingExtraError
from storage.formats.registry import WRITABLE, Carried, WriteOptions
from storage.model import Argument, Document
from storage.model.linking import with_place
from storage.model.schema_files import load_default_schema
from tests.storage.formats.one_article import article


def linked() -> Document:
    document = article()
    mentions = dict(document.mentions)
    mentions["baghdad"] = replace(mentions["baghdad"], extra={"coordinates": [44.36, 33.31]})
    mentions["city"] = replace(mentions["city"], extra={"coordinates": [500, "x"]})
    baghdad = {"id": "geonames:98182", "name": "Baghdad", "country": "IQ", "by": "name"}
    mentions["baghdad"] = with_place(mentions["baghdad"], baghdad, (44.36, 33.31))
    return replace(document, mentions=mentions)


def test_a_linked_event_is_a_point_and_one_without_coordinates_is_counted(tmp_path: Path) -> None:
    shape = pytest.importorskip("shapely.geometry").shape
    loss = WRITABLE["geojson"].load_write()([linked(), article("b")], tmp_path / "a.geojson", WriteOptions())
    assert "Events left out whose places have no coordinates: 3." in loss.lines()
    collection = json.loads((tmp_path / "a.geojson").read_text(encoding="utf-8"))
    (feature,) = collection["features"]
    point = shape(feature["geometry"])
    assert (point.x, point.y) == (44.36, 33.31)
    assert feature["properties"]["place"] == "Baghdad"
    assert "GeoNames" in feature["properties"]["attribution"]
    assert "CC BY 4.0" in feature["properties"]["attribution"]
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
    assert header.endswith("linked to,latitude,longitude")
    assert meeting.endswith("Baghdad,33.31,44.36")


def test_pandas_reads_the_table_with_its_numbers(tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    WRITABLE["csv"].load_write()([linked()], tmp_path / "a.csv", WriteOptions(schema=load_default_schema()))
    frame = pandas.read_csv(tmp_path / "a.csv", encoding="utf-8-sig")
    assert list(frame["type"]) == ["Conflict.Attack", "Contact.Meet"]
    assert list(frame["start"]) == [one.trigger.start for one in article().events.values()]
    assert frame.loc[1, ["linked to", "latitude", "longitude"]].tolist() == ["Baghdad", 33.31, 44.36]
    assert frame["latitude"].isna().tolist() == [True, False]


def test_a_role_is_where_another_mention_of_its_entity_is(tmp_path: Path) -> None:
    document = linked()
    mentions = dict(document.mentions)
    mentions["there"] = replace(mentions["city"], id="there", entity="b", extra={})
    mentions["baghdad"] = replace(mentions["baghdad"], entity="b")
    meeting = replace(document.events["meeting"], arguments=(Argument("Place", "there"),))
    document = replace(document, mentions=mentions, events={"meeting": meeting})
    WRITABLE["geojson"].load_write()([document], tmp_path / "a.geojson", WriteOptions())
    (feature,) = json.loads((tmp_path / "a.geojson").read_text(encoding="utf-8"))["features"]
    assert feature["geometry"]["coordinates"] == [44.36, 33.31]


@pytest.mark.parametrize("name", [name for name, one in WRITABLE.items() if one.reader])
def test_a_link_comes_back_from_every_format_that_says_so_and_is_counted_by_the_others(
    name: str, tmp_path: Path
) -> None:
    format_ = WRITABLE[name]
    target = tmp_path / f"a{format_.suffix if not format_.is_folder else ''}"
    target.mkdir() if format_.is_folder else None
    try:
        loss = format_.load_write()([linked()], target, WriteOptions())
    except MissingExtraError as error:
        pytest.skip(str(error))
    (found,) = read_articles(target, format_=format_)
    assert isinstance(found, Document)
    (baghdad,) = [one for one in found.mentions.values() if one.span.text_in(found.text) == "بغداد"]
    if Carried.PLACES in format_.carries:
        assert baghdad.extra == linked().mentions["baghdad"].extra
        assert found.mentions["city"].extra == linked().mentions["city"].extra
    assert ("Links to places left out: 2." in loss.lines()) == (Carried.PLACES not in format_.carries)


def test_the_card_names_geonames_where_its_places_are_in_the_data() -> None:
    with_places, without = Card(), Card()
    with_places.count(linked(), "")
    without.count(article(), "")
    assert "- Places: GeoNames (https://www.geonames.org), CC BY 4.0" in with_places.markdown("a", "", {})
    assert "GeoNames" not in without.markdown("a", "", {})


def test_pandas_reads_the_workbook_as_it_reads_the_table(tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    pytest.importorskip("openpyxl")
    for name in ("csv", "excel"):
        WRITABLE[name].load_write()([linked()], tmp_path / name, WriteOptions(schema=load_default_schema()))
    table = pandas.read_csv(tmp_path / "csv", encoding="utf-8-sig")
    with (tmp_path / "excel").open("rb") as stream:
        book = pandas.read_excel(stream)
    assert list(book.columns) == list(table.columns)
    assert book[["type", "trigger", "start", "Place", "latitude"]].equals(
        table[["type", "trigger", "start", "Place", "latitude"]]
    )


def test_the_card_of_hugging_face_names_geonames_too(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    for name, document in (("with", linked()), ("without", article())):
        (tmp_path / name).mkdir()
        WRITABLE["hf"].load_write()([document], tmp_path / name, WriteOptions())
        said = "GeoNames" in (tmp_path / name / "README.md").read_text(encoding="utf-8")
        assert said == (name == "with")
