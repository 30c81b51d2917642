"""Schema files: the one that comes with the program, and those of users."""

from functools import cache
from importlib import resources
from pathlib import Path

from storage.model.errors import SchemaError
from storage.model.schema import Schema
from storage.model.schema_toml import parse_schema

_DEFAULT = "ace2005.toml"


@cache
def default_schema_text() -> str:
    """The TOML of the schema that comes with the program."""
    return (resources.files("assets") / "schemas" / _DEFAULT).read_text(encoding="utf-8")


@cache
def load_default_schema() -> Schema:
    """The schema that comes with the program."""
    return parse_schema(default_schema_text(), _DEFAULT)


def read_schema_file(path: Path) -> str:
    """The content of a user's schema file, which is a valid schema. Raises SchemaError."""
    try:
        content = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise SchemaError(
            "The schema {path} cannot be read: {reason}.", path=path, reason=error.strerror or error
        ) from error
    except UnicodeDecodeError as error:
        raise SchemaError(
            "The schema {path} is not UTF-8 (byte {byte}); save it as UTF-8.", path=path, byte=error.start
        ) from error
    parse_schema(content, path.name)
    return content
