"""In which form a figure may be written down; the words and separators come from the templates.

How exactly is a matter of the kind of figure alone, so that what stands side by side is written alike.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from tracker.domain.values import Figure

FEWEST_FOR_PERCENT = 20
FEWEST_FOR_DECIMALS = 100
SHARE_DECIMALS: Mapping[str, int] = {"4.9": 1}
"""By indicator: measures of balance stand beside what chance brings, which is near; other shares are whole percent."""
NUMBER_DECIMALS: Mapping[str, int] = {"4.6": 1, "4.7": 0, "4.9": 2}
"""By indicator: means, hours and quotients; numbers of other kinds have the decimals that they need."""


class ShareForm(StrEnum):
    """How exactly a share is written: "7 of 18", "39 %", "38.9 %"."""

    OUT_OF = "out_of"
    WHOLE_PERCENT = "whole_percent"
    DECIMAL_PERCENT = "decimal_percent"


def share_form(figure: Figure) -> ShareForm:
    """Return the form that does not pretend to be more exact than the figure; an interval never has decimals."""
    denominator = figure.denominator or 0
    if denominator < FEWEST_FOR_PERCENT:
        return ShareForm.OUT_OF
    if figure.indicator not in SHARE_DECIMALS or denominator < FEWEST_FOR_DECIMALS or figure.is_interval:
        return ShareForm.WHOLE_PERCENT
    return ShareForm.DECIMAL_PERCENT
