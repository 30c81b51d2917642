from hypothesis import given
from hypothesis import strategies as st

from storage.model.overlay import with_values

steps = st.lists(st.dictionaries(st.integers(0, 400), st.none() | st.integers(), max_size=90), max_size=12)


@given(st.dictionaries(st.integers(0, 400), st.integers()), steps)
def test_every_version_equals_a_dictionary_changed_the_same_way(
    first: dict[int, int], changes: list[dict[int, int | None]]
) -> None:
    version, expected = with_values(first, {}), dict(first)
    kept = []
    for step in changes:
        version = with_values(version, step)
        expected = {key: value for key, value in (expected | step).items() if value is not None}
        kept.append((version, dict(expected)))
    for old, values in kept:
        assert old == values
        assert len(old) == len(values)
        assert sorted(old) == sorted(values)
        assert all((key in old) == (key in values) and old.get(key) == values.get(key) for key in range(401))
