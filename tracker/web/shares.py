"""How a share is written: never more exactly than its denominator allows (indicators.md, conventions)."""

from __future__ import annotations

from flask_babel import gettext as _

from tracker.domain.display import ShareForm, share_form
from tracker.domain.values import Figure
from tracker.web.locale import DASH, number, percent

AT_LEAST = "≥\N{NO-BREAK SPACE}"
DECIMALS = {ShareForm.WHOLE_PERCENT: 0, ShareForm.DECIMAL_PERCENT: 1}


def share_text(share: Figure) -> str:
    """Return "7 of 18", "39 %", "≥ 38.9 %", "44 % to 79 %" or "7 to 12 of 18"; a dash where there is no number."""
    if share.value is None:
        return DASH
    if share.is_at_least:
        return AT_LEAST + _of(share, _bound(share, share.value))
    if not share.is_interval:
        return _of(share, _bound(share, share.value))
    least, most = bounds(share)
    return _of(share, str(_("%(least)s to %(most)s", least=least, most=most)))


def bounds(share: Figure) -> tuple[str, str]:
    """Return the least and the most of a share that lies between two bounds: percentages, or numbers of a few."""
    return _bound(share, share.value or 0), _bound(share, share.upper or 0)


def _bound(share: Figure, value: float) -> str:
    form = share_form(share)
    return percent(value, DECIMALS[form]) if form in DECIMALS else number(round(value * (share.denominator or 0)))


def _of(share: Figure, text: str) -> str:
    if share_form(share) in DECIMALS:
        return text
    return str(_("%(count)s of %(of)s", count=text, of=number(share.denominator)))
