"""Weights in text files: what is written is read, and what is faulty is named."""

from importlib import resources

import pytest

from extract.linear import LexiconError, best_of, from_text, lexicon_table, lexicon_text, to_text

ROWS = {"w=قصف": ((0, -1.25), (1, 2.5)), "1": ((0, 0.5),)}


def test_weights_are_read_as_they_were_written() -> None:
    model = from_text(to_text(("-", "Attack"), ROWS, ("where from",)))
    assert model.labels == ("-", "Attack")
    assert model.scores(["w=قصف", "1", "unknown"]) == [-0.75, 2.5]
    assert model.scores(["1"], model.total(["w=قصف"])) == [-0.75, 2.5]
    assert best_of(model.scores(["w=قصف"]))[0] == 1
    assert model.probability(["w=قصف"]) > 0.9


def test_sums_of_many_negative_weights_stay_in_their_lanes() -> None:
    model = from_text(to_text(("-", "a", "b"), {"f": ((0, -9.0), (1, 9.0), (2, -9.0))}, ()))
    assert model.scores(["f"] * 1000) == [-9000, 9000, -9000]


@pytest.mark.parametrize("text", ["", "# only a header\n", "-\ta\nf\t7:1\n", "-\ta\nf\t0:x\n", "-\ta\nno weights\n"])
def test_a_faulty_file_of_weights_is_named(text: str) -> None:
    with pytest.raises(LexiconError, match=r"roles\.tsv"):
        from_text(text, "roles.tsv")


def test_a_missing_lexicon_is_named() -> None:
    with pytest.raises(LexiconError, match=r"nowhere\.toml"):
        lexicon_table("nowhere.toml")


def test_a_lexicon_that_is_no_toml_is_named() -> None:
    with pytest.raises(LexiconError, match=r"cuts\.tsv"):
        lexicon_table("cuts.tsv")


def test_every_lexicon_says_where_it_comes_from() -> None:
    for file in resources.files("assets").joinpath("lexicons").iterdir():
        assert lexicon_text(file.name).startswith("# "), file.name
