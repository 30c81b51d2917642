"""What the quick ways of the lexicon engine must not change."""

import hashlib
from importlib import resources

from hypothesis import given
from hypothesis import strategies as st

from extract.extents import extent_features, extent_total
from extract.features import NOTHING, view_of
from extract.linear import load_model
from extract.mentions import start_features, start_total
from extract.normalise import key, normalise
from extract.pipeline import LexiconExtractor
from extract.triggers import listed_types, trigger_features, trigger_total
from extract.words import text_words

_BEFORE = "455d3ad69a2fab892d148188c160c25fa8ebe9c2a400fbb8f9b6cd67f6484141"
"""The fingerprint of what the engine proposed for the samples before it was made quicker."""

_SENTENCES = """قصفت طائرات حربية قاعدة عسكرية شمال المدينة (أمس)، وقتل 3 جنود. نعم
وأعلنت وزارة الخارجية أن الوزير سيزور القاهرة في 25 يناير/كانون الثاني 2011، واعتقلت الشرطة ابنه بعدها: «لا»."""

_FEATURES = sorted(load_model("starts").rows)[::97]


@given(st.lists(st.sampled_from([*_FEATURES, "unknown"]), max_size=12), st.floats(-9, 9))
def test_scores_are_left_out_only_where_the_first_label_leads(features: list[str], bias: float) -> None:
    model = load_model("starts")
    scores = model.scores(features)
    scores[0] += bias

    assert model.leads(features, 0, bias) == ([] if scores[0] == max(scores) else scores)


@given(st.lists(st.sampled_from(_FEATURES), max_size=12))
def test_scores_of_some_labels_are_those_of_all(features: list[str]) -> None:
    model = load_model("starts")

    assert model.scores(features, of=[3, 0]) == [model.scores(features)[3], model.scores(features)[0]]


@given(st.text(alphabet="أبةى٣x َـ\u200d\ufefb\ufdf2 ", max_size=12))
def test_letters_are_aligned_as_if_each_were_taken_by_itself(text: str) -> None:
    letters = [(letter, offset) for offset, character in enumerate(text) for letter in key(character)]
    found = normalise(text)

    assert found.text == "".join(letter for letter, _ in letters)
    assert found.offsets == (*(offset for _, offset in letters), len(text))


def test_sums_that_are_remembered_part_by_part_are_those_of_all_features() -> None:
    starts, extents, triggers = (load_model(name) for name in ("starts", "extents", "triggers"))
    for words in text_words(_SENTENCES):
        view, listed = view_of(words), listed_types(words)
        labels = ["PER", NOTHING, "GPE*"] * len(words)
        for at in range(len(words)):
            assert start_total(view, at, labels) == starts.total(start_features(view, at, labels))
            assert trigger_total(view, at, listed) == triggers.total(trigger_features(view, at, listed))
            for first in range(max(0, at - 3), at + 1) if at + 1 < len(words) else ():
                total = extents.total(extent_features(view, labels, first, at))
                assert extent_total(view, labels, first, at) == total


def test_the_samples_get_the_candidates_that_they_got_before() -> None:
    folder = resources.files("assets").joinpath("samples")
    texts = [
        path.read_text(encoding="utf-8") for path in sorted(folder.iterdir(), key=str) if path.name.endswith(".txt")
    ]
    found = [LexiconExtractor().extract(text) for text in texts]

    assert hashlib.sha256(repr(found).encode()).hexdigest() == _BEFORE, (
        "the lexicons or rules changed what is proposed; look at it with `tawsim evaluate` and keep the new fingerprint"
    )
