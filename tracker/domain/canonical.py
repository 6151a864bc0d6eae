"""The canonical form of what must never change, and its checksum: whoever holds the one can check the other."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any


def canonical(content: Mapping[str, Any]) -> str:
    """Return content as JSON in its canonical form: keys sorted, no spaces."""
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def checksum(content: Mapping[str, Any]) -> str:
    """Return the SHA-256 of the canonical form in UTF-8."""
    return hashlib.sha256(canonical(content).encode()).hexdigest()
