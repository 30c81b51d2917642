"""Rulings of the guidelines that correct what the statistics propose: drones, numbers, names, and attacks' victims."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.arguments import FoundArgument, Scene
from extract.features import View
from extract.mentions import FoundMention
from extract.triggers import FoundTrigger
from extract.words import Word

_DRONE_HEADS = ("طاير", "مسير")
_DRONE_WORDS = frozenset({"مسيره", "مسيرات", "انتحاريه", "درون", "طيار"})
_WITHOUT_PILOT = (("بدون", "طيار"), ("بلا", "طيار"), ("من", "دون", "طيار"), ("دون", "طيار"))
_COUNTED = frozenset({"PER", "VEH", "WEA", "FAC"})
_INHERITED = {"Attacker": "Agent", "Instrument": "Instrument", "Time": "Time", "Place": "Place"}
_INHERITED_SCORE = 0.8
_DRONE_SCORE = 0.8
_FIRE_REACH = 4
_FIRE_SCORE = 0.8


def ruled_mentions(view: View, mentions: Sequence[FoundMention]) -> list[FoundMention]:
    """The mentions of a sentence as the guidelines rule on drones, counted things and names of several words."""
    starts = {mention.first for mention in mentions}
    ruled = []
    counted = {mention.first + 1 for mention in mentions if view.words[mention.first].shape == "number"}
    for found in [*mentions, *_unseen_drones(view.words, starts)]:
        if _is_no_person(view.words, found) or found.first in counted:
            continue
        mention = _whole_name(view, found)
        mention = _drone(view.words, mention)
        mention = _counted(view.words, mention, starts)
        ruled.append(mention)
    return sorted(ruled, key=lambda mention: (mention.first, -mention.last))


def _unseen_drones(words: Sequence[Word], starts: set[int]) -> Iterator[FoundMention]:
    for at, (word, after) in enumerate(pairwise(words)):
        if at not in starts and word.bare.startswith("طاير") and after.bare in _DRONE_WORDS and not after.gap:
            yield FoundMention(at, at + 1, word.stem_start, after.stem_end, "WEA", named=False, score=_DRONE_SCORE)


def _is_no_person(words: Sequence[Word], mention: FoundMention) -> bool:
    """المصدر is no person after مجهول, nor before the colon of a byline."""
    if words[mention.first].stem != "المصدر" or mention.first != mention.last:
        return False
    after = words[mention.last + 1].gap if mention.last + 1 < len(words) else ""
    return after.startswith(":") or (mention.first > 0 and words[mention.first - 1].bare.startswith("مجهول"))


def _moved(words: Sequence[Word], mention: FoundMention, first: int, last: int, label: str) -> FoundMention:
    start, end = words[first].stem_start, words[last].stem_end
    return replace(mention, first=first, last=last, start=start, end=end, label=label)


def _whole_name(view: View, mention: FoundMention) -> FoundMention:
    """A name of the gazetteer is not broken off."""
    if view.tags[mention.first] != f"B{mention.label}":
        return mention
    last = mention.first
    while last + 1 < len(view.words) and view.tags[last + 1] == f"I{mention.label}":
        last += 1
    return _moved(view.words, mention, mention.first, last, mention.label) if last > mention.last else mention


def _drone(words: Sequence[Word], mention: FoundMention) -> FoundMention:
    """An aircraft without a pilot is a weapon, and the words that say so belong to it."""
    if mention.label not in ("VEH", "WEA") or not words[mention.first].bare.startswith(_DRONE_HEADS):
        return mention
    last = mention.last
    for phrase in _WITHOUT_PILOT:
        for begin in (last, last + 1):
            following = words[begin : begin + len(phrase)]
            spoken = tuple(word.proclitic + word.stem for word in following)
            if begin > mention.first and spoken == phrase:
                return _moved(words, mention, mention.first, begin + len(phrase) - 1, "WEA")
    if any(word.bare in _DRONE_WORDS for word in words[mention.first + 1 : last + 1]):
        return _moved(words, mention, mention.first, last, "WEA")
    return mention


def _counted(words: Sequence[Word], mention: FoundMention, starts: set[int]) -> FoundMention:
    """A figure directly before a common noun is part of the mention."""
    before = mention.first - 1
    if before < 0 or before in starts or mention.named or mention.label not in _COUNTED:
        return mention
    head = words[mention.first]
    if words[before].shape != "number" or head.gap or head.proclitic or head.stem.startswith("ال"):
        return mention
    return _moved(words, mention, before, mention.last, mention.label)


def ruled_triggers(
    view: View, mentions: Sequence[FoundMention], triggers: Sequence[FoundTrigger]
) -> list[FoundTrigger]:
    """The triggers without those inside a longer name, a date or a drone, and with the fire that is opened."""
    silenced = {at for at, tag in enumerate(view.tags) if tag.startswith("I")}
    silenced |= {at - 1 for at in silenced if view.tags[at - 1].startswith("B")}
    silenced |= _words_of("TIME", mentions)
    drones = _words_of("WEA", mentions)
    kept = [
        trigger
        for trigger in triggers
        if trigger.at not in silenced and not (trigger.at in drones and trigger.label == "Conflict.Demonstrate")
    ]
    return sorted([*kept, *_opened_fire(view.words, {trigger.at for trigger in kept})], key=lambda found: found.at)


def _words_of(label: str, mentions: Sequence[FoundMention]) -> set[int]:
    return {at for mention in mentions if mention.label == label for at in range(mention.first, mention.last + 1)}


def _opened_fire(words: Sequence[Word], taken: set[int]) -> Iterator[FoundTrigger]:
    """In فتح المسلحون النار the fire is the trigger, however far behind its verb."""
    for at, word in enumerate(words):
        if word.stem == "النار" and at not in taken:
            opened = any(other.root == "فتح" for other in words[max(0, at - _FIRE_REACH) : at])
            if opened and taken.isdisjoint(range(max(0, at - _FIRE_REACH), at)):
                yield FoundTrigger(at, word.stem_start, word.stem_end, "Conflict.Attack", _FIRE_SCORE)


def inherit(
    scene: Scene, found: Sequence[list[FoundArgument]], fillers: Mapping[str, Mapping[str, frozenset[str]]]
) -> list[list[FoundArgument]]:
    """Arguments by trigger, where a death or injury takes over what only the sentence's one attack has."""
    attacks = [place for place, trigger in enumerate(scene.triggers) if trigger.label == "Conflict.Attack"]
    ruled = [list(arguments) for arguments in found]
    if len(attacks) != 1:
        return ruled
    given = found[attacks[0]]
    for place, trigger in enumerate(scene.triggers):
        if trigger.label not in ("Life.Die", "Life.Injure"):
            continue
        taken = {argument.mention for argument in ruled[place]}
        had = {argument.role for argument in ruled[place]}
        for argument in given:
            role = _INHERITED.get(argument.role)
            if role is None or role in had or argument.mention in taken:
                continue
            if scene.mentions[argument.mention].label in fillers[trigger.label][role]:
                ruled[place].append(FoundArgument(argument.mention, role, argument.score * _INHERITED_SCORE))
    return ruled
