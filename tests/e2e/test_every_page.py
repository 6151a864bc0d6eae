"""Every page that a role can reach is clean: axe, policy, no sideways scrolling, and it works without a script."""

from __future__ import annotations

from collections import deque
from urllib.parse import urlsplit

import pytest

from tests.e2e.person import Visitor

pytestmark = pytest.mark.e2e
MOST_PAGES = 70
SKIPPED = ("/static/", "/sign-out", "/healthz")


def _shape(path: str) -> str:
    """Pages of the same kind look the same: one of each is enough."""
    return "/".join("7" if part.isdigit() else part for part in path.split("/"))


def _walk(visitor: Visitor) -> list[str]:
    """Follow every link of the application, one page of each kind."""
    seen: dict[str, str] = {"/": "/"}
    queue = deque(["/"])
    while queue and len(seen) < MOST_PAGES:
        path = queue.popleft()
        response = visitor.page.request.get(path)
        if "text/html" not in response.headers["content-type"]:
            continue
        visitor.page.goto(path)
        for href in visitor.page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)"):
            parts = urlsplit(href)
            if (
                not href.startswith(visitor.url)
                or parts.path.startswith(SKIPPED)
                or parts.path.endswith((".csv", ".xlsx"))
            ):
                continue
            if (shape := _shape(parts.path)) not in seen:
                seen[shape] = parts.path
                queue.append(parts.path)
    return list(seen.values())


@pytest.mark.parametrize("role", ["facilitator", "leadership", "evaluator", "admin"])
def test_every_page_of_the_role_is_clean(visit, role: str):
    visitor = visit(role)
    pages = _walk(visitor)
    assert len(pages) > 8
    problems: list[str] = []
    for path in pages:
        visitor.open(path)
        problems += [f"{path} {finding}" for finding in visitor.findings()]
    assert problems == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("locale", ["de", "en"])
def test_every_page_is_clean_on_a_phone(visit, theme: str, locale: str):
    visitor = visit("facilitator", width=360, theme=theme, locale=locale)
    problems: list[str] = []
    for path in _walk(visitor):
        visitor.open(path)
        problems += [f"{path} {finding}" for finding in visitor.findings()]
        problems += [f"{path} scrolls sideways"] if visitor.scrolls_sideways() else []
    assert problems == []


def test_every_page_is_served_without_a_script(visit):
    pages = _walk(visit("facilitator"))
    visitor = visit("facilitator", java_script_enabled=False)
    for path in pages:
        page = visitor.open(path)
        assert page.locator("h1").count() == 1, path
        assert page.locator("main").inner_text().strip(), path
