"""Arguments: which mention of a trigger's sentence plays which of its roles, as the schema's fillers allow."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from extract.features import NOTHING
from extract.linear import LinearModel, best_of, load_model
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
_REACH = 40
"""Words between trigger and mention beyond which no role is looked for: 999 of 1,000 annotated ones lie nearer."""

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
    _known: dict[tuple[int, int, str], "_Known"] = field(default_factory=dict, repr=False, compare=False)

    def known(self, mention: FoundMention) -> "_Known":
        """What about a mention is the same for every trigger, found once."""
        spot = (mention.first, mention.last, mention.label)
        found = self._known.get(spot)
        if found is None:
            found = self._known[spot] = _known(self, mention)
        return found


@dataclass(frozen=True, slots=True)
class _Known:
    """A mention's case, the label of what it lies in, the head of its chain if another, and the nearest trigger."""

    case: str
    inside: str
    chain: FoundMention | None
    nearest: FoundTrigger


def _known(scene: Scene, mention: FoundMention) -> _Known:
    first, last = mention.first, mention.last
    inside = (m.label for m in scene.mentions if m.first <= first and m.last >= last and m is not mention)
    chain = _first_of_chain(scene, mention)
    return _Known(
        _preposition(scene.words, first),
        next(inside, NOTHING),
        chain if chain is not mention else None,
        min(scene.triggers, key=lambda trigger: _apart(trigger, mention)),
    )


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


def is_near(trigger: FoundTrigger, mention: FoundMention) -> bool:
    """Whether a role is looked for at all."""
    return _apart(trigger, mention)[0] <= _REACH


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


@dataclass(frozen=True, slots=True)
class _Pair:
    """What of a trigger and a mention many pairs share, so that what a model makes of it can be remembered."""

    event: str
    label: str
    named: bool
    side: str
    distance: int
    case: str
    others: int
    rivals: int
    inside: str
    commas: int

    def features(self) -> list[str]:
        """What the shared part speaks for."""
        mention, side = self.label, self.side
        spot = f"{side}|{self.distance}"
        common = [
            f"k={mention}|{spot}",
            f"k.c={mention}|{self.case}|{side}",
            f"c={self.case}|{spot}",
            f"o={mention}|{side}|{self.others}|{self.rivals}",
            f"i={mention}|{self.inside}|{side}",
            f"g={side}|{self.commas}|{mention}",
        ]
        kind = mention + ("*" if self.named else "")
        return [f"1|{self.event}|{mention}", f"1|{self.event}|{kind}", *_in_three(common, self.event)]


def _in_three(features: Iterable[str], event: str) -> Iterator[str]:
    """Each feature for the event type, for its group, and for all."""
    group = event.partition(".")[0]
    for feature in features:
        yield f"{feature}|{event}"
        yield f"{feature}|{group}"
        yield feature


@lru_cache(maxsize=20_000)
def _shared_total(model: LinearModel, pair: _Pair) -> int:
    return model.total(pair.features())


def _pair(scene: Scene, trigger: FoundTrigger, mention: FoundMention) -> _Pair:
    words = scene.words
    side, left, right = _sides(trigger, mention)
    label = mention.label
    known = scene.known(mention)
    others = len([1 for other in scene.triggers if left <= other.at < right])
    rivals = len([1 for other in scene.mentions if left <= other.first < right and other.label == label])
    commas = len([1 for word in words[left : right + 1] if word.gap])
    return _Pair(
        trigger.label,
        mention.label,
        mention.named,
        side,
        _bucket(max(0, right - left)),
        known.case,
        min(2, others),
        min(2, rivals),
        known.inside,
        min(3, commas),
    )


def _sides(trigger: FoundTrigger, mention: FoundMention) -> tuple[str, int, int]:
    """On which side of the trigger the mention is, and the words between as a slice."""
    at = trigger.at
    if mention.first > at:
        return "after", at + 1, mention.first
    return "in" if at <= mention.last else "before", mention.last + 1, at


def pair_features(scene: Scene, trigger: FoundTrigger, mention: FoundMention) -> list[str]:
    """What speaks for a mention's role in an event."""
    pair = _pair(scene, trigger, mention)
    return [*pair.features(), *_own_features(scene, trigger, mention, pair)]


def _own_features(scene: Scene, trigger: FoundTrigger, mention: FoundMention, pair: _Pair) -> list[str]:
    """What the words themselves speak for."""
    words, at, label, side, case = scene.words, trigger.at, trigger.label, pair.side, pair.case
    group = label.partition(".")[0]
    kind = mention.label
    _, left, right = _sides(trigger, mention)
    path, telling = _between(words, left, right)
    head, verb = words[mention.first], words[at]
    before = words[mention.first - 1].stem if mention.first else "<"
    common = [f"v={verb.shape}|{verb.stem[:1]}|{kind}|{side}|{case}", f"path={path}|{kind}|{side}"]
    features = [
        *_in_three(common, label),
        f"vs={verb.root}|{kind}|{side}|{case}",
        f"vl={verb.bare}|{kind}|{side}|{pair.distance}",
        f"h={head.bare}|{label}|{side}",
        f"h.c={head.bare}|{case}",
        f"b={before}|{label}|{kind}",
        f"b2={before}|{side}|{kind}",
        f"vb={words[at - 1].stem if at else '<'}|{kind}|{side}",
        f"e={verb.enclitic}|{kind}|{side}|{pair.distance}",
        f"a={words[mention.last + 1].stem if mention.last + 1 < len(words) else '>'}|{label}|{kind}",
    ]
    known = scene.known(mention)
    chain, nearest = known.chain, known.nearest
    if chain is not None:
        features += [
            f"ch={_preposition(words, chain.first)}|{label}|{kind}|{side}",
            f"ch={words[chain.first].root}|{group}|{kind}|{side}",
        ]
    nearest_label = "self" if nearest.at == at else nearest.label
    features += [
        f"N={nearest_label}|{label}|{kind}|{side}",
        f"N.c={nearest_label}|{group}|{case}|{kind}",
        f"hr={head.root}|{group}|{side}",
    ]
    features += [f"t={word}|{label}|{kind}|{side}" for word in telling[:6]]
    features += [f"tt={word}|{kind}|{side}" for word in telling[:6]]
    return features


def pair_scores(
    model: LinearModel,
    scene: Scene,
    trigger: FoundTrigger,
    mention: FoundMention,
    options: Sequence[int] | None = None,
) -> list[float]:
    """What a model makes of `pair_features`, the shared part remembered; of all labels or of some, in their order."""
    pair = _pair(scene, trigger, mention)
    return model.scores(_own_features(scene, trigger, mention, pair), _shared_total(model, pair), options)


def _options(model: LinearModel, allowed: Mapping[str, frozenset[str]], kind: str) -> list[int]:
    """The model's labels for a mention of a type, no role first; none at all where the schema has no role for it."""
    roles = [role for role, kinds in allowed.items() if kind in kinds]
    return [0, *(model.labels.index(role) for role in roles if role in model.labels)] if roles else []


def find_arguments(
    scene: Scene, trigger: FoundTrigger, fillers: Mapping[str, Mapping[str, frozenset[str]]], bias: float = BIAS
) -> list[FoundArgument]:
    """The arguments of one trigger; `fillers` gives, for an event type, the entity types of each role."""
    model = load_model("roles")
    allowed = fillers.get(trigger.label, {})
    by_kind = {kind: _options(model, allowed, kind) for kind in {mention.label for mention in scene.mentions}}
    found = []
    for place, mention in enumerate(scene.mentions):
        options = by_kind[mention.label]
        if not options or not is_near(trigger, mention):
            continue
        totals = pair_scores(model, scene, trigger, mention, options)
        totals[0] += bias
        best, chance = best_of(totals)
        if best:
            found.append(FoundArgument(place, model.labels[options[best]], chance))
    return found
