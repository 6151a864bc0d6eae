"""Which language a page speaks, and how it writes dates and numbers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from functools import lru_cache

from babel.dates import format_date
from babel.numbers import format_decimal
from flask import Flask, request, session
from flask_babel import get_locale, gettext

from tracker.domain.people import Locale, Theme
from tracker.extensions import babel
from tracker.web.clock import ZONE
from tracker.web.identity import preference

NO_BREAK = "\u00a0"
DASH = "–"
MINUS = "\u2212"
WRITTEN_AS = {Locale.DE: "de_DE", Locale.EN: "en_GB"}
REMEMBERED = 8192


def init_app(app: Flask) -> None:
    """Choose the language of each request and give templates their filters."""
    babel.init_app(app, default_locale=Locale.DE, default_timezone=str(ZONE), locale_selector=language)
    app.jinja_env.filters |= {
        "dateformat": date_long,
        "dateshort": date_short,
        "datebrief": date_brief,
        "daymonth": day_and_month,
        "monthformat": month,
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
    """Return "14. September 2021" or "14 September 2021", unbroken between day and month."""
    return DASH if day is None else _unbroken(_date(day, "long"))


def date_short(day: date | None) -> str:
    """Return "14.09.2021" or "14/09/2021"."""
    return DASH if day is None else day.strftime("%d.%m.%Y" if _language() == Locale.DE else "%d/%m/%Y")


def date_brief(day: date) -> str:
    """Return "14. Sept." or "14 Sept", for a day that is near."""
    return _unbroken(_date(day, "d. MMM" if _language() == Locale.DE else "d MMM"))


def day_and_month(day: date) -> tuple[str, str]:
    """Return "14" and "Sept." for a list of dates."""
    return str(day.day), _date(day, "MMM")


def month(day: date) -> str:
    """Return "September 2021"."""
    return _date(day, "LLLL y")


def weekday(day: date) -> str:
    """Return the day of the week."""
    return _date(day, "EEEE")


def time_short(moment: datetime | time | None) -> str:
    """Return "14:30 Uhr" or "14:30"."""
    if moment is None:
        return DASH
    if isinstance(moment, datetime) and moment.tzinfo:
        moment = moment.astimezone(ZONE)
    clock = moment.strftime("%H:%M")
    return f"{clock}{NO_BREAK}Uhr" if _language() == Locale.DE else clock


def date_and_time(moment: datetime | None) -> str:
    """Return "14.09.2021, 14:30 Uhr"."""
    if moment is None:
        return DASH
    local = moment.astimezone(ZONE) if moment.tzinfo else moment
    return f"{date_short(local)}, {time_short(local)}"


def number(value: float | None, decimals: int | None = None) -> str:
    """Return a number as the language writes it, with as many decimals as are asked for, else with those it needs."""
    places = "##" if decimals is None else "0" * decimals
    return DASH if value is None else _decimal(value, f"#,##0.{places}".rstrip("."), _language())


def percent(share: float | None, decimals: int = 0) -> str:
    """Return "62 %" with a no-break space in German, "62%" in English."""
    if share is None:
        return DASH
    digits = _decimal(share * 100, "0." + "0" * decimals if decimals else "0", _language())
    return f"{digits}{NO_BREAK}%" if _language() == Locale.DE else f"{digits}%"


@lru_cache(maxsize=REMEMBERED)
def _decimal(value: float, pattern: str, language: str) -> str:
    """Write a number; pages of figures write the same ones again and again."""
    return format_decimal(value, format=pattern, locale=language).replace("-", MINUS)


def _date(day: date, pattern: str) -> str:
    """Write a day; English is British, so that the day stands first in words as in figures."""
    day = day.date() if isinstance(day, datetime) else day
    return format_date(day, pattern, locale=WRITTEN_AS[Locale(_language())])


def _unbroken(text: str) -> str:
    """Keep the day with its month."""
    return text.replace(" ", NO_BREAK, 1)


def _language() -> str:
    found = get_locale()
    return found.language if found else Locale.EN


def quoted(titles: Iterable[str]) -> str:
    """Return titles as a sentence names them: one may end with a question mark."""
    return ", ".join(gettext("“%(title)s”", title=title) for title in titles)
