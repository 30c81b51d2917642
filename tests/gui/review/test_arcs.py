from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from gui.review.arcs import Argument, Away, End, Frame, marker_rect, paint_arcs, rounded, route
from gui.review.event_arcs import Scene, arcs_of, emphasis_for, events_in_sight, rubber, where
from gui.review.page_area import PageArea
from storage.model import Span
from storage.model.decisions import accept
from tests.gui.review.conftest import ShowView
from tests.gui.review.samples import TEXT, reviewed, small_schema, span_of

pytestmark = pytest.mark.usefixtures("qapp")

FRAME = Frame(gutter=600.0, top=0.0, bottom=400.0, radius=4.0)
TRIGGER = End(500.0, 110.0, 104.0)
SAME_LINE = End(300.0, 110.0, 104.0)
NEXT_LINE = End(200.0, 170.0, 164.0)


def scene_of(view: PageArea) -> Scene:
    scene = view._scene()
    assert scene is not None
    return scene


def passes(arc_end: End | Away, x: float, y: float) -> bool:
    """Whether the arc from TRIGGER to that end comes within a pixel or two of the point."""
    path = route(TRIGGER, "attack", "e", [Argument(arc_end, "m", "Target")], FRAME).path
    return path.intersects(QRectF(x - 2, y - 2, 4, 4))


def test_an_arc_on_one_line_runs_in_the_track_above_the_chips() -> None:
    assert passes(SAME_LINE, 400, 104)
    assert not passes(SAME_LINE, 600, 104)


def test_an_arc_to_another_line_takes_the_gutter() -> None:
    assert passes(NEXT_LINE, 550, 104)
    assert passes(NEXT_LINE, 600, 140)
    assert passes(NEXT_LINE, 400, 164)
    assert not passes(NEXT_LINE, 400, 104)


def test_an_arc_never_leaves_tracks_gutter_and_the_ends_columns() -> None:
    path = route(TRIGGER, "attack", "e", [Argument(NEXT_LINE, "m", "Target")], FRAME).path
    for step in range(201):
        point = path.pointAtPercent(step / 200)
        on_way = [abs(point.y() - 104) < 6, abs(point.y() - 164) < 6, abs(point.x() - 600) < 6]
        at_end = [
            abs(point.x() - end.x) < 6 and end.track - 1 <= point.y() <= end.top + 1 for end in (TRIGGER, NEXT_LINE)
        ]
        assert any(on_way + at_end)


def test_an_end_below_the_view_gets_a_marker_with_its_role_at_the_lower_edge() -> None:
    arcs = route(TRIGGER, "attack", "e", [Argument(Away.BELOW, "m", "Target"), Argument(SAME_LINE, "n", "Time")], FRAME)
    (marker,) = arcs.markers
    assert (marker.away, marker.words, marker.item) == (Away.BELOW, "Target", "m")
    assert arcs.path.boundingRect().bottom() == 400
    rect = marker_rect(marker, FRAME, QFont(), 14, 4)
    assert 380 < rect.top() < rect.bottom() <= 400


def test_roles_beyond_one_edge_share_a_marker_that_leads_to_the_nearest() -> None:
    arguments = [
        Argument(Away.ABOVE, "far", "Place"),
        Argument(Away.ABOVE, "near", "Time"),
        Argument(Away.BELOW, "x", "Agent"),
    ]
    above, below = route(TRIGGER, "attack", "e", arguments, FRAME).markers
    assert (above.words, above.item) == ("Place · Time", "near")
    assert below.words == "Agent"


def test_a_trigger_out_of_sight_is_marked_where_its_arguments_are_in_sight() -> None:
    arcs = route(Away.ABOVE, "attack", "e", [Argument(SAME_LINE, "m", "Target")], FRAME)
    (marker,) = arcs.markers
    assert (marker.away, marker.words, marker.item) == (Away.ABOVE, "attack", "e")
    assert arcs.path.boundingRect().top() == 0


def test_nothing_is_drawn_when_both_ends_are_out_of_sight() -> None:
    arcs = route(Away.ABOVE, "attack", "e", [Argument(Away.BELOW, "m", "Target")], FRAME)
    assert arcs.path.isEmpty()
    assert arcs.markers == []


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 500)), min_size=2, max_size=8), st.integers(0, 20))
def test_rounding_keeps_the_ends_and_stays_in_the_box(corners: list[tuple[int, int]], radius: int) -> None:
    path = rounded([QPointF(*corner) for corner in corners], radius)
    assert path.elementAt(0).x == corners[0][0]
    assert path.currentPosition() == QPointF(*corners[-1])
    box = QRectF(QPointF(*map(min, zip(*corners, strict=True))), QPointF(*map(max, zip(*corners, strict=True))))
    assert box.adjusted(-1, -1, 1, 1).contains(path.boundingRect().adjusted(0, 0, 0.1, 0.1))


def test_arcs_that_share_their_way_make_no_thicker_line() -> None:
    def picture(count: int) -> QImage:
        image = QImage(700, 200, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        far = Argument(End(100.0, 110.0, 104.0), "m", "Target")
        with QPainter(image) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            arcs = route(TRIGGER, "attack", "e", [far] * count, FRAME)
            paint_arcs(painter, arcs, QColor("black"), QColor("white"), 2, dashed=False)
        return image.copy(0, 0, 700, 106)

    assert picture(1).copy(120, 0, 300, 106) == picture(4).copy(120, 0, 300, 106)


def test_arguments_on_other_lines_are_reached_from_the_trigger(show_view: ShowView) -> None:
    view = show_view(width=520)
    view.select_item("attack")
    scene = scene_of(view)
    event, drones = scene.page.items.item("attack"), scene.page.items.item("drones")
    assert event is not None
    assert drones is not None
    start, end = where(scene, event), where(scene, drones)
    assert isinstance(start, End)
    assert isinstance(end, End)
    assert end.track > start.track, "the sample must break the line between them"
    path = arcs_of(scene, event).path
    assert path.intersects(QRectF(scene.frame.gutter - 2, (start.track + end.track) / 2, 4, 4))
    assert path.intersects(QRectF(end.x - 2, end.track, 4, 4))


def test_the_selected_events_roles_stand_on_its_arguments(show_view: ShowView) -> None:
    view = show_view()
    view.select_item("attack")
    emphasis = emphasis_for(scene_of(view).page, "attack")
    assert emphasis.roles == {"men": "المهاجم", "base": "الهدف", "drones": "الأداة", "rockets": "الأداة"}


def test_a_candidate_events_arcs_lead_to_the_gold_that_answers_its_arguments(show_view: ShowView) -> None:
    view = show_view()
    document, _ = accept(reviewed(), "c2").apply(reviewed())
    view.set_document(document, small_schema())
    made = next(mention.id for mention in document.mentions.values() if mention.origin == "c2")
    assert emphasis_for(scene_of(view).page, "c6").roles == {made: "المنتقل", "c4": "المصدر"}


def test_ends_that_are_scrolled_away_are_named_at_the_edge(show_view: ShowView) -> None:
    view = show_view(width=520, height=150)
    view.select_item("attack")
    view.ensure_visible(span_of(TEXT, "هاجموا"))
    view.grab()
    (target,) = view._targets
    assert target.rect.bottom() <= view.viewport().height()
    assert target.item in {"base", "drones", "rockets"}


def test_every_events_arcs_can_be_asked_for(show_view: ShowView) -> None:
    view = show_view()
    before = view.grab().toImage()
    view.set_show_all_arcs(arcs=True)
    assert view.grab().toImage() != before
    assert [event.id for event in events_in_sight(scene_of(view))] == ["attack", "death", "c6"]


def test_the_rubber_arc_follows_the_pointer_and_snaps_to_a_mention(show_view: ShowView) -> None:
    scene = scene_of(show_view())
    event, town = scene.page.items.item("attack"), scene.page.items.item("town")
    assert event is not None
    free = rubber(scene, event, QPointF(123, 456), None).path
    assert free.currentPosition() == QPointF(123, 456)
    snapped = rubber(scene, event, QPointF(123, 456), town).path
    assert town is not None
    end = where(scene, town)
    assert isinstance(end, End)
    assert snapped.currentPosition() == QPointF(end.x, end.top)


def test_spans_of_the_sample_are_where_the_tests_think() -> None:
    assert span_of(TEXT, "هاجموا") == Span(TEXT.index("هاجموا"), TEXT.index("هاجموا") + 6)
