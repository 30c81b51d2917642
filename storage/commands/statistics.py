"""`tawsim stats`."""

import sys
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from storage.commands.options import DatabaseOption, JsonOption, ReviewerOption
from storage.commands.output import counted, write_json

if TYPE_CHECKING:
    from storage.stats import Judged, Stats, Tally


def stats_command(
    database: DatabaseOption = None,
    reviewer: ReviewerOption = None,
    threshold: Annotated[
        float, typer.Option(min=0.0, max=1.0, help="The score from which candidates count as shown, to compare by.")
    ] = 0.5,
    json: JsonOption = False,  # noqa: FBT002 - typer's
) -> None:
    """Say how good the proposals were, type by type, and how the work went.

    Precision is the share of the decided proposals that were accepted as they
    stood; recall the share of the gold of finished articles that had been
    proposed just so. Both are also given with and without learning.

      tawsim stats

      tawsim stats --json | jq .learned
    """
    from storage.database import open_database
    from storage.stats import collect

    store = open_database(database)
    try:
        with store.session() as session:
            stats = collect(session, reviewer, threshold)
    finally:
        store.close()
    if json:
        write_json(_as_json(stats))
    else:
        sys.stdout.write("".join(f"{line}\n" for line in _lines(stats)))


def _lines(stats: "Stats") -> Iterator[str]:
    counts = ", ".join(f"{count} {status}" for status, count in sorted(stats.statuses.items()))
    yield counted(stats.articles, "article") + (f"; reviews: {counts}" if counts else "")
    if not any(judged.mentions or judged.events for judged in stats.by_source.values()):
        yield "Nothing is decided yet: review an article, then ask again."
        return
    for source, judged in sorted(stats.by_source.items()):
        yield ""
        yield f"{source or 'unnamed source':<34}{'precision':>20}{'recall':>20}"
        yield from _table(judged)
    yield ""
    yield f"shown from {stats.threshold:.2f}, articles with learned scores: {stats.learned_articles}"
    for name, judged in (("without learning", stats.plain), ("with learning", stats.learned)):
        for what, events in (("mentions", False), ("events", True)):
            yield _row(f"{name}: {what}", judged.total(events=events))
    yield ""
    yield f"{'article':<34}{'actions':>10}{'minutes':>10}{'decided':>20}"
    for one in stats.work:
        decided = f"{one.candidates - one.pending}/{one.candidates}"
        yield f"{one.article_id[:33]:<34}{one.actions:>10}{one.minutes:>10.1f}{decided:>20}"


def _table(judged: "Judged") -> Iterator[str]:
    for what, tallies, events in (("mentions", judged.mentions, False), ("events", judged.events, True)):
        if tallies:
            yield _row(what, judged.total(events=events))
            for label, tally in sorted(tallies.items()):
                yield _row(f"  {label}", tally)


def _row(name: str, tally: "Tally") -> str:
    precision = _share(tally.precision, tally.accepted, tally.decided)
    return f"{name:<34}{precision:>20}{_share(tally.recall, tally.found, tally.gold):>20}"


def _share(value: float | None, part: int, whole: int) -> str:
    return "–" if value is None else f"{value:.0%} ({part}/{whole})"


def _as_json(stats: "Stats") -> dict[str, Any]:
    return asdict(stats) | {
        "by_source": {source: _judged_as_json(judged) for source, judged in stats.by_source.items()},
        "plain": _judged_as_json(stats.plain),
        "learned": _judged_as_json(stats.learned),
    }


def _judged_as_json(judged: "Judged") -> dict[str, Any]:
    return {
        name: {"all": _tally_as_json(judged.total(events=events))}
        | {label: _tally_as_json(tally) for label, tally in tallies.items()}
        for name, tallies, events in (("mentions", judged.mentions, False), ("events", judged.events, True))
    }


def _tally_as_json(tally: "Tally") -> dict[str, Any]:
    return asdict(tally) | {"precision": tally.precision, "recall": tally.recall}
