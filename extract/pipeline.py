"""The extractor's contract, and the engine of lexicons and rules behind it."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from extract.arguments import Scene, find_arguments
from extract.attributes import attributes_of
from extract.engine_names import Engine
from extract.mentions import closed
from extract.rulings import inherit
from extract.scene import scene_of
from extract.words import text_words
from storage.model import ArgumentCandidate, Candidates, EventCandidate, Level, MentionCandidate, Schema, Span
from storage.model.schema_files import load_default_schema

Fillers = Mapping[str, Mapping[str, frozenset[str]]]


class Extractor(Protocol):
    """Proposes candidates for a text; the same text always gets the same candidates."""

    @property
    def name(self) -> str:
        """The engine's name, the first half of a candidate's source."""

    @property
    def version(self) -> str:
        """The engine's version, the second half."""

    def extract(self, text: str) -> Candidates:
        """All mentions and events of the text, offsets in its code points."""


@cache
def default_fillers() -> Fillers:
    """For every event type its roles and the entity types that may fill them."""
    types = load_default_schema().event_types.items()
    return {label: {role.id: role.fillers for role in kind.roles.values()} for label, kind in types}


def _score(probability: float) -> float:
    return max(0.01, min(1.0, round(probability, 2)))


class LexiconExtractor:
    """Lexicons with weights, a gazetteer, grammars of dates and money, and rules of roles; no network, no training."""

    name = "lexicon"
    version = "0.1"

    def extract(self, text: str) -> Candidates:
        """All mentions and events of the text, sentence by sentence."""
        mentions: list[MentionCandidate] = []
        events: list[EventCandidate] = []
        for words in text_words(text):
            self._add(text, scene_of(words), mentions, events)
        return Candidates(tuple(mentions), tuple(events))

    def _add(self, text: str, scene: Scene, mentions: list[MentionCandidate], events: list[EventCandidate]) -> None:
        source = f"{self.name}/{self.version}"
        first = len(mentions)
        for found in scene.mentions:
            level = Level.NAM if found.named else Level.NOM
            span = Span(found.start, closed(text, found.start, found.end))
            score = _score(found.score)
            mentions.append(MentionCandidate(f"m{len(mentions) + 1}", span, found.label, level, score, source))
        fillers = default_fillers()
        proposed = inherit(scene, [find_arguments(scene, trigger, fillers) for trigger in scene.triggers], fillers)
        for trigger, roles in zip(scene.triggers, proposed, strict=True):
            modality, polarity = attributes_of(scene.words, trigger.at, trigger.label)
            arguments = tuple(
                ArgumentCandidate(argument.role, mentions[first + argument.mention].id, _score(argument.score))
                for argument in roles
            )
            span = Span(trigger.start, trigger.end)
            id_ = f"e{len(events) + 1}"
            events.append(
                EventCandidate(id_, span, trigger.label, arguments, modality, polarity, _score(trigger.score), source)
            )


@cache
def default_extractor() -> Extractor:
    """The model that ships, with the lexicons as its second voice; the lexicons alone where it is not installed.

    Raises ModelError when the model is there but damaged.
    """
    folder = Path(str(resources.files("assets").joinpath("model")))
    if not folder.joinpath("model.json").is_file() or find_spec("onnxruntime") is None:
        return LexiconExtractor()
    from extract.learned import load_extractor

    return load_extractor(folder)


def extractor_named(engine: Engine) -> Extractor:
    """The engine of a name."""
    return LexiconExtractor() if engine is Engine.LEXICON else default_extractor()


def propose(extractor: Extractor, text: str, schema: Schema) -> Candidates:
    """What the extractor finds in the text, without the types, roles and attributes that the schema lacks."""
    found = extractor.extract(text)
    mentions = tuple(mention for mention in found.mentions if mention.label in schema.entity_types)
    labels = {mention.id: mention.label for mention in mentions}
    events = tuple(_fitted(event, labels, schema) for event in found.events if event.label in schema.event_types)
    return Candidates(mentions, events)


def _fitted(event: EventCandidate, labels: Mapping[str, str], schema: Schema) -> EventCandidate:
    arguments = tuple(
        argument
        for argument in event.arguments
        if argument.mention in labels and schema.allows(event.label, argument.role, labels[argument.mention])
    )
    return replace(event, arguments=arguments)
