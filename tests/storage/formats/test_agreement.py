"""Agreement between reviewers, as the card of a dataset states it."""

from dataclasses import replace

import pytest

from storage.formats.agreement import Agreement
from storage.formats.card import Card
from tests.torture.gold import gold_document


def test_the_exact_f1_of_every_pair_of_reviews_of_the_same_article() -> None:
    first = gold_document()
    second = replace(
        first,
        mentions={**first.mentions, "m3": replace(first.mentions["m3"], label="PER")},
        events={"e1": first.events["e1"]},
    )
    found = Agreement()
    for document in (first, second, replace(first, article=replace(first.article, id="alone"))):
        found.add(document)
    assert found.articles == 1
    assert found.f1("mentions") == pytest.approx(2 * 4 / 10)
    assert found.f1("events") == pytest.approx(2 * 1 / 3)
    assert found.f1("arguments") == pytest.approx(2 * 1 / 5)
    found.add(first)
    found.add(second)
    found.add(first)
    assert found.articles == 2
    assert found.f1("mentions") == pytest.approx(2 * (4 + 4 + 4 + 5) / 40)


def test_the_card_says_the_figures_or_that_there_are_none() -> None:
    card = Card()
    card.count(gold_document(), "salma")
    assert "- Agreement: not measured: no article was reviewed by two" in card.markdown("d", "CC0", {})
    card.count(gold_document(), "omar")
    assert "- Agreement: mentions 1.000, events 1.000, arguments 1.000 (exact F1" in card.markdown("d", "CC0", {})
