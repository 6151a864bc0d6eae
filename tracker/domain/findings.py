"""What a figure says, as a code with details: the heading of the figure, in whatever language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Finding:
    """The statement of a figure; `code` is the key of its sentence, `details` fill its gaps."""

    code: str
    details: Mapping[str, object] = field(default_factory=dict)


def finding(code: str, **details: object) -> Finding:
    """Return a finding with its details."""
    return Finding(code, details)
