"""The card of a dataset: what it holds, by whom, under which labels, and what was left out, in Markdown."""

from collections import Counter
from collections.abc import Mapping

from storage.formats.agreement import Agreement
from storage.formats.linked_places import ATTRIBUTION, is_of_geonames
from storage.formats.loss import Loss
from storage.model import Document


class Card:
    """Counts documents as they pass on their way to a file."""

    def __init__(self) -> None:
        self._articles: Counter[str] = Counter()
        self._characters = 0
        self._mentions: Counter[str] = Counter()
        self._events: Counter[str] = Counter()
        self._roles: Counter[str] = Counter()
        self._schemas: set[str] = set()
        self._reviewers: Counter[str] = Counter()
        self._agreement = Agreement()
        self._geonames = False

    def count(self, document: Document, reviewer: str, part: str = "") -> None:
        """Counts a document; `part` is that of a split."""
        self._articles[part] += 1
        self._characters += len(document.text)
        self._mentions.update(one.label for one in document.mentions.values())
        self._events.update(one.label for one in document.events.values())
        self._roles.update(one.role for event in document.events.values() for one in event.arguments)
        self._schemas.add(document.article.schema)
        self._reviewers[reviewer] += 1
        self._agreement.add(document)
        self._geonames = self._geonames or any(map(is_of_geonames, document.mentions.values()))

    def markdown(self, title: str, licence: str, losses: Mapping[str, Loss]) -> str:
        """The card; `losses` are by part."""
        reviewers = ", ".join(f"{one} ({count})" for one, count in self._reviewers.most_common() if one)
        lines = [f"# {_plain(title)}", "", f"- Articles: {sum(self._articles.values())}"]
        lines += [f"  - {part}: {count}" for part, count in self._articles.items() if part]
        lines += [
            f"- Characters: {self._characters}",
            f"- Schema: {_plain(', '.join(sorted(self._schemas)) or '–')}",
            f"- Reviewers: {_plain(reviewers or '–')}",
            f"- Agreement: {self._agreement.line()}",
            f"- Licence: {_plain(licence)}",
            "- Offsets: code points in logical order, the end exclusive, unless the format counts otherwise",
        ]
        lines += [f"- {ATTRIBUTION}"] if self._geonames else []
        for name, counts in (("Mentions", self._mentions), ("Events", self._events), ("Roles", self._roles)):
            lines += ["", f"## {name}", "", "| type | count |", "|---|---|"]
            lines += [f"| {_plain(label)} | {count} |" for label, count in counts.most_common()]
        sentences = [(part, line) for part, loss in losses.items() for line in loss.lines()]
        lost = [f"- {part}: {_plain(line)}" if part else f"- {_plain(line)}" for part, line in sentences]
        return "\n".join([*lines, "", "## Left out", "", *(lost or ["Nothing."]), ""])


def _plain(text: str) -> str:
    """A text that is no markup."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("|", "\\|").replace("\n", " ")
