"""How a share is written: never more exactly than its denominator allows (indicators.md, conventions)."""

from __future__ import annotations

from flask_babel import gettext as _

from tracker.domain.display import ShareForm, share_form
from tracker.domain.values import Figure
from tracker.web.locale import DASH, number, percent

DECIMALS = {ShareForm.WHOLE_PERCENT: 0, ShareForm.DECIMAL_PERCENT: 1}


def share_text(share: Figure) -> str:
    """Return "7 of 18", "39 %", "38.9 %" or "44 % to 79 %"; a dash where there is no number."""
    if share.value is None:
        return DASH
    if not share.is_interval:
        return _bound(share, share.value)
    least, most = bounds(share)
    return str(_("%(least)s to %(most)s", least=least, most=most))


def bounds(share: Figure) -> tuple[str, str]:
    """Return the least and the most of a share that lies between two bounds."""
    return _bound(share, share.value or 0), _bound(share, share.upper or 0)


def _bound(share: Figure, value: float) -> str:
    form, whole = share_form(share), share.denominator or 0
    if form in DECIMALS:
        return percent(value, DECIMALS[form])
    return str(_("%(count)s of %(of)s", count=number(round(value * whole)), of=number(whole)))
