"""The URL map, as the tests of this folder walk it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask import Flask
from werkzeug.routing import Rule

from tracker.web.access import Access, Audience, rule_of

PUBLIC = {
    "account.preferences",
    "calendars.feed",
    "feedback.answer",
    "feedback.thanks",
    "health.robots",
    "health.show",
    "house_pages.public_page",
    "sign_in.redeem",
    "sign_in.show",
    "static",
    "tallies.record",
    "tallies.show",
    "tallies.tap",
}
"""Whatever anybody may open without signing in. Widening this list is a decision about security."""

SIGNED_IN = {
    "account.end_sign_in",
    "account.index",
    "account.password",
    "action_items.complete_mine",
    "action_items.mine",
    "action_items.postpone_mine",
    "calendars.address",
    "calendars.make",
    "calendars.revoke",
    "definitions.show",
    "home.index",
    "kept_input.show",
    "mails.choose",
    "search.index",
    "sign_in.sign_out",
}
"""Pages for whoever is signed in: they show only the person's own, or what the door lets through."""

OWN_ARGUMENTS: dict[str, dict[str, Any]] = {
    "calendars.feed": {"token": "unknown"},
    "feedback.answer": {"token": "unknown"},
    "feedback.thanks": {"token": "unknown"},
    "house_pages.public_page": {"token": "unknown"},
    "sign_in.redeem": {"token": "unknown"},
    "static": {"filename": "unknown"},
    "tallies.record": {"token": "unknown"},
    "tallies.show": {"token": "unknown"},
    "tallies.tap": {"token": "unknown"},
}


TAKE_AWAY = {"seats.dismiss", "theme_notes.remove"}
"""What takes the record of its address away, so that it comes last on a walk."""


def routes(app: Flask) -> Iterator[tuple[Rule, str, Access]]:
    """Return every rule with each of its methods and what its view declares."""
    for rule in sorted(app.url_map.iter_rules(), key=lambda r: (r.endpoint in TAKE_AWAY, r.endpoint)):
        declared = rule_of(app, rule.endpoint)
        assert declared is not None, f"{rule.endpoint} declares no access"
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            yield rule, method, declared


def is_public(declared: Access) -> bool:
    """Whether anybody is admitted."""
    return declared.rule is Audience.EVERYBODY
