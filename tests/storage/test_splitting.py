"""Splits: stable when articles are added, near-duplicates together, shares as asked; and the card beside them."""

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from typer.testing import CliRunner

from storage.commands import build_app
from storage.splitting import SplitError, shares, split

WORDS = ("قصف", "وزير", "مدينة", "رئيس", "اجتماع", "هجوم", "قتلى", "جنود", "سفارة", "اتفاق", "محكمة", "حدود", "شركة")


def texts(count: int, seed: int = 1) -> list[tuple[str, str]]:
    random = Random(seed)
    return [(f"a{n}", " ".join(random.choices(WORDS, k=60)) + f" {n}") for n in range(count)]


def test_added_articles_move_none() -> None:
    wanted = shares("80/10/10")
    before = split(texts(120), wanted)
    after = split([*texts(120), *((f"b{id_}", text) for id_, text in texts(80, seed=2))], wanted)
    assert before.items() <= after.items()


def test_the_shares_are_about_those_asked_for() -> None:
    parts = list(split(texts(2000), shares("80/10/10")).values())
    assert abs(parts.count("train") - 1600) < 80
    assert abs(parts.count("dev") - 200) < 60
    assert set(split(texts(300), shares("50/50")).values()) == {"train", "dev"}


def test_near_duplicates_are_in_one_part_whatever_their_spelling() -> None:
    articles = texts(200)
    copies = [(f"copy-{id_}", f"{text.replace('قصف', 'قَصْف').replace('ة', 'ـة')} حدود") for id_, text in articles]
    parts = split([*articles, *copies], shares("50/30/20"))
    together = sum(parts[id_] == parts[f"copy-{id_}"] for id_, _ in articles)
    assert together >= 195


def labels(seed: int = 4) -> Callable[[str], Counter[str]]:
    """Labels of articles, some of them rare, the same for the same id."""
    names, weights = ("PER", "GPE", "Conflict.Attack", "Justice.Pardon", "Life.Marry"), (40, 30, 10, 1, 1)

    def of(article_id: str) -> Counter[str]:
        random = Random(f"{seed} {article_id}")
        return Counter(random.choices(names, weights, k=random.randint(0, 12)))

    return of


def unevenness(parts: dict[str, str], labels_of: Callable[[str], Counter[str]], wanted: tuple[float, ...]) -> float:
    """How far labels are from their shares, summed over labels and parts, each as a part of its label's count."""
    found: dict[str, Counter[str]] = {part: Counter() for part in ("train", "dev", "test")}
    for article_id, part in parts.items():
        found[part].update(labels_of(article_id))
    whole = sum(found.values(), Counter[str]())
    pairs = zip(found.values(), wanted, strict=True)
    return sum(abs(counts[label] / whole[label] - share) for counts, share in pairs for label in whole)


def test_stratified_parts_have_their_share_of_rare_labels_too() -> None:
    articles, wanted = texts(600), shares("80/10/10")
    plain, stratified = split(articles, wanted), split(articles, wanted, labels())
    assert unevenness(stratified, labels(), wanted) < unevenness(plain, labels(), wanted) / 3
    assert abs(list(stratified.values()).count("train") - 480) <= 12


def test_articles_that_are_added_move_none_of_a_stratified_split_and_near_duplicates_stay_together() -> None:
    wanted = shares("60/20/20")
    before = split(texts(150), wanted, labels())
    later = [(f"copy-{id_}", f"{text} حدود") for id_, text in texts(150)]
    after = split([*texts(150), *later], wanted, labels())
    assert before.items() <= after.items()
    assert sum(after[id_] == after[f"copy-{id_}"] for id_ in before) >= 145


@pytest.mark.parametrize("written", ["", "80", "a/b", "0/0", "1/2/3/4", "-1/2", "nan/1"])
def test_shares_that_make_no_sense_are_refused(written: str) -> None:
    with pytest.raises(SplitError):
        shares(written)


def test_the_command_writes_the_parts_and_their_card(tmp_path: Path) -> None:
    database = tmp_path / "a.sqlite"
    mention = {"label": "PER", "start": 0, "end": 3, "id": "m"}
    lines = (json.dumps({"id": id_, "text": text, "mentions": [mention]}) for id_, text in texts(60))
    (tmp_path / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")

    def tawsim(*arguments: object, status: int = 0) -> str:
        result = CliRunner().invoke(build_app(), [*map(str, arguments), "--database", str(database)])
        assert result.exit_code == status, result.output
        return result.output

    tawsim("import", tmp_path / "in.jsonl")
    tawsim("export", "--all", "--split", "70/20/10", "--output", tmp_path / "out", "--licence", "CC <b>")
    read = {part: (tmp_path / "out" / f"{part}.jsonl").read_text(encoding="utf-8") for part in ("train", "dev", "test")}
    ids = [json.loads(line)["id"] for text in read.values() for line in text.splitlines()]
    assert sorted(ids) == sorted(id_ for id_, _ in texts(60))
    card = (tmp_path / "out" / "README.md").read_text(encoding="utf-8")
    assert "| PER | 60 |" in card
    assert "CC &lt;b>" in card
    tawsim("export", "--all", "--split", "70/20/10", "--output", tmp_path / "out", status=1)
    tawsim("export", "--all", "--format", "conll", "--split", "70/30", "--output", tmp_path / "conll")
    assert (tmp_path / "conll" / "dev.conll").exists()
    assert "Left out" in (tmp_path / "conll" / "README.md").read_text(encoding="utf-8")
    tawsim("export", "--all", "--since", "2001-01-01", "--card", "--output", tmp_path / "all.jsonl")
    assert (tmp_path / "all.jsonl.README.md").exists()
    assert "0 written" in tawsim("export", "--all", "--since", "2999-01-01", "--output", tmp_path / "none.jsonl")
