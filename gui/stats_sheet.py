"""The sheet of figures: how good the candidates were, type by type, and what the work took."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from gui.review.names import Names, status_name
from gui.theme import colors_of
from gui.translation import figures, filled, isolated
from gui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from storage.stats import Judged, Stats, Tally

_RECENT = 30
"""Articles whose work is listed, the last of the queue first."""


class StatsSheet(Sheet):
    """Figures by type, source and article."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.figures = QTextBrowser(self)
        self.figures.setFrameShape(QFrame.Shape.NoFrame)
        self.figures.document().setDocumentMargin(16)
        self.figures.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(self.figures, 1)

    def open(self, stats: Stats, names: Names) -> None:
        """Covers the window with these figures, in the language of the moment."""
        direction = "rtl" if names.language == "ar" else "ltr"
        body = "".join(self._parts(stats, names, direction))
        colors = colors_of(self.palette())
        style = f"body, td, p {{ color: {colors.text}; }} .quiet {{ color: {colors.quiet}; }}"
        style += " .strong { font-weight: 600; }"
        self.figures.document().setDefaultStyleSheet(style)
        self.figures.setHtml(f'<body dir="{direction}">{body}</body>')
        self.cover(self.tr("How good the candidates were"))

    def _parts(self, stats: Stats, names: Names, direction: str) -> Iterator[str]:
        yield f"<p>{self._progress(stats)}</p>"
        if not any(total(judged).decided for judged in stats.by_source.values()):
            text = self.tr("Nothing is decided yet. Accept or reject some candidates, then look here again.")
            yield f"<p>{escape(text)}</p>"
            return
        explained = self.tr(
            "Precision: the share of the decided candidates that were accepted as they stood. "
            "Recall: the share of the gold of finished articles that had been proposed just so."
        )
        yield f'<p class="quiet">{escape(explained)}</p>'
        yield _head(self.tr("What learning is worth"))
        yield self._comparison(stats, direction)
        for source, judged in sorted(stats.by_source.items()):
            by = self.tr("Proposed by {source}")
            yield _head(filled(by, source=source or "?"))
            yield self._table(self._rows_of(judged, names), self.tr("Type"), direction)
        yield _head(self.tr("Work"))
        yield self._work(stats, direction)

    def _progress(self, stats: Stats) -> str:
        counts = [
            filled("{status}: {count}", status=status_name(status), count=str(count))
            for status, count in sorted(stats.statuses.items())
        ]
        return escape(" · ".join([self.tr("%n article(s)", "", stats.articles), *counts]))

    def _comparison(self, stats: Stats, direction: str) -> str:
        if not stats.learned_articles:
            text = self.tr(
                "Nothing was learned yet: finish an article, and the candidates of the next are scored by it."
            )
            return f"<p>{escape(text)}</p>"
        rows = [
            (f"{what}: {mode}", judged.total(events=events), True)
            for what, events in ((self.tr("Mentions"), False), (self.tr("Events"), True))
            for mode, judged in (
                (self.tr("without learning"), stats.plain),
                (self.tr("with learning"), stats.learned),
            )
        ]
        note = filled(self.tr("Candidates shown from {score} on"), score=f"{stats.threshold:.0%}")
        return self._table(rows, note, direction)

    def _rows_of(self, judged: Judged, names: Names) -> Iterator[tuple[str, Tally, bool]]:
        for title, tallies, events in (
            (self.tr("Mentions"), judged.mentions, False),
            (self.tr("Events"), judged.events, True),
        ):
            if tallies:
                yield title, judged.total(events=events), True
            for label, tally in sorted(tallies.items(), key=lambda pair: -pair[1].decided):
                yield names.label(label), tally, False

    def _table(
        self, rows: Iterator[tuple[str, Tally, bool]] | list[tuple[str, Tally, bool]], name: str, to: str
    ) -> str:
        heads = (name, self.tr("Precision"), self.tr("Recall"))
        lines = [_line([escape(head) for head in heads], to, strong=True)]
        lines += [
            _line(
                [
                    escape(text),
                    _share(tally.precision, tally.accepted, tally.decided),
                    _share(tally.recall, tally.found, tally.gold),
                ],
                to,
                strong=strong,
            )
            for text, tally, strong in rows
        ]
        return f'<table dir="{to}" cellpadding="4" width="100%">{"".join(lines)}</table>'

    def _work(self, stats: Stats, direction: str) -> str:
        heads = (self.tr("Article"), self.tr("Actions"), self.tr("Minutes"), self.tr("Decided"))
        lines = [_line([escape(head) for head in heads], direction, strong=True)]
        for one in list(reversed(stats.work))[:_RECENT]:
            decided = f"{one.candidates - one.pending} / {one.candidates}"
            cells = [isolated(escape(one.title or one.article_id)), str(one.actions), f"{one.minutes:.1f}", decided]
            lines.append(_line([cells[0], *map(_ltr, cells[1:])], direction, strong=False))
        return f'<table dir="{direction}" cellpadding="4" width="100%">{"".join(lines)}</table>'


def total(judged: Judged) -> Tally:
    """Mentions and events together."""
    both = judged.total(events=False)
    both.add(judged.total(events=True))
    return both


def _line(cells: list[str], direction: str, *, strong: bool) -> str:
    side = "right" if direction == "rtl" else "left"
    look = "strong" if strong else "plain"
    widths = ("46%", *[f"{54 // (len(cells) - 1)}%"] * (len(cells) - 1))
    made = [
        f'<td align="{side}" width="{width}"><span class="{look}">{cell}</span></td>'
        for cell, width in zip(cells, widths, strict=True)
    ]
    inner = "".join(reversed(made) if direction == "rtl" else made)  # Qt does not turn tables round
    return f"<tr>{inner}</tr>"


def _head(text: str) -> str:
    return f'<p style="margin-top: 18px"><span class="strong">{escape(text)}</span></p>'


def _share(value: float | None, part: int, whole: int) -> str:
    return "–" if value is None else _ltr(f"{value:.0%} ({part} / {whole})")


def _ltr(text: str) -> str:
    return f"\u2066{escape(figures(text))}\u2069"
