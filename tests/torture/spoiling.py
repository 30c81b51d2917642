"""Good files made bad: bytes changed, cut out or doubled, and members of JSON replaced by what nobody expects there."""

from __future__ import annotations

import json
import random
from copy import deepcopy
from typing import Any, Final

_NASTY: Final = (
    b"\xff\xfe",
    *(
        text.encode("utf-8", "surrogatepass")
        for text in (
            *("\x00", "\ud800", "\u202e", "\u200d", "\u064b" * 50, "<!ENTITY a '&a;'>", "]]>", '"', "{", "}" * 40),
            *("[" * 2000, "\n", "\t", "-1", "99999999999999999999", "1" * 5000, "1e999", "null", "NaN", "../"),
            *("<BODY>", "</BODY>", "&#1;", "&#xD800;", "charset=punycode", "charset=undefined", "->1-1", "[1]", "0 1;"),
        )
    ),
)
_VALUES: Final[tuple[Any, ...]] = (
    *(None, True, -1, 0, 1, 7, 2**63, 10**300, 0.5, float("inf"), "", "x", "-", "\ud800", "\x00", "\u202e", "GPE"),
    *([], {}, [[]], [None], [1, 2], {"text": 1}, {"": {}}, [[1, 2, "x"]], ["x"], "Conflict.Attack", "rejected"),
    *("candidate", "added", "m1", "e1", "1" * 300, {"start": -5, "end": 10**9}, [-3, -1], [[-3, -1]]),
)


def spoil(good: bytes, chance: random.Random) -> bytes:
    """The file with something wrong in it; a file of JSON may stay one, with something strange as a member."""
    if good[:1] in (b"{", b"[") and chance.random() < 0.5:
        return spoil_members(good, chance)
    spoilt = bytearray(good)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        _spoil_bytes(spoilt, chance)
    return bytes(spoilt)


def _spoil_bytes(spoilt: bytearray, chance: random.Random) -> None:
    at, to = sorted(chance.randrange(len(spoilt) + 1) for _ in range(2))
    match chance.randrange(6):
        case 0 if spoilt:
            spoilt[min(at, len(spoilt) - 1)] = chance.randrange(256)
        case 1:
            spoilt[at:at] = chance.choice(_NASTY)
        case 2:
            del spoilt[at : min(to, at + 200)]
        case 3:
            spoilt[at:at] = spoilt[at : min(to, at + 500)]
        case 4:
            spoilt[at : at + 8] = chance.choice(_NASTY)
        case _:
            del spoilt[at if chance.random() < 0.1 else len(spoilt) :]


def spoil_members(good: bytes, chance: random.Random) -> bytes:
    """JSON, or lines of JSON, with members replaced, removed, doubled or put elsewhere."""
    whole = _members(good)
    if not whole:
        return good
    for _ in range(chance.choice((1, 1, 2, 4))):
        inside, key = _place(whole, chance)
        match chance.randrange(5):
            case 0 | 1:
                inside[key] = deepcopy(chance.choice(_VALUES))
            case 2:
                del inside[key]
            case 3 if isinstance(inside, list):
                inside.insert(key, json.loads(json.dumps(inside[key])))
            case _:
                other, there = _place(whole, chance)
                inside[key] = json.loads(json.dumps(other[there]))
        if not whole:
            break
    return "\n".join(map(json.dumps, whole)).encode()


def _members(good: bytes) -> list[Any]:
    """What is in a file of JSON, or in one of lines of JSON; nothing where it is neither."""
    for texts in ([good], good.splitlines()):
        try:
            return [json.loads(text) for text in texts if text.strip()]
        except ValueError:
            continue
    return []


def _place(whole: list[Any], chance: random.Random) -> tuple[Any, Any]:
    """A list or object somewhere inside, and the key of one of its members."""
    inside: Any = whole
    while True:
        key = chance.randrange(len(inside)) if isinstance(inside, list) else chance.choice(list(inside))
        deeper = inside[key]
        if not isinstance(deeper, list | dict) or not deeper or chance.random() < 0.2:
            return inside, key
        inside = deeper
