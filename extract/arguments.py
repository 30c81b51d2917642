"""Arguments: which mention of a trigger's sentence plays which of its roles, as the schema's fillers allow."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extract.features import NOTHING
from extract.linear import load_model, probabilities
from extract.mentions import FoundMention
from extract.triggers import FoundTrigger
from extract.words import Word

_PREPOSITION_LINE = """
في من الي علي عن مع ضد بين قبل بعد خلال منذ حتي امام وراء نحو باتجاه داخل خارج قرب عند لدي تجاه بواسطه اثر ايدي يد
"""
_CLAUSE_LINE = """
الذي التي الذين اللذين اللتين حيث فيما بينما عندما لكن غير ان انه انها الا وقال اثر بعد بسبب
"""
_PREPOSITIONS = frozenset(_PREPOSITION_LINE.split())
_CLAUSES = frozenset(_CLAUSE_LINE.split())
_FAR = 14
BIAS = -0.7
"""As in extract.mentions."""


@dataclass(frozen=True, slots=True)
class FoundArgument:
    """A mention, by its place in the sentence's list, in a role."""

    mention: int
    role: str
    score: float


@dataclass(frozen=True, slots=True)
class Scene:
    """The sentence that arguments are looked for in: words, mentions in reading order, triggers."""

    words: Sequence[Word]
    mentions: Sequence[FoundMention]
    triggers: Sequence[FoundTrigger]


def _bucket(distance: int) -> int:
    return distance if distance < 4 else 4 if distance < 7 else 5 if distance < _FAR else 6


def _preposition(words: Sequence[Word], first: int) -> str:
    word = words[first]
    if word.proclitic.strip("و"):
        return word.proclitic.strip("و")
    if first:
        before = words[first - 1]
        if before.stem in _PREPOSITIONS:
            return before.stem
    return word.proclitic or NOTHING


def _between(words: Sequence[Word], left: int, right: int) -> tuple[str, list[str]]:
    """The words between as one path when they are few, and the telling ones among them."""
    inner = words[left:right]
    path = "_".join(word.stem for word in inner) if len(inner) < 4 else "…"
    telling = [word.stem for word in inner if word.stem in _PREPOSITIONS or word.stem in _CLAUSES]
    return path, telling


def _apart(trigger: FoundTrigger, mention: FoundMention) -> tuple[int, int]:
    if trigger.at < mention.first:
        return mention.first - trigger.at, trigger.at
    return max(0, trigger.at - mention.last), trigger.at


def _first_of_chain(scene: Scene, mention: FoundMention) -> FoundMention:
    """The mention that a chain of mentions joined by و began with; the mention itself if it is in none."""
    first = mention
    while first.first and scene.words[first.first].proclitic.startswith("و"):
        before = next(
            (
                other
                for other in scene.mentions
                if other.last == first.first - 1 and other.label == mention.label and other.first < first.first
            ),
            None,
        )
        if before is None:
            break
        first = before
    return first


def pair_features(scene: Scene, trigger: FoundTrigger, mention: FoundMention) -> list[str]:
    """What speaks for a mention's role in an event."""
    words = scene.words
    at, label = trigger.at, trigger.label
    side = "in" if mention.first <= at <= mention.last else "after" if mention.first > at else "before"
    left, right = (at + 1, mention.first) if side == "after" else (mention.last + 1, at)
    path, telling = _between(words, left, right)
    distance = _bucket(max(0, right - left))
    kind = mention.label + ("*" if mention.named else "")
    case = _preposition(words, mention.first)
    head, verb = words[mention.first], words[at]
    others = sum(1 for other in scene.triggers if left <= other.at < right)
    rivals = sum(1 for other in scene.mentions if left <= other.first < right and other.label == mention.label)
    inside = next(
        (
            other.label
            for other in scene.mentions
            if other is not mention and other.first <= mention.first and other.last >= mention.last
        ),
        NOTHING,
    )
    commas = sum(1 for word in words[left : right + 1] if word.gap)
    group = label.partition(".")[0]
    spot = f"{side}|{distance}"
    common = [
        f"k={mention.label}|{spot}",
        f"k.c={mention.label}|{case}|{side}",
        f"c={case}|{spot}",
        f"o={mention.label}|{side}|{min(2, others)}|{min(2, rivals)}",
        f"i={mention.label}|{inside}|{side}",
        f"v={verb.shape}|{verb.stem[:1]}|{mention.label}|{side}|{case}",
        f"g={side}|{min(3, commas)}|{mention.label}",
        f"path={path}|{mention.label}|{side}",
    ]
    features = [f"1|{label}|{mention.label}", f"1|{label}|{kind}"]
    for feature in common:
        features += [f"{feature}|{label}", f"{feature}|{group}", feature]
    features += [
        f"vs={verb.root}|{mention.label}|{side}|{case}",
        f"vl={verb.bare}|{mention.label}|{spot}",
        f"h={head.bare}|{label}|{side}",
        f"h.c={head.bare}|{case}",
        f"b={words[mention.first - 1].stem if mention.first else '<'}|{label}|{mention.label}",
        f"b2={words[mention.first - 1].stem if mention.first else '<'}|{side}|{mention.label}",
        f"vb={words[at - 1].stem if at else '<'}|{mention.label}|{side}",
        f"e={verb.enclitic}|{mention.label}|{spot}",
        f"a={words[mention.last + 1].stem if mention.last + 1 < len(words) else '>'}|{label}|{mention.label}",
    ]
    chain = _first_of_chain(scene, mention)
    if chain is not mention:
        features += [
            f"ch={_preposition(words, chain.first)}|{label}|{mention.label}|{side}",
            f"ch={words[chain.first].root}|{group}|{mention.label}|{side}",
        ]
    nearest = min(scene.triggers, key=lambda other: _apart(other, mention))
    nearest_label = "self" if nearest.at == at else nearest.label
    features += [
        f"N={nearest_label}|{label}|{mention.label}|{side}",
        f"N.c={nearest_label}|{group}|{case}|{mention.label}",
        f"hr={head.root}|{group}|{side}",
    ]
    features += [f"t={word}|{label}|{mention.label}|{side}" for word in telling[:6]]
    features += [f"tt={word}|{mention.label}|{side}" for word in telling[:6]]
    return features


def find_arguments(
    scene: Scene, trigger: FoundTrigger, fillers: Mapping[str, Mapping[str, frozenset[str]]], bias: float = BIAS
) -> list[FoundArgument]:
    """The arguments of one trigger; `fillers` gives, for an event type, the entity types of each role."""
    model = load_model("roles")
    allowed = fillers.get(trigger.label, {})
    found = []
    for place, mention in enumerate(scene.mentions):
        roles = [role for role, kinds in allowed.items() if mention.label in kinds]
        if not roles:
            continue
        totals = model.scores(pair_features(scene, trigger, mention))
        totals[0] += bias
        options = [0, *(model.labels.index(role) for role in roles if role in model.labels)]
        chances = probabilities([totals[option] for option in options])
        best = max(range(len(options)), key=chances.__getitem__)
        if best:
            found.append(FoundArgument(place, model.labels[options[best]], chances[best]))
    return found
