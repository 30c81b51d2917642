"""Names of files for articles: safe in every file system, and each only once."""

from typing import Final

from storage.formats.text import article_id
from storage.model import Article

_MOST_BYTES: Final = 200
"""File systems take 255, of which suffixes and numbers need some."""
_DEVICES: Final = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"}
    | {f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³"}
)
"""What Windows takes for a device, whatever follows the first full stop."""


class FileNames:
    """Gives each article a name of its own."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def of(self, article: Article) -> str:
        """The article's id, made fit for a file name; with a number where another had it."""
        wanted = article_id(article.id, article.text).encode()[:_MOST_BYTES].decode(errors="ignore")
        if wanted.partition(".")[0].casefold() in _DEVICES:
            wanted = f"article-{wanted}"
        name, number = wanted, 2
        while name.casefold() in self._taken:
            name, number = f"{wanted}~{number}", number + 1
        self._taken.add(name.casefold())
        return name
