"""Archives with something wrong in them: what is in them is read or named, and nothing is written beside them."""

from __future__ import annotations

import json
import random
import stat
import zipfile
from pathlib import Path

from storage.formats import read_articles
from tests.torture.fuzz import Outcome
from tests.torture.spoiling import spoil

_NAMES = (
    *("good.jsonl", "a/b.jsonl", "../out.jsonl", "/out.jsonl", "C:\\out.jsonl", "..\\out.jsonl", ".", "", "a", "a/"),
    *("x" * 300 + ".jsonl", "d/" * 100 + "x.jsonl", "nul\x00.jsonl", "\u202elnosj.txt", "a//b.jsonl", "./c.jsonl"),
)
_LINE = json.dumps({"id": "a", "text": "قصف غزة"}, ensure_ascii=False) + "\n"


def fuzz_archives(folder: Path, rounds: int, seed: int = 4) -> Outcome:
    """Reads so many archives with strange members and spoilt bytes."""
    outcome, chance = Outcome(), random.Random(seed)
    inside = folder / "inside"
    inside.mkdir()
    path = inside / "articles.zip"
    for number in range(rounds):
        _write(path, chance)
        spoilt = spoil(path.read_bytes(), chance) if chance.random() < 0.8 else path.read_bytes()
        path.write_bytes(spoilt)
        outcome.files += 1
        try:
            for item in read_articles(path):
                outcome.take(item)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is a fault of the reader
            kept = folder / f"zip-{number}.zip"
            kept.write_bytes(spoilt)
            outcome.failures.append(f"{kept.name}: {type(error).__name__}: {error}")
        if strange := [one for one in folder.rglob("*") if one not in (inside, path) and one.parent != folder]:
            outcome.failures.append(f"{number}: wrote {strange}")
    return outcome


def _write(path: Path, chance: random.Random) -> None:
    packing = chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA))
    with zipfile.ZipFile(path, "w", packing) as archive:
        for name in dict.fromkeys(chance.choices(_NAMES, k=4)):
            member = zipfile.ZipInfo(name or "-")
            member.filename = name  # which the constructor would shorten or refuse
            member.compress_type = packing
            if chance.random() < 0.2:
                member.external_attr = (stat.S_IFLNK | 0o777) << 16
            archive.writestr(member, _LINE * chance.choice((1, 2000)))
