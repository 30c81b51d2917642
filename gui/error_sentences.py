"""The sentences of errors that a reviewer may meet in the window, listed so that they can be translated.

They are said in storage, which knows no Qt; a test holds this list against the templates that stand there.
"""

from __future__ import annotations

from typing import Final

from gui.translation import QT_TRANSLATE_NOOP

SENTENCES: Final = (
    QT_TRANSLATE_NOOP("Errors", "Something went wrong inside Tawsim; the log has the details."),
    QT_TRANSLATE_NOOP("Errors", "The schema {path} cannot be read: {reason}."),
    QT_TRANSLATE_NOOP("Errors", "{path} cannot be written: {reason}."),
    QT_TRANSLATE_NOOP(
        "Errors", "What the edit refers to has been changed elsewhere in the meantime; open the article again."
    ),
    QT_TRANSLATE_NOOP("Errors", "The {kind} {id} has been changed elsewhere in the meantime; open the article again."),
    QT_TRANSLATE_NOOP("Errors", "The database {path} belongs to another program; choose another file."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The database {path} is of version {found}, and this program knows versions up to {known}; "
        "install the newer program or choose another database.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The database {path} must be converted, but no backup could be written first ({reason}); make room beside it.",
    ),
    QT_TRANSLATE_NOOP("Errors", "There is no article {id}."),
    QT_TRANSLATE_NOOP("Errors", "{path} is a folder, not a database; name a file in it."),
    QT_TRANSLATE_NOOP("Errors", "{path} is no ordinary file, so that it cannot hold a database."),
    QT_TRANSLATE_NOOP("Errors", "The database {path} cannot be opened: {reason}."),
    QT_TRANSLATE_NOOP("Errors", "The database {path} is in use by another program; close it or try again."),
    QT_TRANSLATE_NOOP(
        "Errors", "The database {path} may not be written; check its permissions and those of its folder."
    ),
    QT_TRANSLATE_NOOP(
        "Errors", "The database {path} may not be opened; check its permissions and those of its folder."
    ),
    QT_TRANSLATE_NOOP(
        "Errors", "The database {path} cannot be opened; check that its folder is there and may be written."
    ),
    QT_TRANSLATE_NOOP(
        "Errors", "The disk failed while the database {path} was in use; check the disk and its free space."
    ),
    QT_TRANSLATE_NOOP(
        "Errors", "The disk is full, so that the database {path} could not be written; make room and try again."
    ),
    QT_TRANSLATE_NOOP("Errors", "The database {path} is damaged; restore it from a backup."),
    QT_TRANSLATE_NOOP("Errors", "The file {path} is no Tawsim database; choose another one."),
    QT_TRANSLATE_NOOP("Errors", "The edit changes nothing."),
    QT_TRANSLATE_NOOP("Errors", "The candidate is not rejected."),
    QT_TRANSLATE_NOOP("Errors", "This very mention is already there."),
    QT_TRANSLATE_NOOP("Errors", "This very event is already there."),
    QT_TRANSLATE_NOOP("Errors", "The mention is no longer there."),
    QT_TRANSLATE_NOOP("Errors", "The event is no longer there."),
    QT_TRANSLATE_NOOP("Errors", "The candidate is no longer there."),
    QT_TRANSLATE_NOOP("Errors", "The mention already plays that role."),
    QT_TRANSLATE_NOOP("Errors", "The mention does not play that role."),
    QT_TRANSLATE_NOOP("Errors", "What was to be deleted is no longer there."),
    QT_TRANSLATE_NOOP("Errors", "The candidate is decided already."),
    QT_TRANSLATE_NOOP("Errors", "Only a mention can play a role in an event."),
)
