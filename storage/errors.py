"""Errors of keeping articles: of the database, of finding something in it, of files that cannot be read."""

from storage.model.errors import EditError, TawsimError


class DatabaseError(TawsimError):
    """The database cannot be opened, read or written; nothing of what was asked has been done."""


class NewerDatabaseError(DatabaseError):
    """The database was written by a newer version of the program."""


class LockedDatabaseError(DatabaseError):
    """Another program has held the database for too long."""


class StaleEditError(EditError):
    """Somebody else has changed what the edit is about; nothing was written, the document must be loaded again."""


class NotFoundError(TawsimError):
    """No article, or more than one, answers to what was asked for."""


class RefusedArticleError(TawsimError):
    """The article cannot be kept as it is."""


class NotTakenError(TawsimError):
    """Something of an article was left out of an import, or taken though the schema does not know it."""


class CancelledError(TawsimError):
    """Somebody called off what was going on; nothing of it has been done."""


class ExportError(TawsimError):
    """The file that was to be written could not be; what was there before is still there."""
