"""No number in an address, however large, is more than the database can be asked for."""

from __future__ import annotations

import re
from base64 import urlsafe_b64encode
from pathlib import Path

import tracker
from tests.architecture.routes import routes
from tests.browser import Browser
from tracker.web.numbers import NumberConverter

HUGE = "9" * 20
NOWHERE = {404, 405}
ROOT = Path(tracker.__file__).parent
SOURCES = [path.read_text() for part in ("blueprints", "forms", "web") for path in (ROOT / part).glob("*.py")]
READ = re.compile(
    r'"(\w+)"[^()\n]*(?:\(\)[^()\n]*)?, type=whole_number\b'
    r"|^ +(\w+) = SelectField\([^\n]*coerce=optional_int",
    re.MULTILINE,
)
"""A number that is read from the query of an address: by itself, or by the form of a filter."""


def test_a_number_that_no_record_can_have_leads_nowhere(browser: Browser):
    facilitator, walked = browser.as_("facilitator"), 0
    for rule, method, _declared in routes(browser.app):
        numbers = [name for name, kind in rule._converters.items() if isinstance(kind, NumberConverter)]
        for name in numbers:
            address = re.sub(r"<(?:\w+:)?(\w+)>", lambda found, huge=name: HUGE if found[1] == huge else "1", rule.rule)
            status = facilitator.status(address, data=None if method == "GET" else {})
            assert status in NOWHERE, (method, address, status)
            walked += 1
    assert walked > 100


def test_a_number_in_the_query_of_an_address_breaks_no_page(browser: Browser):
    facilitator = browser.as_("facilitator")
    names = sorted({name for text in SOURCES for found in READ.findall(text) for name in found if name})
    assert {"kept", "event", "field", "department", "folded", "number", "seat"} <= set(names)
    query = "&".join(f"{name}={HUGE}" for name in names)
    for rule, method, _declared in routes(browser.app):
        if method == "GET" and not rule.arguments - facilitator.world.ids.keys():
            address = f"{facilitator.url(rule.endpoint)}?{query}"
            assert facilitator.status(address) < 500, address


def test_a_page_behind_a_row_that_no_list_can_have_is_not_there(browser: Browser):
    cursor = urlsafe_b64encode(f"[{HUGE}]".encode()).decode().rstrip("=")
    assert browser.as_("facilitator").status(f"{browser.url('journal.index')}?cursor={cursor}") == 404


def test_numbers_from_outside_are_read_in_one_way_only():
    assert not [text for text in SOURCES if "type=int" in text]
