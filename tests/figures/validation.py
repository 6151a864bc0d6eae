"""What every figure must be: accepted by plotly.py, free of colours, and made of roles that the page knows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import plotly.graph_objects

ROLES = {
    "plan",
    "part",
    "late",
    "done",
    "stale",
    "bar",
    "soft",
    "hidden",
    "unreleased",
    "house",
    "now",
    "diagonal",
    "leader",
}


def validated(spec: dict[str, Any]) -> dict[str, Any]:
    """Return the figure after plotly.py has checked it against its schema."""
    plotly.graph_objects.Figure(spec)
    for trace in spec["data"]:
        assert {trace["meta"]["role"], *trace["meta"].get("roles", [])} <= ROLES
    assert {shape["name"] for shape in spec["layout"].get("shapes", [])} <= ROLES
    assert not [key for key in _keys(spec) if "color" in key]
    return spec


def _keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from _keys(part)
