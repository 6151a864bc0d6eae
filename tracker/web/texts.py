"""Texts in the language of the page, found quickly: a page asks for a hundred of them, a dashboard for a thousand."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from babel.support import NullTranslations
from flask import Flask
from flask_babel import Domain, get_locale
from jinja2 import pass_eval_context
from jinja2.nodes import EvalContext
from markupsafe import Markup

from tracker.extensions import babel

REMEMBERED = 4096
UNTRANSLATED = NullTranslations()


class Texts(Domain):
    """The library's catalogues, found by the name of the language instead of everything that makes a locale."""

    def __init__(self) -> None:
        super().__init__()
        self.by_language: dict[str, NullTranslations] = {}

    def get_translations(self) -> NullTranslations:
        """Return the catalogue of the current language."""
        locale = get_locale()
        if locale is None:
            return UNTRANSLATED
        if locale.language not in self.by_language:
            self.by_language[locale.language] = super().get_translations()
        return self.by_language[locale.language]


def init_app(app: Flask) -> None:
    """Give the texts to Python and to the templates."""
    babel.domain_instance = Texts()
    app.jinja_env.globals |= {"_": text, "gettext": text}


@pass_eval_context
def text(context: EvalContext, message: str, /, **variables: Any) -> str:
    """Return a message in the current language with its variables filled in, as a page or a plain text needs it."""
    catalogue = babel.domain_instance.get_translations()
    found: str = _marked(catalogue, message) if context.autoescape else catalogue.gettext(message)
    return found % variables if "%" in found else found


@lru_cache(maxsize=REMEMBERED)
def _marked(catalogue: NullTranslations, message: str) -> Markup:
    """Return what a translator wrote as part of a page: the catalogue is ours, its variables are escaped."""
    return Markup(catalogue.gettext(message))  # noqa: S704  # written by us
