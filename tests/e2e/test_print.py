"""On paper the situation fits one page, whatever window it is printed from; each sheet says what it belongs to."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.e2e


def sheets(page: Page) -> int:
    """How many sheets of paper the page takes."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))


@pytest.mark.parametrize("process", [1, 3])
def test_the_dashboard_of_the_leadership_is_one_sheet(visit, untouched, place, process):
    leadership = visit("leadership", at=untouched, **place)
    page = leadership.open(f"/processes/{process}/dashboard")
    page.locator(".main-svg").first.wait_for(state="attached")
    assert sheets(page) == 1


def test_a_longer_page_says_on_each_sheet_what_it_belongs_to(visit, untouched, place):
    facilitator = visit("facilitator", at=untouched, **place)
    page = facilitator.open("/processes/1/dashboard")
    assert sheets(page) > 1
    foot = page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--wm-sheet')")
    assert "Vielfalt leben" in foot
