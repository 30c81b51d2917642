from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTextLayout

from gui.review.colors import Tones
from gui.review.highlights import Emphasis, Look, Marks, look_of, marks_of, paint_marks, paint_strikes
from gui.review.items import Item, Shown, State
from gui.review.layout import BlockLayout
from gui.review.measures import measures_of
from gui.review.page import Page
from gui.review.places import levels_of, places_of
from storage.model import Document, Rejection, Span, decisions
from tests.gui.review.samples import gold, palette, reviewed, small_schema, span_of

pytestmark = pytest.mark.usefixtures("qapp")

WIDTH = 520
USUAL = Shown()
FAMILIES = ("Amiri", "Noto Naskh Arabic")
SAMPLES: Mapping[str, tuple[str, tuple[str, ...]]] = {
    # The spans begin and end inside words, inside lam-alef, between joined letters and inside mixed digits.
    "lam-alef": ("لا إله إلا الله والإسلام لإيران وللأمم الآن", ("ا إله", "إلا", "إيران", "لإ", "أمم", "ل")),
    "tashkeel": ("مُحَمَّدٌ رَسُولُ ٱللَّهِ وَٱلْمُؤْمِنُونَ", ("مُحَمَّدٌ", "حَمَّ", "سُولُ", "مُؤْمِن")),
    "digits": (
        "أعلن 3.5% من الـF-16 في 28 يناير/كانون الثاني ٢٠٢٤ (UN)",
        ("3.5%", "F-16", "16", "28 يناير", "كانون", "٢٠٢٤", "UN"),
    ),
}


def look(family: str = "Amiri", *, dark: bool = False) -> Look:
    return look_of(small_schema(), "ar", palette(dark=dark), measures_of(family, 28))


def annotated(name: str) -> Document:
    text, spans = SAMPLES[name]
    labels = ("PER", "ORG", "GPE", "WEA")
    return gold(text, {f"m{i}": (words, labels[i % 4]) for i, words in enumerate(spans)})


def bare(document: Document) -> Document:
    return Document(document.article)


def invisible(shown: Look) -> Look:
    """The same look with every colour of a type, chips' text included, fully transparent."""
    nothing = QColor(0, 0, 0, 0)
    return replace(shown, tones={label: Tones(*[nothing] * 7) for label in shown.tones})


def image_of(height: int, page: QColor) -> tuple[QImage, QPainter]:
    image = QImage(WIDTH, height, QImage.Format.Format_RGB32)
    image.fill(page)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return image, painter


def whole(page: Page) -> QImage:
    """Marks and text as the view draws them."""
    height = page.column.layout(0).height
    image, painter = image_of(height, page.look.chrome.page)
    with painter:
        page.paint_block(painter, 0, None)
    return image


def text_only(page: Page, ink: QColor, ground: QColor) -> QImage:
    layout = page.column.layout(0)
    image, painter = image_of(layout.height, ground)
    with painter:
        painter.setPen(ink)
        layout.draw_text(painter)
    return image


def marks_only(page: Page) -> QImage:
    image, painter = image_of(page.column.layout(0).height, page.look.chrome.page)
    with painter:
        paint_marks(painter, page.marks(0), page.look)
    return image


def channels(image: QImage) -> bytes:
    return bytes(image.constBits())


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("name", SAMPLES)
def test_highlights_leave_line_ends_glyphs_and_advances_as_they_are(name: str, family: str) -> None:
    document = annotated(name)
    with_marks = Page(document, look(family), WIDTH, Shown()).column.layout(0)
    without = Page(bare(document), look(family), WIDTH, Shown()).column.layout(0)
    assert len(with_marks.lines) == len(without.lines)
    for ours, plain in zip(with_marks.lines, without.lines, strict=True):
        assert ours.text_line.naturalTextWidth() == plain.text_line.naturalTextWidth()
        assert ours.geometry.runs == plain.geometry.runs
        for first, second in zip(ours.text_line.glyphRuns(), plain.text_line.glyphRuns(), strict=True):
            assert first.glyphIndexes() == second.glyphIndexes()
            assert first.positions() == second.positions()


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("name", SAMPLES)
def test_with_invisible_highlights_the_picture_is_that_of_plain_text(name: str, family: str) -> None:
    page = Page(annotated(name), invisible(look(family)), WIDTH, Shown())
    assert page.marks(0).tints
    plain = text_only(page, page.look.chrome.text, page.look.chrome.page)
    assert channels(whole(page)) == channels(plain)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("name", SAMPLES)
def test_every_pixel_is_the_plain_text_laid_over_the_highlight(name: str, family: str, dark: bool) -> None:
    page = Page(annotated(name), look(family, dark=dark), WIDTH, Shown())
    text = page.look.chrome.text
    ink = (text.blue(), text.green(), text.red())
    cover = channels(text_only(page, QColor("black"), QColor("white")))
    ground, shown = channels(marks_only(page)), channels(whole(page))
    assert ground != shown
    worst = 0
    for index, (share, below, seen) in enumerate(zip(cover, ground, shown, strict=True)):
        channel = index % 4
        if channel < 3 and share != 255:
            expected = (below * share + ink[channel] * (255 - share)) / 255
            worst = max(worst, round(abs(expected - seen)))
    assert worst <= 3


def test_text_is_drawn_without_any_format() -> None:
    page = Page(annotated("lam-alef"), look(), WIDTH, Shown())
    assert page.column.layout(0)._layout.formats() == []


def test_nested_mentions_get_rails_one_below_the_other() -> None:
    spans = [Span(0, 10), Span(2, 5), Span(6, 9), Span(2, 3), Span(20, 30)]
    levels = levels_of(spans)
    assert levels == {Span(2, 3): 0, Span(2, 5): 1, Span(6, 9): 0, Span(0, 10): 2, Span(20, 30): 0}


def test_a_line_with_more_rails_is_taller() -> None:
    text = "قاعدة مطار الوادي الكبير"
    mentions = {"a": (text, "FAC"), "b": ("مطار الوادي", "FAC"), "c": ("الوادي", "GPE")}
    nested = Page(gold(text, mentions), look(), WIDTH, Shown()).column.layout(0)
    flat = Page(gold(text, {"a": (text, "FAC")}), look(), WIDTH, Shown()).column.layout(0)
    assert nested.height > flat.height
    assert nested.lines[0].baseline == flat.lines[0].baseline


def marks(emphasis: Emphasis, shown: Shown = USUAL, document: Document | None = None) -> Marks:
    page = Page(document or reviewed(), look(), WIDTH, shown)
    page.emphasise(emphasis)
    return page.marks(1)


def chip_texts(found: Marks) -> dict[str, str]:
    return {chip.item: chip.text for chip in found.chips}


def test_a_candidate_is_marked_by_shape_and_not_by_colour_alone() -> None:
    pending = marks(Emphasis())
    assert chip_texts(pending)["c2"] == "؟ شخص"
    assert all(chip.dashed for chip in pending.chips)
    assert len(pending.rails) > len(pending.chips), "dashes, not one rail each"
    (box,) = [pen for _, pen in pending.boxes]
    assert box.dashPattern()


def test_gold_is_solid() -> None:
    page = Page(reviewed(), look(), WIDTH, Shown())
    assert not any(chip.dashed for chip in page.marks(0).chips)
    assert chip_texts(page.marks(0))["agency"] == "منظمة"


def test_flagged_gold_carries_a_sign_before_its_name() -> None:
    document = reviewed()
    flagged = decisions.set_flag(document, "agency", on=True).apply(document)[0]
    page = Page(document, look(), WIDTH, Shown())
    page.follow(flagged)
    assert chip_texts(page.marks(0))["agency"] == "! منظمة"


def test_english_chips_have_english_names_and_question_marks() -> None:
    english = look_of(small_schema(), "en", palette(dark=False), measures_of("Amiri", 28))
    page = Page(reviewed(), english, WIDTH, Shown())
    assert chip_texts(page.marks(0))["agency"] == "Organisation"
    assert chip_texts(page.marks(1))["c2"] == "? Person"


def test_rejected_candidates_are_hidden_until_asked_for_and_then_struck_through() -> None:
    document = reviewed()
    rejected = Document(
        document.article, document.candidates, document.mentions, document.events, {"c2": Rejection("c2")}
    )
    assert "c2" not in chip_texts(marks(Emphasis(), document=rejected))
    shown = marks(Emphasis(), Shown(rejected=True), rejected)
    assert chip_texts(shown)["c2"] == "× شخص"
    assert len(shown.strikes) >= 1


def test_candidates_below_the_least_score_are_hidden() -> None:
    found = chip_texts(marks(Emphasis(), Shown(least_score=0.5)))
    assert "c3" not in found
    assert "c2" in found


def test_while_an_item_is_selected_the_others_are_dimmed_and_still_readable() -> None:
    found = {chip.item: chip for chip in marks(Emphasis("c2")).chips}
    tones = look().tones_for("GPE")
    assert found["c4"].ink == tones.quiet
    assert found["c4"].fill is None
    assert found["c2"].strong


def test_arguments_of_the_selected_event_carry_their_roles() -> None:
    page = Page(reviewed(), look(), WIDTH, Shown())
    page.emphasise(Emphasis("attack", {"men": "المهاجم"}, "Conflict.Attack"))
    chips = {chip.item: chip for chip in page.marks(0).chips}
    assert chips["men"].text == "المهاجم"
    assert chips["men"].fill == look().tones_for("Conflict.Attack").strong


def test_chips_of_one_line_do_not_overlap_and_stay_in_the_column() -> None:
    text = "من إلى في عن قد لم لن كي من إلى في عن قد لم لن كي"
    document = gold(text, {f"m{i}": (word, "ORG") for i, word in enumerate(text.split(" ")[:8])})
    page = Page(document, look(), 300, Shown())
    rows: dict[float, list[QRectF]] = {}
    for chip in page.marks(0).chips:
        rows.setdefault(chip.rect.top(), []).append(chip.rect)
        assert chip.rect.right() <= 302
    for rects in rows.values():
        ordered = sorted(rects, key=lambda rect: rect.left())
        assert all(a.right() < b.left() for a, b in pairwise(ordered))


def test_an_item_over_two_paragraphs_has_one_chip_and_rectangles_in_both() -> None:
    text = "أول الكلام\nآخر الكلام"
    page = Page(gold(text, {"m": ("الكلام\nآخر", "ORG")}), look(), WIDTH, Shown())
    assert len(page.marks(0).chips) == 1
    assert page.marks(1).chips == []
    assert page.marks(1).tints


def test_a_label_that_the_schema_does_not_know_is_shown_by_its_id() -> None:
    page = Page(gold("كلمة", {"m": ("كلمة", "ALIEN")}), look(), WIDTH, Shown())
    assert chip_texts(page.marks(0)) == {"m": "ALIEN"}


def test_an_items_place_is_found_on_each_line_it_runs_over() -> None:
    text = "كلمة " * 40
    page = Page(gold(text, {"m": (text.strip(), "ORG")}), look(), 200, Shown())
    layout: BlockLayout = page.column.layout(0)
    item = Item("m", span_of(text, text.strip()), "ORG", trigger=False, state=State.GOLD)
    (place,) = places_of(layout, page.column.blocks[0], [item])
    assert [piece.line for piece in place.pieces] == list(range(len(layout.lines)))
    assert marks_of(layout, [place], page.look, Emphasis()).chips[0].rect.right() == pytest.approx(200, abs=3)


def test_strikes_lie_over_the_text() -> None:
    image, painter = image_of(40, QColor("white"))
    with painter:
        paint_strikes(painter, Marks(strikes=[(QRectF(10, 20, 100, 1), QColor("black"))]))
    assert image.pixelColor(50, 20) == QColor("black")
    assert Qt.GlobalColor.white == image.pixelColor(50, 25)


def test_the_comparison_would_notice_letters_torn_apart_by_a_format() -> None:
    def width(formats: list[QTextLayout.FormatRange]) -> float:
        layout = QTextLayout("لإيران محمد", measures_of("Amiri", 28).font)
        layout.setFormats(formats)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(WIDTH)
        layout.endLayout()
        return line.naturalTextWidth()

    tinted = QTextLayout.FormatRange()
    tinted.start, tinted.length = 1, 8
    tinted.format.setBackground(QColor("yellow"))
    assert width([]) != width([tinted])
