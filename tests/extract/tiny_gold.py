"""A made-up encoder and made-up gold, small enough to train on within seconds."""

from itertools import product

import torch

from extract.encoder import Encoder
from extract.pieces import Pieces
from storage.model import Argument, Article, Document, Event, Level, Mention, Span

PLACES = ("نخلستان", "رملوند", "بحيران", "سهلاب")
ATTACKERS = ("طائرات", "مدافع", "دبابات")
VERBS = (("قصفت", "Conflict.Attack"), ("زارت", "Movement.Transport"))


def tiny_pieces() -> Pieces:
    """Specials, every Arabic letter alone and with a blank before it, and a few whole words."""
    letters = [chr(code) for code in range(0x0621, 0x064B)]
    words = [*PLACES, *ATTACKERS, *(verb for verb, _ in VERBS)]
    pieces = ["<s>", "<pad>", "</s>", "<unk>", "\u2581", ".", *letters]
    pieces += ["\u2581" + letter for letter in letters] + ["\u2581" + word for word in words]
    scores = [0.0] * 4 + [-8.0] * (2 + 2 * len(letters)) + [-4.0] * len(words)
    return Pieces(pieces, scores)


def tiny_encoder(pieces: Pieces) -> Encoder:
    """Three layers of random weights."""
    torch.manual_seed(5)
    return Encoder(len(pieces), width=32, layers=3, heads=2, inner=64)


def tiny_gold(repeats: int = 2) -> list[Document]:
    """Documents such as «وقصفت طائرات مدينة نخلستان.», two arguments each."""
    documents: list[Document] = []
    for repeat in range(repeats):
        for (verb, label), attacker, place in product(VERBS, ATTACKERS, PLACES):
            head = "و" if repeat % 2 else ""
            text = f"{head}{verb} {attacker} مدينة {place}."
            documents.append(_document(f"d{len(documents)}", text, verb, label, attacker, f"مدينة {place}"))
    return documents


def _document(name: str, text: str, verb: str, label: str, attacker: str, place: str) -> Document:
    who, where = _span(text, attacker), _span(text, place)
    roles = ("Attacker", "Place") if label == "Conflict.Attack" else ("Artifact", "Destination")
    mentions = {
        "m1": Mention("m1", who, "VEH", Level.NOM),
        "m2": Mention("m2", where, "GPE", Level.NAM),
    }
    event = Event("e1", _span(text, verb), label, (Argument(roles[0], "m1"), Argument(roles[1], "m2")))
    return Document(Article(name, text), mentions=mentions, events={"e1": event})


def _span(text: str, part: str) -> Span:
    start = text.index(part)
    return Span(start, start + len(part))
