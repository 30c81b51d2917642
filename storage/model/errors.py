"""Errors of the user's world: each is one sentence that says what happened and what to do."""

_LONGEST = 300


class TawsimError(Exception):
    """Something outside the program is not as it should be; the message is meant for the user.

    `template` is the English sentence with `{named}` places for `values`, so that the window can translate it. Of a
    value that is a long text only the beginning is said.
    """

    def __init__(self, template: str, **values: object) -> None:
        values = {name: _short(value) for name, value in values.items()}
        super().__init__(template.format(**values) if values else template)
        self.template = template
        self.values = values


def _short(value: object) -> object:
    return f"{value[:_LONGEST]}…" if isinstance(value, str) and len(value) > _LONGEST else value


class SpanError(TawsimError):
    """A span is empty, reversed, negative or outside its text."""


class DocumentError(TawsimError):
    """A document breaks an invariant: a dangling argument, a span outside the text, an id used twice."""


class EditError(TawsimError):
    """An edit cannot be made on the document at hand; the document is unchanged."""


class RecordError(TawsimError):
    """A JSON record is not a document of the native format; the message names the place and the reason."""


class SchemaError(TawsimError):
    """A schema file is faulty; the message names the file, the line and the reason."""
