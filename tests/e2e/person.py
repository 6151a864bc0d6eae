"""A visitor of the running application: a browser page with the manners of a person."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

from babel.support import Translations
from playwright.sync_api import Locator, Page

PROJECT = Path(__file__).parents[2]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = PROJECT / "node_modules" / "axe-core" / "axe.min.js"
PASSWORD = "wegmarke-demo-2021"

SECONDS_PER_KEY = 0.28
SECONDS_PER_CLICK = 1.3
"""An average typist; pointing and pressing: the Keystroke-Level Model (Card, Moran and Newell 1980)."""
SECONDS_PER_TAP = 0.6
"""A finger that goes to a button of 72 px half a phone away (6.85 bits per second, MacKenzie 2015), and presses it."""


@cache
def _axe() -> str:
    return AXE.read_text()


@cache
def _catalogue(locale: str) -> Any:
    return Translations.load(PROJECT / "tracker" / "translations", [locale])


@dataclass
class Effort:
    """What somebody has to do with their hands to get something done."""

    what: str
    keys: int = 0
    clicks: int = 0
    taps: int = 0

    @property
    def seconds(self) -> float:
        """How long a practised person needs, without thinking."""
        return self.keys * SECONDS_PER_KEY + self.clicks * SECONDS_PER_CLICK + self.taps * SECONDS_PER_TAP

    def __str__(self) -> str:
        taps = f", {self.taps} taps" if self.taps else ""
        return f"{self.what}: {self.keys} keystrokes, {self.clicks} clicks{taps}, {self.seconds:.0f} s"


class Visitor:
    """Somebody at a browser, who reads one language and presses what carries its words."""

    efforts: ClassVar[list[Effort]] = []

    def __init__(self, page: Page, url: str, locale: str = "de") -> None:
        self.page, self.url, self.locale = page, url, locale
        self._effort = Effort("")

    # Words

    def words(self, text: str, **values: object) -> str:
        """Return what the interface says in the visitor's language for an English text."""
        found = str(_catalogue(self.locale).ugettext(text))
        return found % values if values else found

    def day(self, day: date) -> str:
        """Return how the interface writes a day in tables."""
        return day.strftime("%d.%m.%Y" if self.locale == "de" else "%d/%m/%Y")

    def button(self, text: str, **values: object) -> Locator:
        """Return the button that carries these words and nothing else."""
        return self.page.get_by_role("button", name=self.words(text, **values), exact=True)

    def link(self, text: str, about: str = "", **values: object) -> Locator:
        """Return the link that carries these words and nothing else but, unseen, what it is about."""
        name = re.escape(self.words(text, **values)) + (f" ?: {re.escape(about)}" if about else "")
        return self.page.get_by_role("link", name=re.compile(f"^{name}$"))

    def field(self, label: str) -> Locator:
        """Return the field with this label, which may say that it is required."""
        is_required = f"( {re.escape(self.words('required'))})?"
        return self.page.get_by_label(re.compile(f"^{re.escape(self.words(label))}{is_required}$"))

    def sees(self, text: str, **values: object) -> bool:
        """Whether the page says something; it is given time to say it."""
        self.page.get_by_text(self.words(text, **values)).locator("visible=true").first.wait_for()
        return True

    # Deeds

    def sign_in(self, role: str, *, on: Page | None = None) -> None:
        """Sign in as the demonstration account of a role, on the page that asks for it."""
        page = on or self.page
        page.fill("input[name=email]", f"{role}@demo.example")
        page.fill("input[name=password]", PASSWORD)
        page.click("main button.kern-btn--primary")
        page.wait_for_url(lambda url: not url.endswith("/sign-in"))

    def speak(self, locale: str) -> None:
        """Choose a language in the menu of one's own."""
        self.locale = locale
        if self.page.get_attribute("html", "lang") == locale:
            return
        self.page.click("[popovertarget=person]")
        self.page.click(f"#person button[name=locale][value={locale}]")
        self.page.wait_for_load_state()
        assert self.page.get_attribute("html", "lang") == locale

    def open(self, path: str) -> Page:
        """Open an address."""
        self.page.goto(path)
        return self.page

    def press(self, text: str, **values: object) -> None:
        """Press the only button or link of the page that carries these words."""
        content = self.page.locator("#content")
        self.click(content.locator(self.button(text, **values).or_(self.link(text, **values))))

    def click(self, what: Locator) -> None:
        """Click, and count it."""
        self._effort.clicks += 1
        what.click()

    def tap(self, what: Locator) -> None:
        """Touch with a finger, and count it."""
        self._effort.taps += 1
        what.click()

    def key(self, *keys: str) -> None:
        """Press keys one after another, and count them; a page that is still loading would not hear them."""
        self.page.wait_for_load_state()
        for key in keys:
            self._effort.keys += 1
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        """Type where the focus is, and count every key."""
        self._effort.keys += len(text)
        self.page.keyboard.type(text)

    @contextmanager
    def measured(self, what: str, *, budget: float) -> Iterator[None]:
        """Count keystrokes and clicks; they must fit into the budget, in seconds, and are reported at the end."""
        self._effort = effort = Effort(f"{what} ({self.locale}, {self.page.viewport_size['width']} px)")
        yield
        self._effort = Effort("")
        self.efforts.append(effort)
        assert effort.seconds <= budget, effort

    # Looks

    def findings(self) -> list[str]:
        """What axe finds on the whole page, WCAG 2.2 AA named."""
        self.page.evaluate(_axe())
        options = json.dumps({"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]})
        with self.unrolled():
            result: dict[str, Any] = self.page.evaluate(f"axe.run(document, {options})")
        return [
            f"{violation['id']}: {node['target']} {node['failureSummary'][:200]}"
            for violation in result["violations"]
            for node in violation["nodes"]
        ]

    @contextmanager
    def unrolled(self) -> Iterator[None]:
        """Make the window as high as the page: axe takes what a bar covers until one scrolls for too small."""
        size = self.page.viewport_size
        height = max(size["height"], self.page.evaluate("document.documentElement.scrollHeight"))
        self.page.set_viewport_size(size | {"height": height})
        yield
        self.page.set_viewport_size(size)

    def scrolls_sideways(self) -> bool:
        """Whether something is wider than the window."""
        return bool(self.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
