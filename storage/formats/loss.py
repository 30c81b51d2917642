"""What a format could not carry, counted and said in sentences, so that nothing is dropped in silence."""

from collections import Counter
from typing import Any


class Loss:
    """Counts by sentence; a template has the place {count}, and others for its own values."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[str, tuple[tuple[str, str], ...]]] = Counter()
        """By template and its values."""

    def add(self, template: str, count: int = 1, **values: Any) -> None:  # noqa: ANN401 - whatever can be said
        """Counts something that was left out or approximated."""
        if count:
            self.counts[template, tuple((name, str(value)) for name, value in sorted(values.items()))] += count

    def merge(self, other: "Loss") -> None:
        """Takes in what another could not carry."""
        self.counts.update(other.counts)

    def lines(self) -> list[str]:
        """One sentence each, in the order in which the first of its kind came."""
        return [template.format(**values) for template, values in self.sentences()]

    def sentences(self) -> list[tuple[str, dict[str, str]]]:
        """The same as templates with their values, to be said in another language."""
        return [(template, {"count": str(count), **dict(values)}) for (template, values), count in self.counts.items()]

    def __bool__(self) -> bool:
        return bool(self.counts)
