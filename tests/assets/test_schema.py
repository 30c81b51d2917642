import json
import math
from itertools import combinations
from pathlib import Path

import pytest

from storage.model import EntityType, EventType, Schema
from storage.model.schema_toml import parse_schema

SCHEMA_FILE = Path(__file__).parents[2] / "assets/schemas/ace2005.toml"

ENTITY_TYPES = ["PER", "ORG", "GPE", "LOC", "FAC", "VEH", "WEA", "TIME", "MONEY", "CRIME", "SENTENCE", "TITLE"]

ROLES = {
    "Life.Be-Born": "Person Time Place",
    "Life.Marry": "Person Time Place",
    "Life.Divorce": "Person Time Place",
    "Life.Injure": "Agent Victim Instrument Time Place",
    "Life.Die": "Agent Victim Instrument Time Place",
    "Movement.Transport": "Agent Artifact Vehicle Price Origin Destination Time",
    "Transaction.Transfer-Ownership": "Buyer Seller Beneficiary Artifact Price Time Place",
    "Transaction.Transfer-Money": "Giver Recipient Beneficiary Money Time Place",
    "Business.Start-Org": "Agent Org Time Place",
    "Business.Merge-Org": "Org Time Place",
    "Business.Declare-Bankruptcy": "Org Time Place",
    "Business.End-Org": "Org Time Place",
    "Conflict.Attack": "Attacker Target Instrument Time Place",
    "Conflict.Demonstrate": "Entity Time Place",
    "Contact.Meet": "Entity Time Place",
    "Contact.Phone-Write": "Entity Time",
    "Personnel.Start-Position": "Person Entity Position Time Place",
    "Personnel.End-Position": "Person Entity Position Time Place",
    "Personnel.Nominate": "Person Agent Position Time Place",
    "Personnel.Elect": "Person Entity Position Time Place",
    "Justice.Arrest-Jail": "Person Agent Crime Time Place",
    "Justice.Release-Parole": "Person Entity Crime Time Place",
    "Justice.Trial-Hearing": "Defendant Prosecutor Adjudicator Crime Time Place",
    "Justice.Charge-Indict": "Defendant Prosecutor Adjudicator Crime Time Place",
    "Justice.Sue": "Plaintiff Defendant Adjudicator Crime Time Place",
    "Justice.Convict": "Defendant Adjudicator Crime Time Place",
    "Justice.Sentence": "Defendant Adjudicator Crime Sentence Time Place",
    "Justice.Fine": "Entity Adjudicator Money Crime Time Place",
    "Justice.Execute": "Person Agent Crime Time Place",
    "Justice.Extradite": "Agent Person Origin Destination Crime Time",
    "Justice.Acquit": "Defendant Adjudicator Crime Time Place",
    "Justice.Appeal": "Defendant Prosecutor Adjudicator Crime Time Place",
    "Justice.Pardon": "Defendant Adjudicator Crime Time Place",
}
"""The tables of the annotation guidelines."""

LIGHT_BACKGROUNDS, DARK_BACKGROUND = ("#ffffff", "#fafafa"), "#1e1e1e"
READABLE = 4.5
"""The contrast that WCAG AA asks of text."""

DISTINCT = 15
"""Difference in CIE Lab below which two colours are taken for one another at a glance."""

DISTINCT_TO_DEUTERANOPES = 9
"""What twelve colours, all dark or all light enough to be read, can keep for two kinds of cones."""

Triple = tuple[float, float, float]


@pytest.fixture(scope="module")
def schema() -> Schema:
    return parse_schema(SCHEMA_FILE.read_text(encoding="utf-8"), SCHEMA_FILE.name)


def types_of(schema: Schema) -> list[EntityType | EventType]:
    return [*schema.entity_types.values(), *schema.event_types.values()]


def test_the_default_schema_holds_exactly_the_types_and_roles_of_the_guidelines(schema: Schema) -> None:
    assert list(schema.entity_types) == ENTITY_TYPES
    assert {type_.id: " ".join(type_.roles) for type_ in schema.event_types.values()} == ROLES
    assert [value.id for value in schema.modalities] == ["asserted", "other"]
    assert [value.id for value in schema.polarities] == ["positive", "negative"]
    assert schema.rejection_reasons


def test_every_type_is_explained_with_an_example_in_both_languages(schema: Schema) -> None:
    for type_ in types_of(schema):
        assert type_.examples, type_.id
        for text in (type_.name, type_.short, type_.definition):
            assert any("؀" <= letter <= "ۿ" for letter in text.ar), type_.id
            assert text.en.isascii(), type_.id


def test_what_does_not_belong_is_said_wherever_the_guidelines_say_it(schema: Schema) -> None:
    told = {"PER", "ORG", "LOC", "VEH", "WEA", "TIME", "TITLE", "Conflict.Attack", "Contact.Phone-Write"}
    told |= {"Transaction.Transfer-Ownership", "Justice.Arrest-Jail", "Personnel.End-Position"}
    for id_ in told:
        type_ = schema.type_of(id_)
        assert type_ is not None
        assert type_.exclusion is not None, id_


def test_every_role_can_be_filled_and_required_roles_are_few(schema: Schema) -> None:
    for type_ in schema.event_types.values():
        assert all(role.fillers for role in type_.roles.values()), type_.id
        assert sum(role.required for role in type_.roles.values()) == 1, type_.id


def test_entity_keys_are_one_letter_and_no_event_key_begins_another(schema: Schema) -> None:
    assert all(len(type_.key) == 1 for type_ in schema.entity_types.values())
    keys = [type_.key for type_ in schema.event_types.values()]
    assert not [(a, b) for a in keys for b in keys if a != b and a.startswith(b)]


def test_every_colour_can_be_read_on_its_background(schema: Schema) -> None:
    for type_ in types_of(schema):
        for background in LIGHT_BACKGROUNDS:
            assert contrast(type_.color.light, background) >= READABLE, type_.id
        assert contrast(type_.color.dark, DARK_BACKGROUND) >= READABLE, type_.id


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_entity_colours_cannot_be_taken_for_one_another(schema: Schema, theme: str) -> None:
    for one, other in combinations(schema.entity_types.values(), 2):
        distance = math.dist(lab(getattr(one.color, theme)), lab(getattr(other.color, theme)))
        assert distance >= DISTINCT, (one.id, other.id)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_entity_colours_stay_apart_for_eyes_without_green_cones(schema: Schema, theme: str) -> None:
    for one, other in combinations(schema.entity_types.values(), 2):
        seen = [lab_of(without_green(getattr(type_.color, theme))) for type_ in (one, other)]
        assert math.dist(*seen) >= DISTINCT_TO_DEUTERANOPES, (one.id, other.id)


@pytest.mark.shared
def test_the_fillers_allow_the_arguments_that_annotators_made(schema: Schema, shared: Path) -> None:
    made = allowed = 0
    for line in (shared / "data/events/train.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        labels = {mention["id"]: mention["label"] for mention in record["mentions"]}
        for event in record["events"]:
            for argument in event["arguments"]:
                made += 1
                allowed += schema.allows(event["label"], argument["role"], labels[argument["mention"]])
    assert allowed / made >= 0.999


def linear(color: str) -> Triple:
    def channel(at: int) -> float:
        value = int(color[at : at + 2], 16) / 255
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    return channel(1), channel(3), channel(5)


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted(0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in (linear(one), linear(other)))
    return (lighter + 0.05) / (darker + 0.05)


def without_green(color: str) -> Triple:
    """Linear RGB as a deuteranope sees it (Machado, Oliveira and Fernandes 2009, severity 1)."""
    red, green, blue = linear(color)
    seen = (
        0.367322 * red + 0.860646 * green - 0.227968 * blue,
        0.280085 * red + 0.672501 * green + 0.047413 * blue,
        -0.011820 * red + 0.042940 * green + 0.968881 * blue,
    )
    low, mid, high = (min(max(channel, 0.0), 1.0) for channel in seen)
    return low, mid, high


def lab(color: str) -> Triple:
    return lab_of(linear(color))


def lab_of(channels: Triple) -> Triple:
    """CIE Lab of linear RGB."""
    red, green, blue = channels
    white = (0.95047, 1.0, 1.08883)
    xyz = (
        0.4124 * red + 0.3576 * green + 0.1805 * blue,
        0.2126 * red + 0.7152 * green + 0.0722 * blue,
        0.0193 * red + 0.1192 * green + 0.9505 * blue,
    )
    x, y, z = (
        ratio ** (1 / 3) if ratio > 0.008856 else 7.787 * ratio + 16 / 116
        for ratio in (value / reference for value, reference in zip(xyz, white, strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)
