"""Which language a page speaks, and how it writes dates and numbers."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import lru_cache

from babel.dates import format_date as babel_date
from babel.numbers import format_decimal
from flask import Flask, request, session
from flask_babel import format_date, get_locale
from flask_babel import gettext as _

from tracker.domain.people import Locale, Theme
from tracker.extensions import babel
from tracker.web.clock import ZONE
from tracker.web.identity import preference

NO_BREAK = "\u00a0"
DASH = "–"
REMEMBERED = 8192


def init_app(app: Flask) -> None:
    """Choose the language of each request and give templates their filters."""
    babel.init_app(app, default_locale=Locale.DE, default_timezone=str(ZONE), locale_selector=language)
    app.jinja_env.filters |= {
        "dateformat": date_long,
        "dateshort": date_short,
        "daymonth": day_and_month,
        "weekday": weekday,
        "timeformat": time_short,
        "datetimeformat": date_and_time,
        "number": number,
        "percent": percent,
    }
    app.jinja_env.globals |= {"get_locale": get_locale, "theme": theme}


def language() -> str:
    """Return the person's language, else the browser's, else German."""
    chosen = preference("locale") or session.get("locale") or request.cookies.get("language")
    if chosen in set(Locale):
        return str(chosen)
    return request.accept_languages.best_match([*Locale]) or Locale.DE


def theme() -> str:
    """Return light, dark, or as the system has it."""
    return str(preference("theme") or session.get("theme") or Theme.AUTO)


def date_long(day: date | None) -> str:
    """Return "14. September 2021", unbroken between day and month."""
    return DASH if day is None else format_date(_day(day), "long", rebase=False).replace(". ", f".{NO_BREAK}", 1)


def date_short(day: date | None) -> str:
    """Return "14.09.2021" or "14/09/2021"."""
    return DASH if day is None else day.strftime("%d.%m.%Y" if _language() == Locale.DE else "%d/%m/%Y")


def day_and_month(day: date) -> tuple[str, str]:
    """Return "14" and "Sept." for a list of dates."""
    return str(day.day), babel_date(_day(day), "MMM", locale=get_locale())


def weekday(day: date) -> str:
    """Return the day of the week."""
    return str(format_date(_day(day), "EEEE", rebase=False))


def time_short(moment: datetime | time | None) -> str:
    """Return "14:30 Uhr" or "14:30"."""
    if moment is None:
        return DASH
    if isinstance(moment, datetime) and moment.tzinfo:
        moment = moment.astimezone(ZONE)
    return str(_("%(time)s o'clock", time=moment.strftime("%H:%M")))


def date_and_time(moment: datetime | None) -> str:
    """Return "14.09.2021, 14:30 Uhr"."""
    if moment is None:
        return DASH
    local = moment.astimezone(ZONE) if moment.tzinfo else moment
    return f"{date_short(local)}, {time_short(local)}"


def number(value: float | None) -> str:
    """Return a number as the language writes it."""
    return DASH if value is None else _decimal(value, "#,##0.##", _language())


def percent(share: float | None, decimals: int = 0) -> str:
    """Return "62 %" with a no-break space in German, "62%" in English."""
    if share is None:
        return DASH
    digits = _decimal(share * 100, "0." + "0" * decimals if decimals else "0", _language())
    return f"{digits}{NO_BREAK}%" if _language() == Locale.DE else f"{digits}%"


@lru_cache(maxsize=REMEMBERED)
def _decimal(value: float, pattern: str, language: str) -> str:
    """Write a number; pages of figures write the same ones again and again."""
    return format_decimal(value, format=pattern, locale=language)


def _language() -> str:
    found = get_locale()
    return found.language if found else Locale.EN


def _day(day: date) -> date:
    return day.date() if isinstance(day, datetime) else day
