"""What speaks for a mention going on after a word."""

from collections.abc import Sequence
from functools import lru_cache

from extract.features import MANY, View, neighbour
from extract.linear import load_model


def extent_features(view: View, labels: Sequence[str], first: int, last: int) -> list[str]:
    """What speaks for a mention that begins at `first` going on after `last`."""
    words, tags = view.words, view.tags
    label, head, end, after = labels[first], words[first], words[last], words[last + 1]
    beyond = neighbour(words, last + 2)
    size = min(5, last - first)
    step = f"{after.proclitic}|{after.gap}"
    beyond_gap = beyond.gap if beyond else ">"
    return [
        f"1|{label}",
        f"n={label}|{size}",
        f"g={after.gap}|{label}",
        f"p={step}|{labels[last + 1]}",
        f"d={end.shape}|{after.shape}|{step}",
        f"hd={head.shape}|{end.shape}|{after.shape}|{size}",
        f"e={end.enclitic}|{size}",
        f"a={after.stem}",
        f"a.l={after.stem}|{label}",
        f"al={after.light}",
        f"b={end.bare}",
        f"b.a={end.bare}|{after.bare}",
        f"b.d={end.bare}|{after.shape}",
        f"h={head.bare}|{size}",
        f"h.d={head.bare}|{after.shape}|{size}",
        f"h.L={head.bare}|{labels[last + 1]}",
        f"L={label}|{labels[last + 1]}|{size}",
        f"L.d={label}|{labels[last + 1]}|{end.shape}|{after.shape}",
        f"L2={label}|{labels[last]}|{labels[last + 1]}",
        f"t={tags[last]}|{tags[last + 1]}|{label}",
        f"z={beyond.stem if beyond else '>'}",
        f"zg={beyond_gap}|{step}",
        f"zL={labels[last + 1]}|{labels[last + 2] if beyond else '>'}|{label}",
        f"ar={after.root}|{after.stem[:1]}",
        f"vx={after.stem[:1]}|{after.shape}|{end.shape}|{label}",
        f"nt={tags[first]}|{tags[last + 1]}|{after.shape}|{size}",
        f"x={after.bare[:2]}|{end.shape[:1]}",
        f"y={after.stem[-2:]}|{end.stem[-2:]}|{after.stem[:2] == 'ال'}|{end.stem[:2] == 'ال'}",
    ]


def extent_total(view: View, labels: Sequence[str], first: int, last: int) -> int:
    """What the model of extents makes of `extent_features`, packed: the sum of parts that come again."""
    words, tags = view.words, view.tags
    label, following, head, end, after = labels[first], labels[last + 1], words[first], words[last], words[last + 1]
    beyond = neighbour(words, last + 2)
    size = min(5, last - first)
    weight = load_model("extents").rows.get
    gap, proclitic, shape, stem = after.gap, after.proclitic, after.shape, after.stem
    return (
        _step_total(label, following, end.shape, shape, gap, proclitic)
        + _size_total(label, end.enclitic, head.shape, end.shape, shape, size)
        + _after_total(stem, after.light, after.root, label)
        + _end_total(end.bare, shape)
        + _head_total(head.bare, shape, following, size)
        + _chain_total(label, labels[last], following, labels[last + 2] if beyond else ">", size)
        + _extent_tag_total(tags[first], tags[last], tags[last + 1], label, shape, size)
        + weight(f"b.a={end.bare}|{after.bare}", 0)
        + weight(f"x={after.bare[:2]}|{end.shape[:1]}", 0)
        + weight(f"vx={stem[:1]}|{shape}|{end.shape}|{label}", 0)
        + weight(f"y={stem[-2:]}|{end.stem[-2:]}|{stem[:2] == 'ال'}|{end.stem[:2] == 'ال'}", 0)
        + weight(f"z={beyond.stem if beyond else '>'}", 0)
        + weight(f"zg={beyond.gap if beyond else '>'}|{proclitic}|{gap}", 0)
    )


@lru_cache(maxsize=MANY)
def _step_total(label: str, following: str, end: str, after: str, gap: str, proclitic: str) -> int:
    step = f"{proclitic}|{gap}"
    features = (
        f"1|{label}",
        f"g={gap}|{label}",
        f"p={step}|{following}",
        f"d={end}|{after}|{step}",
        f"L.d={label}|{following}|{end}|{after}",
    )
    return load_model("extents").total(features)


@lru_cache(maxsize=MANY)
def _size_total(label: str, enclitic: str, head: str, end: str, after: str, size: int) -> int:
    features = f"n={label}|{size}", f"e={enclitic}|{size}", f"hd={head}|{end}|{after}|{size}"
    return load_model("extents").total(features)


@lru_cache(maxsize=MANY)
def _after_total(stem: str, light: str, root: str, label: str) -> int:
    features = f"a={stem}", f"a.l={stem}|{label}", f"al={light}", f"ar={root}|{stem[:1]}"
    return load_model("extents").total(features)


@lru_cache(maxsize=MANY)
def _end_total(bare: str, after: str) -> int:
    return load_model("extents").total((f"b={bare}", f"b.d={bare}|{after}"))


@lru_cache(maxsize=MANY)
def _head_total(bare: str, after: str, following: str, size: int) -> int:
    return load_model("extents").total((f"h={bare}|{size}", f"h.d={bare}|{after}|{size}", f"h.L={bare}|{following}"))


@lru_cache(maxsize=MANY)
def _chain_total(label: str, here: str, following: str, beyond: str, size: int) -> int:
    features = f"L={label}|{following}|{size}", f"L2={label}|{here}|{following}", f"zL={following}|{beyond}|{label}"
    return load_model("extents").total(features)


@lru_cache(maxsize=MANY)
def _extent_tag_total(first: str, here: str, following: str, label: str, after: str, size: int) -> int:
    return load_model("extents").total((f"t={here}|{following}|{label}", f"nt={first}|{following}|{after}|{size}"))
