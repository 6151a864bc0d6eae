"""What is not released has no influence: whoever sees released figures only sees the same, whatever was counted."""

from __future__ import annotations

import io
import re
import sqlite3
from collections import Counter, deque
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag
from openpyxl import load_workbook
from playwright.sync_api import APIResponse

from tests.e2e.conftest import Server, running
from tests.e2e.person import Visitor

pytestmark = pytest.mark.e2e
MOST_ALIKE = 5
"""So many pages of one kind are read."""
PASSING = re.compile(r"\b\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\b|\d{8}T\d{6}Z|localhost:\d+|[\w-]{24,}")
"""What differs between two servers and two sign-ins: times of day, addresses and secrets."""
CHANGED = (
    "UPDATE participation SET count = count + 2 + id % 3, note = iif(note = '', '', 'SENTINEL')",
    "UPDATE participation SET first_timers = min(count, first_timers + 1), invited = invited + 7",
    "UPDATE participation SET person_minutes = person_minutes + 11",
    "UPDATE reach_total SET attendances = attendances + 13, largest = largest + 3, first_timers = first_timers + 5",
    "UPDATE dialogue_event SET stated_total = stated_total + 9, count_note = iif(count_note = '', '', 'SENTINEL')",
)


@pytest.fixture
def here(demo: Path, tmp_path: Path) -> Iterator[Server]:
    """A server that nobody else visits."""
    yield from running(demo, tmp_path / "here")


@pytest.fixture
def elsewhere(own_server: Server) -> Server:
    """Such a server on which everything was counted differently."""
    own_server.kill()
    file = Path(own_server.environment["WEGMARKE_DATA_DIR"]) / "wegmarke.sqlite3"
    with closing(sqlite3.connect(file)) as connection, connection:
        assert all(connection.execute(statement).rowcount > 0 for statement in CHANGED)
    own_server.start()
    return own_server


def everything(visitor: Visitor) -> dict[str, str]:
    """Return what somebody can read from the start page on: pages and files, by their addresses."""
    found: dict[str, str] = {}
    alike: Counter[str] = Counter()
    addresses = deque(["/", "/processes/1", "/search?q=Dialog"])
    while addresses:
        address = addresses.popleft()
        kind = re.sub(r"\d+", "N", address)
        alike[kind] += 1
        if address in found or alike[kind] > MOST_ALIKE:
            continue
        answer = visitor.page.request.get(address, max_redirects=5)
        found[address] = _read(answer)
        if "html" in answer.headers["content-type"]:
            page = BeautifulSoup(answer.text(), "html.parser")
            addresses.extend(_links(page, answer.url))
            for name, body in _files(visitor, page, address):
                found.setdefault(name, body)
    return found


def _links(page: BeautifulSoup, base: str) -> Iterator[str]:
    for link in page.select("main a[href], nav a[href]"):
        parts = urlsplit(urljoin(base, str(link["href"])))
        if parts.netloc == urlsplit(base).netloc and not parts.path.startswith("/static"):
            yield parts.path + (f"?{parts.query}" if parts.query else "")


def _files(visitor: Visitor, page: BeautifulSoup, address: str) -> Iterator[tuple[str, str]]:
    """Yield every file that a page offers to take away."""
    for form in page.select('form[method="post"][action*="export"]'):
        fields = {str(each["name"]): str(each.get("value", "")) for each in form.select("input[name]")}
        for button in form.select("button"):
            chosen = {str(button["name"]): str(button["value"])} if button.get("name") else {}
            answer = visitor.page.request.post(urljoin(visitor.url, str(form["action"])), form=fields | chosen)
            shown = {name: value for name, value in (fields | chosen).items() if name != "csrf_token"}
            yield f"{address} {form['action']} {shown}", _read(answer)


def _read(answer: APIResponse) -> str:
    """Return everything that an answer says, seen or unseen, but what passes."""
    kind = answer.headers.get("content-type", "")
    if "spreadsheet" in kind:
        book = load_workbook(io.BytesIO(answer.body()))
        text = str([[[str(cell.value) for cell in row] for row in sheet] for sheet in book])
    elif "html" in kind:
        page = BeautifulSoup(answer.text(), "html.parser")
        text = page.get_text(" ") + str([_attributes(tag) for tag in page.select("body *")])
    else:
        text = "" if "pdf" in kind else answer.text()
    return f"{answer.status} {PASSING.sub('', text)}"


def _attributes(tag: Tag) -> list[tuple[str, object]]:
    is_hidden = tag.name == "input" and tag.get("type") == "hidden"
    return [] if is_hidden else sorted((name, value) for name, value in tag.attrs.items() if name != "nonce")


def _difference(address: str, before: str, after: str) -> tuple[str, str, str]:
    """Return where two answers begin to differ."""
    at = next((at for at, pair in enumerate(zip(before, after, strict=False)) if len(set(pair)) > 1), 0)
    return address, before[at - 40 : at + 40], after[at - 40 : at + 40]


@pytest.mark.parametrize("role", ["leadership", "reader"])
def test_whatever_was_counted_readers_see_what_was_released(
    visit: Callable[..., Visitor], here: Server, elsewhere: Server, role: str
):
    counted, otherwise = (everything(visit(role, locale="de", at=server)) for server in (here, elsewhere))
    assert counted.keys() == otherwise.keys()
    assert len(counted) > 100
    different = [address for address in counted if counted[address] != otherwise[address]]
    assert [_difference(address, counted[address], otherwise[address]) for address in different] == []


def test_whoever_sees_counts_sees_another_house(visit: Callable[..., Visitor], here: Server, elsewhere: Server):
    paths = ("/processes/1/dashboard", "/processes/1/participation", "/dialogues/1")
    counted, otherwise = (
        [_read(visit("facilitator", locale="de", at=server).page.request.get(path)) for path in paths]
        for server in (here, elsewhere)
    )
    assert all(before != after for before, after in zip(counted, otherwise, strict=True))
