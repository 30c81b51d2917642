"""Heights of many blocks with prefix sums that stay cheap while single heights change (a Fenwick tree)."""

from __future__ import annotations


class Heights:
    """Heights in pixels; every operation takes logarithmic time."""

    def __init__(self, heights: list[int]) -> None:
        self._heights = list(heights)
        self._tree = [0, *heights]
        for index in range(1, len(self._tree)):
            parent = index + (index & -index)
            if parent < len(self._tree):
                self._tree[parent] += self._tree[index]
        self._top = 1 << len(heights).bit_length()

    def __len__(self) -> int:
        return len(self._heights)

    def __getitem__(self, index: int) -> int:
        return self._heights[index]

    def set(self, index: int, height: int) -> None:
        """Gives one block another height."""
        change = height - self._heights[index]
        if not change:
            return
        self._heights[index] = height
        node = index + 1
        while node < len(self._tree):
            self._tree[node] += change
            node += node & -node

    def above(self, index: int) -> int:
        """The sum of the heights before block `index`."""
        total = 0
        while index:
            total += self._tree[index]
            index -= index & -index
        return total

    @property
    def total(self) -> int:
        """The sum of all heights."""
        return self.above(len(self._heights))

    def index_at(self, y: int) -> int:
        """The block over which `y` lies; the first or last one where `y` lies outside."""
        node, step = 0, self._top
        while step:
            if node + step < len(self._tree) and self._tree[node + step] <= y:
                node += step
                y -= self._tree[node]
            step >>= 1
        return max(0, min(node, len(self._heights) - 1))
