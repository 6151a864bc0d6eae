"""The signs and words of what is not, or not fully, known: the same on every page, in every file and for every ear."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Flask
from flask_babel import ngettext

from tracker.domain.values import Figure, State
from tracker.web.labels import label

SIGNS: Mapping[State, str] = {
    State.NOT_RECORDED: "…",
    State.SUPPRESSED: "•",
    State.NOT_APPLICABLE: "–",
    State.NOT_RELEASED: "○",
    State.PARTIAL: "*",
}
"""What stands in place of a number; of an incomplete one, beside it."""


def init_app(app: Flask) -> None:
    """Give templates the signs by their states, and the filter `why`."""
    app.jinja_env.filters["why"] = why
    app.jinja_env.globals["state_signs"] = SIGNS


def why(figure: Figure) -> str:
    """Return in words what the sign of a figure means; nothing for a complete one."""
    if figure.state is State.OK:
        return ""
    if figure.state is State.PARTIAL and figure.n_missing:
        return str(
            ngettext(
                "incomplete: %(num)s entry is missing", "incomplete: %(num)s entries are missing", figure.n_missing
            )
        )
    return label(figure.state)
