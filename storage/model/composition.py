"""Several edits as one step, so that one gesture is one undo."""

from collections.abc import Callable

from storage.model.document import Document
from storage.model.edits import Change, Edit, Kind
from storage.model.errors import EditError

Build = Callable[[Document], Edit | None]
"""What is done to the document as the steps before have left it."""


def composed(document: Document, name: str, *steps: Build) -> Edit:
    """The edit that does what the steps do one after another, each built on what the one before left."""
    changes: dict[tuple[Kind, str], Change] = {}
    for build in steps:
        edit = build(document)
        if edit is None:
            continue
        document, _ = edit.apply(document)
        for change in edit.changes:
            _merge(changes, change)
    if not changes:
        raise EditError("The edit changes nothing.")
    return Edit(name, tuple(changes.values()))


def _merge(changes: dict[tuple[Kind, str], Change], change: Change) -> None:
    key = (change.kind, change.id)
    earlier = changes.pop(key, None)
    before = earlier.before if earlier is not None else change.before
    if before != change.after:
        changes[key] = Change(change.kind, change.id, before, change.after)
