"""How a figure is written: as exactly as its kind and its denominator allow (indicators.md, conventions)."""

from __future__ import annotations

from flask_babel import gettext as _

from tracker.domain.display import NUMBER_DECIMALS, SHARE_DECIMALS, ShareForm, share_form
from tracker.domain.values import Figure
from tracker.web.locale import DASH, number, percent

AT_LEAST = "≥\N{NO-BREAK SPACE}"
PERCENT = frozenset({ShareForm.WHOLE_PERCENT, ShareForm.DECIMAL_PERCENT})


def number_text(figure: Figure) -> str:
    """Return the number of a figure, or "1.0 to 1.9" where it lies between two bounds; a dash where there is none."""
    decimals = NUMBER_DECIMALS.get(figure.indicator)
    if not figure.is_interval:
        return number(figure.value, decimals)
    least, most = number(figure.value, decimals), number(figure.upper, decimals)
    return str(_("%(least)s to %(most)s", least=least, most=most))


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
    if form not in PERCENT:
        return number(round(value * (share.denominator or 0)))
    return _percent(value, SHARE_DECIMALS[share.indicator] if form is ShareForm.DECIMAL_PERCENT else 0)


def _percent(value: float, decimals: int) -> str:
    """Return a percentage; only nothing is written as 0 %, and only the whole as 100 %."""
    least = 10.0 ** -(decimals + 2)
    if 0 < value < least / 2:
        return str(_("under %(share)s", share=percent(least, decimals)))
    if 1 - least / 2 <= value < 1:
        return str(_("over %(share)s", share=percent(1 - least, decimals)))
    return percent(value, decimals)


def _of(share: Figure, text: str) -> str:
    if share_form(share) in PERCENT:
        return text
    return str(_("%(count)s of %(of)s", count=text, of=number(share.denominator)))
