"""The command `tawsim evaluate`."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extract.articles_of import articles_of, teller
from extract.engine_names import Engine
from extract.progress import with_progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from extract.evaluate import Evaluation
    from storage.model import Candidates, Document

_HELP = """Compare candidates with gold: mentions, triggers, arguments, attributes, with bootstrap intervals.

GOLD is native JSONL with annotation, or CoNLL columns (.conll, .bio, .tsv) with --map. PRED is native JSONL whose
articles have the gold's ids; without it the bundled engine proposes. Triggers and arguments are counted as in ACE:
identified by their span, classified with type or role, end to end.

Examples:

  tawsim evaluate gold.jsonl

  tawsim evaluate gold.jsonl predicted.jsonl --json

  tawsim evaluate test.conll --map PERS=PER --map ORG=ORG --map LOC=GPE,LOC,FAC --level NAM --match overlap

Exit status: 0 all went well, 1 something could not be read (the rest is counted), 2 wrong use."""


class Match(StrEnum):
    """What the headline figure of CoNLL gold counts."""

    EXACT = "exact"
    OVERLAP = "overlap"


class OnlyLevel(StrEnum):
    """Mentions of which level count."""

    ANY = "any"
    NAM = "NAM"
    NOM = "NOM"


_COLUMNS = frozenset({".conll", ".bio", ".iob", ".tsv"})

Gold = Annotated[Path, typer.Argument(metavar="GOLD", help="Native JSONL with annotation, or CoNLL columns.")]
Predicted = Annotated[
    Path | None, typer.Argument(metavar="[PRED.jsonl]", help="What was proposed for the same articles.")
]
HeldOut = Annotated[bool, typer.Option("--held-out", help="Only documents that the lexicons were not distilled from.")]
Json = Annotated[bool, typer.Option("--json", help="Figures as JSON on standard output.")]
EngineOption = Annotated[Engine, typer.Option("--engine", help="What proposes without PRED.")]
Map = Annotated[
    list[str] | None, typer.Option("--map", metavar="LABEL=TYPE,…", help="CoNLL: what a label of the gold stands for.")
]
LevelOption = Annotated[OnlyLevel, typer.Option("--level", help="CoNLL: only proposed mentions of this level.")]
MatchOption = Annotated[Match, typer.Option("--match", help="CoNLL: exact spans, or spans that share a letter.")]


def register(app: typer.Typer) -> None:
    """Adds the command to the command line."""
    app.command("evaluate", help=_HELP)(evaluate_command)


def evaluate_command(
    gold: Gold,
    predicted: Predicted = None,
    *,
    held_out: HeldOut = False,
    as_json: Json = False,
    engine: EngineOption = Engine.DEFAULT,
    labels: Map = None,
    level: LevelOption = OnlyLevel.ANY,
    match: MatchOption = Match.EXACT,
) -> None:
    """Prints precision, recall and F1 with intervals."""
    from extract.evaluate import evaluate

    failed: list[str] = []
    tell = teller(failed)
    if gold.suffix.lower() in _COLUMNS:
        pairs = _of_columns(gold, labels or [], level, engine)
        layers = ["mentions" if match is Match.EXACT else "mention_overlap"]
    else:
        pairs = _of_records(gold, predicted, engine, tell, held_out=held_out)
        layers = []
    result = evaluate(with_progress(pairs, "Evaluating text"))
    if as_json:
        record = result.as_record()
        kept = (*layers, "texts", "characters")
        shown = {name: value for name, value in record.items() if not layers or name in kept}
        typer.echo(json.dumps(shown, ensure_ascii=False))
    else:
        _print(result, layers)
    if failed:
        raise typer.Exit(1)


def _of_columns(
    path: Path, pairs: list[str], level: OnlyLevel, engine: Engine
) -> Iterator[tuple[Document, Candidates]]:
    from extract.conll_gold import LabelMap, read_conll
    from extract.pipeline import extractor_named
    from storage.model import Level

    if not pairs:
        raise typer.BadParameter("CoNLL gold needs --map, such as --map PERS=PER.", param_hint="--map")
    labels, extractor = LabelMap.of(pairs), extractor_named(engine)
    only = None if level is OnlyLevel.ANY else Level(level.value)
    for document in read_conll(path, labels):
        yield document, labels.proposed(extractor.extract(document.text), only)


def _of_records(
    path: Path, predicted: Path | None, engine: Engine, tell: Callable[[str], None], *, held_out: bool
) -> Iterator[tuple[Document, Candidates]]:
    from extract.corpus import is_held_out
    from extract.pipeline import extractor_named
    from storage.model import Candidates

    found = None if predicted is None else {one.article.id: _proposed(one) for one in articles_of([predicted], tell)}
    extractor = extractor_named(engine) if found is None else None
    for document in articles_of([path], tell):
        if held_out and not is_held_out({"id": document.article.id, **document.article.extra}):
            continue
        if extractor is not None:
            yield document, extractor.extract(document.text)
        elif found is not None and document.article.id in found:
            yield document, found[document.article.id]
        else:
            tell(f"{predicted} has no article {document.article.id}; what it has counts as missed.")
            yield document, Candidates()


def _proposed(document: Document) -> Candidates:
    """A predicted document's candidates, or its gold as if it had been proposed for certain."""
    from storage.model import ArgumentCandidate, Candidates, EventCandidate, MentionCandidate

    if len(document.candidates):
        return document.candidates
    mentions = tuple(MentionCandidate(m.id, m.span, m.label, m.level) for m in document.mentions.values())
    events = tuple(
        EventCandidate(
            e.id,
            e.trigger,
            e.label,
            tuple(ArgumentCandidate(one.role, one.mention) for one in e.arguments),
            e.modality,
            e.polarity,
        )
        for e in document.events.values()
    )
    return Candidates(mentions, events)


def _print(result: Evaluation, only: Iterable[str]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    from extract.evaluate import LAYERS

    title = f"{len(result.texts)} texts, {result.characters} characters; right/proposed/wanted"
    table = Table(title=title, box=SIMPLE_HEAD, padding=0, collapse_padding=True)
    for heading in ("", "P", "R", "F1", "95 %", "counts"):
        table.add_column(heading, justify="left" if not heading else "right", no_wrap=True)
    for layer in only or LAYERS:
        whole, (low, high) = result.whole(layer), result.interval(layer)
        labels = result.by_label(layer)
        rows = [(layer, whole, f"{low:.3f}–{high:.3f}")]
        if len(labels) > 1:
            rows += [(f"  {label}", tally, "") for label, tally in sorted(labels.items())]
        for name, tally, interval in rows:
            figures = (f"{figure:.3f}" for figure in (tally.precision, tally.recall, tally.f1))
            table.add_row(name, *figures, interval, f"{tally.right}/{tally.proposed}/{tally.wanted}")
        if len(labels) > 1:
            table.add_row("  macro", "", "", f"{result.macro(layer):.3f}", "", "")
        table.add_section()
    Console().print(table)
    for layer in only or LAYERS:
        Console().print(f"{layer}: {LAYERS[layer]}")
    if not only:
        Console().print(f"Calibration error of the scores of mentions and triggers: {result.calibration_error():.3f}")
