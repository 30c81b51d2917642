"""Which mentions may refer to one entity: equal strings first, then parts of a name, then the same head."""

from extract.coreference import equals, name_of, partners
from storage.model import Article, Document, Level, Mention, Span

TEXT = "قال الرئيس الأمريكي جو بايدن في واشنطن إن بايدن سيزور الرياض. وأكّد الرئيسُ الفرنسي أن باىدن وصل."


def mention(id_: str, piece: str, label: str = "PER", level: Level = Level.NAM, at: int = 0, **values) -> Mention:
    start = TEXT.index(piece, at)
    return Mention(id_, Span(start, start + len(piece)), label, level, **values)


def document(*mentions: Mention) -> Document:
    return Document(Article("a", TEXT), mentions={one.id: one for one in mentions})


def test_equal_strings_come_before_parts_of_a_name_and_those_before_the_same_head() -> None:
    found = document(
        mention("full", "جو بايدن"),
        mention("short", "بايدن", at=TEXT.index("إن")),
        mention("spelt", "باىدن"),
        mention("first", "الرئيس الأمريكي", level=Level.NOM),
        mention("second", "الرئيسُ الفرنسي", level=Level.NOM),
        mention("city", "واشنطن", "GPE"),
    )
    assert [one.id for one in partners(found, found.mentions["short"])][:2] == ["spelt", "full"]
    assert partners(found, found.mentions["first"])[0].id == "second"
    assert "city" not in [one.id for one in partners(found, found.mentions["short"])]


def test_of_a_chain_one_mention_is_offered_and_of_the_own_none() -> None:
    full, short = mention("full", "جو بايدن", entity="e"), mention("short", "بايدن", at=TEXT.index("إن"), entity="e")
    spelt = mention("spelt", "باىدن")
    found = document(full, short, spelt)
    assert [one.id for one in partners(found, spelt)] == ["short"]
    assert [one.id for one in partners(found, full)] == ["spelt"]


def test_those_that_read_the_same_are_found_whatever_the_spelling() -> None:
    found = document(
        mention("short", "بايدن", at=TEXT.index("إن")), mention("spelt", "باىدن"), mention("full", "جو بايدن")
    )
    assert [one.id for one in equals(found, found.mentions["short"])] == ["spelt"]


def test_an_entity_is_called_by_its_longest_name() -> None:
    president = mention("first", "الرئيس الأمريكي جو", level=Level.NOM)
    assert name_of(TEXT, (president, mention("full", "جو بايدن"), mention("spelt", "باىدن"))) == "جو بايدن"
