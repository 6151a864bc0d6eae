"""A visitor of the running application: a browser page with the manners of a person."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"


@cache
def _axe() -> str:
    return AXE.read_text()


class Visitor:
    """Somebody at a browser."""

    def __init__(self, page: Page, url: str) -> None:
        self.page, self.url = page, url

    def sign_in(self, email: str, password: str) -> None:
        """Sign in as a person would."""
        self.page.goto("/sign-in")
        self.page.fill("input[name=email]", email)
        self.page.fill("input[name=password]", password)
        self.page.click("main button.kern-btn--primary")
        self.page.wait_for_load_state()

    def speak(self, locale: str) -> None:
        """Choose a language in the menu of one's own."""
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

    def follow(self, text: str) -> Page:
        """Follow a link of the page."""
        self.page.get_by_role("link", name=text).first.click()
        self.page.wait_for_load_state()
        return self.page

    def findings(self) -> list[str]:
        """What axe finds on the page as it is, WCAG 2.2 AA named."""
        self.page.evaluate(_axe())
        options = json.dumps({"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]})
        result: dict[str, Any] = self.page.evaluate(f"axe.run(document, {options})")
        return [
            f"{violation['id']}: {node['target']} {node['failureSummary'][:200]}"
            for violation in result["violations"]
            for node in violation["nodes"]
        ]

    def scrolls_sideways(self) -> bool:
        """Whether something is wider than the window."""
        return bool(self.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
