"""What of a document goes into a format that knows only one kind of annotation."""

from storage.formats.loss import Loss
from storage.model import Document, Event
from storage.model.annotation import ASSERTED, POSITIVE
from storage.model.decisions import accept_all
from storage.model.edits import apply_edit
from storage.model.records import Layer


def standing(document: Document, layer: Layer, loss: Loss) -> Document:
    """The document with the wanted layer as its gold: what stands, or what was proposed as if it had been accepted."""
    if layer is Layer.CANDIDATES:
        proposed = Document(document.article, document.candidates)
        loss.add("Candidates written without their scores: {count}.", len(document.candidates))
        return (
            proposed
            if not len(document.candidates)
            else apply_edit(proposed, accept_all(proposed, proposed.candidates))
        )
    if layer is Layer.BOTH:
        loss.add("Undecided candidates left out: {count}.", document.pending_count)
        loss.add("Rejected candidates left out: {count}.", len(document.rejections))
    return document


def left_behind(document: Document, loss: Loss) -> None:
    """Counts what belongs to the article itself and has no place in most formats."""
    article = document.article
    loss.add("Titles left out: {count}.", bool(article.title))
    loss.add("Articles with members left out: {count}.", bool(article.metadata or article.extra))


def unusual(event: Event) -> dict[str, str]:
    """The attributes and the note of an event that say more than the usual."""
    said = {"modality": event.modality, "polarity": event.polarity, "note": event.note}
    usual = {"modality": ASSERTED, "polarity": POSITIVE, "note": ""}
    return {key: value for key, value in said.items() if value != usual[key]}


def events_only(document: Document, loss: Loss) -> list[Event]:
    """The events in the order of the text, for a format without mentions of their own."""
    used = {argument.mention for event in document.events.values() for argument in event.arguments}
    loss.add("Mentions left out that play no role: {count}.", len(document.mentions.keys() - used))
    return sorted(document.events.values(), key=lambda event: event.trigger)
