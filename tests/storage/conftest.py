from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.database import Database, open_database


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """An open database in a folder of its own."""
    database = open_database(tmp_path / "articles.sqlite")
    yield database
    database.close()
