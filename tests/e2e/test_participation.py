"""The map of participation, by keyboard and by ear, in both themes, on paper and on a phone."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.person import Visitor

pytestmark = pytest.mark.e2e
MAP = "/processes/1/participation"
A4_LANDSCAPE = pytest.approx(297 / 210, abs=0.01)


def _head(visitor: Visitor, row: int) -> tuple[float, float]:
    """Where the head of a line stands in the window."""
    box = visitor.page.locator(".wm-map tbody th[scope=row]").nth(row).bounding_box()
    return box["x"], box["y"]


def _await_scrolling(region: Locator) -> None:
    """Wait until the box has moved: a browser scrolls softly."""
    for _attempt in range(100):
        if region.evaluate("box => box.scrollTop") > 0:
            break
        region.page.wait_for_timeout(20)


def test_the_map_is_gone_through_by_keyboard(visit, place):
    facilitator = visit("facilitator", **place)
    page = facilitator.open(MAP)
    region = page.locator("#map")
    region.focus()
    x, y = _head(facilitator, 1)
    facilitator.key("ArrowDown", "ArrowDown", "ArrowRight", "ArrowRight")
    _await_scrolling(region)
    assert _head(facilitator, 1)[0] == x, "the first column stays where it is"
    assert _head(facilitator, 1)[1] < y
    head = page.locator(".wm-map thead th").first
    assert head.bounding_box()["y"] >= region.bounding_box()["y"], "the head stays, too"
    facilitator.key("Tab")
    expect(page.locator(".wm-map thead a").first).to_be_focused()
    facilitator.key("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Auftakt mit dem Landrat")


def test_a_group_is_folded_and_a_department_opened_by_keyboard(visit, place):
    facilitator = visit("facilitator", **place)
    page = facilitator.open(MAP)
    fold = page.locator(".wm-map__fold").first
    rows = page.locator(".wm-map tbody tr").count()
    fold.focus()
    facilitator.key("Enter")
    expect(fold).to_have_attribute("aria-expanded", "false")
    assert page.locator(".wm-map tbody tr").count() < rows
    page.locator(".wm-map tbody th a:not(.wm-map__fold)").nth(1).focus()
    facilitator.key("Enter")
    facilitator.sees("All departments")


def test_every_number_is_heard_with_its_department_and_its_event(visit):
    page = visit("facilitator").open(f"{MAP}?measure=counts")
    table = page.get_by_role("table")
    expect(table.get_by_role("columnheader").nth(1)).to_contain_text("25.05.2021")
    row = table.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Personal"))
    expect(row.get_by_role("cell").first).to_have_text("8")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("query", ["", "?measure=counts&span=months", "?department=2"])
def test_the_map_is_clean(visit, theme, query):
    facilitator = visit("facilitator", theme=theme)
    facilitator.open(MAP + query)
    assert facilitator.findings() == []


@pytest.mark.parametrize("page", ["reach", "balance", "formats", "data-quality"])
def test_the_figures_are_clean_and_fit(visit, place, page):
    facilitator = visit("facilitator", **place)
    facilitator.open(f"{MAP}/{page}")
    assert (facilitator.findings(), facilitator.scrolls_sideways()) == ([], False)


def test_a_phone_scrolls_the_map_and_not_the_page(visit):
    facilitator = visit("facilitator", width=360)
    facilitator.open(MAP)
    assert not facilitator.scrolls_sideways()


def test_the_map_prints_across_the_paper_with_every_line(visit):
    page = visit("facilitator").open(MAP)
    document = pypdfium2.PdfDocument(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    width, height = document[0].get_size()
    assert width / height == A4_LANDSCAPE
    text = "".join(sheet.get_textpage().get_text_range() for sheet in document)
    names = page.locator(".wm-map tbody th[scope=row] a:not(.wm-map__fold)").all_inner_texts()
    assert [name for name in names if name not in text.replace("\r\n", " ")] == []


def test_whoever_sees_no_departments_live_sees_them_as_they_were_released(visit, place):
    reader = visit("reader", **place)
    reader.open(MAP)
    assert reader.page.locator("#map tbody tr").count() > 1
    assert reader.findings() == []
