"""What stands written on a view for those who ask before it is called: who may see it, and what people send to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

View = TypeVar("View", bound=Callable[..., Any])


def mark(view: View, **marks: object) -> View:
    """Write marks on a view; whatever wraps it with `functools.wraps` carries them on."""
    vars(view).update(marks)
    return view
