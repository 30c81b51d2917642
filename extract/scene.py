"""A sentence as the lexicons read it: the mentions and triggers that arguments are then looked for between."""

from collections.abc import Sequence

from extract.arguments import Scene
from extract.features import view_of
from extract.mentions import find_mentions
from extract.rulings import ruled_mentions, ruled_triggers
from extract.triggers import find_triggers
from extract.words import Word


def scene_of(words: Sequence[Word]) -> Scene:
    """What statistics, grammars and rulings find among the words of a sentence."""
    view = view_of(words)
    found = ruled_mentions(view, find_mentions(view))
    return Scene(words, found, ruled_triggers(view, found, find_triggers(view)))
