"""In which form a figure may be written down; the words and separators come from the templates."""

from __future__ import annotations

from enum import StrEnum

from tracker.domain.values import Figure

FEWEST_FOR_PERCENT = 20
FEWEST_FOR_DECIMALS = 100


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
    if denominator < FEWEST_FOR_DECIMALS or figure.is_interval:
        return ShareForm.WHOLE_PERCENT
    return ShareForm.DECIMAL_PERCENT
