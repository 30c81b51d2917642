"""`tawsim search`."""

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from storage.commands.options import DatabaseOption, JsonOption, ReviewerOption
from storage.commands.output import write_json

if TYPE_CHECKING:
    from storage.search import Hit

_MOST = 200


def search_command(
    query: Annotated[list[str], typer.Argument(metavar="QUERY...", help="Words and filters, all of which must hold.")],
    database: DatabaseOption = None,
    reviewer: ReviewerOption = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="So many finds at most.")] = _MOST,
    json: JsonOption = False,  # noqa: FBT002 - typer's
) -> None:
    """Search in texts, mentions and events, however Arabic is spelled.

    Filters: type:, status: (candidate, gold, accepted, corrected, added, rejected, flagged), note:, title:, article:
    (new, in_progress, finished, flagged) and the roles of the schema; - before a word or a filter means not.

      tawsim search غزة

      tawsim search type:Conflict.Attack place:غزة -time status:candidate --json
    """
    from storage.database import open_database
    from storage.model.schema_files import load_default_schema
    from storage.reviewers import default_reviewer
    from storage.search import search
    from storage.search_query import parse_query

    schema = load_default_schema()
    asked = parse_query(_line_of(query), schema)
    store = open_database(database)
    try:
        with store.session() as session:
            found = list(search(session, asked, schema, reviewer or default_reviewer(), most=limit))
    finally:
        store.close()
    if json:
        write_json([asdict(hit) for hit in found])
        return
    for hit in found:
        sys.stdout.write(_line(hit) + "\n")


def _line_of(parts: list[str]) -> str:
    """The query as it was meant: of several arguments, one with spaces had quotation marks that the shell took."""
    return parts[0] if len(parts) == 1 else " ".join(f'"{one}"' if " " in one else one for one in parts)


def _line(hit: "Hit") -> str:
    from storage.commands.bidi import laid_out, terminal_orders

    name, snippet = (hit.article, hit.snippet) if terminal_orders() else (laid_out(hit.article), laid_out(hit.snippet))
    place = f"{hit.places[0].start}–{hit.places[0].end}" if hit.places else ""
    return f"{hit.kind:<8}{hit.label:<28}{hit.status:<10}{place:>13}  {name}  {snippet}".rstrip()
