"""Edits that leave no argument behind which the schema forbids, whatever changed its event’s or its mention’s type."""

from dataclasses import replace

from storage.model.annotation import Argument, Event
from storage.model.document import Document
from storage.model.edits import Change, Edit, Kind, apply_edit
from storage.model.schema import Schema


def fitted(document: Document, edit: Edit, schema: Schema) -> Edit:
    """The edit without the arguments that it would newly make forbidden; those that were so before are let alone."""
    mentions = {change.id for change in edit.changes if change.kind is Kind.MENTION}
    events = {change.id for change in edit.changes if change.kind is Kind.EVENT}
    if not mentions and not events:
        return edit
    after = apply_edit(document, edit)
    touched = events | {event.id for mention in mentions for event in after.events_with(mention)}
    mended = {}
    for id_ in touched & after.events.keys():
        event = after.events[id_]
        kept = tuple(one for one in event.arguments if _may_stay(document, after, event, one, schema))
        if len(kept) < len(event.arguments):
            mended[id_] = replace(event, arguments=kept)
    if not mended:
        return edit
    others = (Change(Kind.EVENT, id_, document.events[id_], mended[id_]) for id_ in mended.keys() - events)
    own = (
        replace(change, after=mended[change.id]) if change.kind is Kind.EVENT and change.id in mended else change
        for change in edit.changes
        if change.kind is not Kind.EVENT or change.before != mended.get(change.id, change.after)
    )
    return Edit(edit.name, (*others, *own))


def _may_stay(before: Document, after: Document, event: Event, argument: Argument, schema: Schema) -> bool:
    label = after.mentions[argument.mention].label
    if event.label not in schema.event_types or schema.allows(event.label, argument.role, label):
        return True
    old, mention = before.events.get(event.id), before.mentions.get(argument.mention)
    return (
        old is not None
        and mention is not None
        and (old.label == event.label and mention.label == label and old.has_argument(argument.role, argument.mention))
    )
