import pytest

from storage.model import Schema, SchemaError
from storage.model.schema_toml import parse_schema

SMALL = """\
id = "small"
version = "1"
name = { ar = "صغير", en = "Small" }

[entity.PER]
name = { ar = "شخص", en = "Person" }
definition = { ar = "إنسان", en = "A human." }
color = { light = "#112233", dark = "#ddeeff" }
key = "p"

[entity.GPE]
name = { ar = "دولة", en = "Country" }
short = { ar = "دولة", en = "GPE" }
definition = { ar = "دولة", en = "A country." }
not = { ar = "جبل", en = "A mountain." }
examples = ["اليمن"]
color = { light = "#223344", dark = "#ccddee" }
key = "g"

[event."Life.Die"]
name = { ar = "وفاة", en = "Death" }
definition = { ar = "موت", en = "Someone dies." }
color = { light = "#334455", dark = "#bbccdd" }
key = "ld"

[event."Life.Die".roles.Victim]
name = { ar = "الضحية", en = "Victim" }
fillers = ["PER"]
required = true

[modality.asserted]
name = { ar = "مؤكد", en = "Asserted" }

[polarity.positive]
name = { ar = "مثبت", en = "Positive" }

[rejection.wrong_type]
name = { ar = "نوع خاطئ", en = "Wrong type" }
"""


def test_a_schema_file_becomes_the_label_set_it_describes() -> None:
    schema = parse_schema(SMALL, "small.toml")
    assert isinstance(schema, Schema)
    assert list(schema.entity_types) == ["PER", "GPE"]
    assert schema.entity_types["GPE"].exclusion is not None
    assert schema.entity_types["PER"].short.en == "Person"
    assert [role.id for role in schema.roles_for("Life.Die", "PER")] == ["Victim"]
    assert schema.allows("Life.Die", "Victim", "PER")
    assert not schema.allows("Life.Die", "Victim", "GPE")
    assert not schema.allows("No.Such", "Victim", "PER")
    assert schema.event_types["Life.Die"].group == "Life"
    assert schema.modalities[0].name.in_language("ar_EG") == "مؤكد"
    assert schema.rejection_reasons[0].id == "wrong_type"


def test_windows_line_ends_are_no_fault() -> None:
    assert parse_schema(SMALL.replace("\n", "\r\n"), "small.toml") == parse_schema(SMALL, "small.toml")


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ('key = "g"', 'key = "p"', 18, "the key “p” belongs to PER already"),
        ('key = "ld"', 'key = "موت"', 24, "a key is one to three"),
        ('light = "#223344"', 'light = "blue"', 17, "is not a colour"),
        ('fillers = ["PER"]', 'fillers = ["MAN"]', 28, "there is no entity type “MAN”"),
        ('fillers = ["PER"]', 'fillers = "PER"', 28, "must be a list of texts"),
        ("required = true", 'required = "yes"', 29, "must be true or false"),
        ("required = true", "requird = true", 29, "“requird” is not known here"),
        ('ar = "إنسان", ', "", 7, "“ar” is missing"),
        ('examples = ["اليمن"]', "examples = [1]", 16, "must be a list of texts"),
        ('version = "1"', "version = 1", 2, "“version” must be a text"),
        ('[entity.PER]\nname = { ar = "شخص", en = "Person" }', "[entity.PER]", 5, "“name” is missing"),
        ('[polarity.positive]\nname = { ar = "مثبت", en = "Positive" }', "", 1, "at least one [polarity.…]"),
        ('[event."Life.Die"]', "[event.PER]", 20, "an entity type has the same id"),
        ('id = "small"', 'id = "small"\nentities = 3', 2, "“entities” is not known here"),
    ],
)
def test_a_faulty_schema_is_refused_with_its_line_and_the_reason(old: str, new: str, line: int, reason: str) -> None:
    assert old in SMALL
    text = SMALL.replace(old, new)
    if new == "[event.PER]":
        text = text.replace('[event."Life.Die".roles.Victim]', "[event.PER.roles.Victim]")
    with pytest.raises(SchemaError) as caught:
        parse_schema(text, "mine.toml")
    assert "mine.toml" in str(caught.value)
    assert f"line {line} " in str(caught.value)
    assert reason in str(caught.value)


def test_a_file_that_is_no_toml_is_refused_with_its_line() -> None:
    with pytest.raises(SchemaError, match=r"mine\.toml is not valid TOML.*line 3"):
        parse_schema('id = "x"\nversion = "1"\nname = {', "mine.toml")
