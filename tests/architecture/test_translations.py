"""German is complete, and no page shows a word that cannot be translated."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup
from bs4.element import PreformattedString

from tests.architecture.routes import OWN_ARGUMENTS, routes
from tests.browser import Browser
from tests.world import World
from tracker.extensions import db
from tracker.models import Base
from tracker.web.texts import Texts

ROOT = Path(__file__).parents[2]
PLACEHOLDER = re.compile(r"%\((\w+)\)s|%%")
WORD = re.compile(r"[^\W\d_]{3,}")


@pytest.fixture(scope="module")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """The messages as they stand in the code now."""
    target = tmp_path_factory.mktemp("catalogue") / "messages.pot"
    command = ["extract", "--quiet", "--mapping", "pyproject.toml", "--output", str(target), "."]
    subprocess.run(
        [Path(sys.executable).with_name("pybabel"), *command[:1], *command[2:]],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    with target.open("rb") as file:
        return read_po(file)


def _catalogue(locale: str) -> Catalog:
    with (ROOT / f"tracker/translations/{locale}/LC_MESSAGES/messages.po").open("rb") as file:
        return read_po(file, locale=locale)


def _strings(message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def test_german_is_complete_and_nothing_is_fuzzy(extracted: Catalog):
    german = _catalogue("de")
    missing = [
        m.id
        for m in extracted
        if m.id and (m.id not in german or not all(_strings(german[m.id])) or german[m.id].fuzzy)
    ]
    assert missing == []


def test_german_has_nothing_that_nobody_says_anymore(extracted: Catalog):
    assert [m.id for m in _catalogue("de") if m.id and m.id not in extracted] == []


def test_english_has_its_plurals(extracted: Catalog):
    english = _catalogue("en")
    plurals = [m for m in extracted if isinstance(m.id, tuple)]
    assert [m.id for m in plurals if m.id not in english or not all(_strings(english[m.id]))] == []


def test_placeholders_are_the_same_in_both_languages():
    for message in _catalogue("de"):
        originals = (message.id,) if isinstance(message.id, str) else message.id
        wanted = {frozenset(PLACEHOLDER.findall(text)) for text in originals}
        for text in _strings(message):
            assert frozenset(PLACEHOLDER.findall(text)) <= frozenset().union(*wanted), message.id
            assert "%" not in PLACEHOLDER.sub("", text) or "\u00a0%" in text or " %" in text, message.id


class Pseudo:
    """A language in which every text is in brackets."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        return f"⟦{singular if number == 1 else plural}⟧"

    def pgettext(self, _context: str, message: str) -> str:
        return f"⟦{message}⟧"

    ugettext = gettext
    ungettext = ngettext


def _typed(world: World, browser: Browser) -> set[str]:
    """Words that people typed: they are not translated."""
    words: set[str] = set()
    for mapper in Base.registry.mappers:
        for record in db.session.query(mapper.class_):
            for column in mapper.column_attrs:
                words |= set(WORD.findall(str(getattr(record, column.key))))
    return words


NAMES = {"Wegmarke", "Deutsch", "English", "CSV", "XLSX", "Test", "Excel", "SPSS", "Python", "PostgreSQL", "SQLite"}


@pytest.mark.parametrize("person", ["facilitator", "admin", "evaluator"])
def test_every_visible_word_is_translatable(
    browser: Browser, world: World, person: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(Texts, "get_translations", lambda _self: Pseudo())
    somebody = browser.as_(person)
    with browser.app.app_context():
        allowed = _typed(world, browser) | NAMES
    for rule, method, _declared in routes(browser.app):
        if method != "GET":
            continue
        page = Browser(browser.app, world, person).client.get(
            browser.url(rule.endpoint, **OWN_ARGUMENTS.get(rule.endpoint, {}))
        )
        if page.mimetype != "text/html" or page.status_code != 200:
            continue
        soup = BeautifulSoup(page.text, "html.parser")
        for hidden in soup.select("script, style, code, kbd, [translate=no]"):
            hidden.decompose()
        texts = [str(node) for node in soup.find_all(string=True) if not isinstance(node, PreformattedString)]
        texts += [
            node[name] for name in ("aria-label", "placeholder", "title", "alt") for node in soup.select(f"[{name}]")
        ]
        left = re.sub(r"⟦[^⟦⟧]*⟧", " ", _unnested(" ".join(texts)))
        found = {word for word in WORD.findall(left) if word not in allowed and not _is_date(word)}
        assert not found, (rule.endpoint, sorted(found))
    assert somebody.world is world


def _unnested(text: str) -> str:
    while (inner := re.sub(r"⟦([^⟦⟧]*)⟦([^⟦⟧]*)⟧", r"⟦\1\2", text)) != text:
        text = inner
    return text


DATES = set(
    "January February March April May June July August September October November December "
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
)


def _is_date(word: str) -> bool:
    return word in DATES
