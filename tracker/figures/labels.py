"""Where labels stand in a column so that each can be read and is near to what it names."""

from __future__ import annotations

from collections.abc import Sequence


def apart(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Return places from low to high, at least `gap` apart, moved as little as possible (least squares).

    The wanted places ascend. Where there is no room for the gap, the places share what there is.
    """
    if not wanted:
        return []
    gap = min(gap, (high - low) / max(len(wanted) - 1, 1))
    top = high - gap * (len(wanted) - 1)
    levels = _ascending([place - at * gap for at, place in enumerate(wanted)])
    return [min(max(level, low), top) + at * gap for at, level in enumerate(levels)]


def _ascending(values: Sequence[float]) -> list[float]:
    """Return the nearest values that never fall: neighbours that do are replaced by their mean."""
    pools: list[tuple[float, int]] = []
    for value in values:
        mean, size = value, 1
        while pools and pools[-1][0] > mean:
            before, count = pools.pop()
            mean, size = (before * count + mean * size) / (count + size), count + size
        pools.append((mean, size))
    return [mean for mean, size in pools for _ in range(size)]
