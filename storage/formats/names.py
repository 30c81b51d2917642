"""Names of files for articles: safe in every file system, and each only once."""

from storage.formats.text import article_id
from storage.model import Article


class FileNames:
    """Gives each article a name of its own."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def of(self, article: Article) -> str:
        """The article's id, made fit for a file name; with a number where another had it."""
        wanted = name = article_id(article.id, article.text)
        number = 2
        while name.casefold() in self._taken:
            name, number = f"{wanted}~{number}", number + 1
        self._taken.add(name.casefold())
        return name
