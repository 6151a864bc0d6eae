"""A browser for tests: it asks for endpoints, and inspects every page it is given."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from bs4 import BeautifulSoup, Tag
from flask import Flask, g, url_for
from flask import session as current
from flask_wtf.csrf import generate_csrf
from sqlalchemy import select

from tracker.extensions import db
from tracker.models import SignIn
from tracker.models.base import now
from tracker.web.identity import hashed

if TYPE_CHECKING:
    from werkzeug.test import TestResponse

    from tests.world import World


def values_of(form: Tag) -> dict[str, str]:
    """The values of a form as the browser would send them."""
    values: dict[str, str] = {}
    for control in form.select("input[name], textarea[name], select[name]"):
        name = str(control["name"])
        if control.name == "select":
            chosen = control.select_one("option[selected]") or control.select_one("option")
            values[name] = str(chosen["value"]) if chosen else ""
        elif control.name == "textarea":
            values[name] = control.get_text().lstrip("\r\n")
        elif control.get("type") not in {"checkbox", "radio"} or control.has_attr("checked"):
            values[name] = str(control.get("value", "on"))
    return values


class Page:
    """An answer, parsed if it is a page."""

    def __init__(self, response: TestResponse) -> None:
        self.response = response
        self.status = response.status_code
        self.location = response.location or ""
        self.is_html = response.mimetype == "text/html" and self.status not in range(300, 400)
        self.soup = BeautifulSoup(response.text if self.is_html else "", "html.parser")

    @property
    def heading(self) -> str:
        """What the page says it is."""
        return self.texts("h1")[0]

    @property
    def text(self) -> str:
        """Everything that can be read on the page, one blank between words."""
        return " ".join(self.soup.select_one("body").get_text(" ", strip=True).split())

    def texts(self, selector: str) -> list[str]:
        """The texts of what the selector finds."""
        return [" ".join(node.get_text(" ", strip=True).split()) for node in self.soup.select(selector)]

    def links(self) -> set[str]:
        """Where the page leads."""
        return {node["href"] for node in self.soup.select("a[href]")}

    def fields(self, action: str | None = None) -> dict[str, str]:
        """The values of a form as the browser would send them."""
        forms = [f for f in self.soup.select("main form[method=post]") if action is None or action in f["action"]]
        return values_of(forms[0])

    def inspect(self) -> None:
        """House rules that hold on every page."""
        assert len(self.soup.select("h1")) == 1, "one h1"
        title = self.texts("title")[0]
        assert title.startswith(self.heading), f"title “{title}” and heading “{self.heading}” agree"
        assert self.soup.select_one("html")["lang"] in {"de", "en"}
        for form in self.soup.select("form[method=post]"):
            assert form.get("action"), "a form says where it goes"
            is_public = bool(self.soup.select("body[data-public]"))
            assert is_public or form.select_one("input[name=csrf_token]"), f"{form['action']} has a token"
        labelled = {label["for"] for label in self.soup.select("label[for]")}
        for control in self.soup.select("input:not([type=hidden]), select, textarea"):
            named = control.get("id") in labelled or control.get("aria-label") or control.get("aria-labelledby")
            assert named or control.find_parent("label"), f"{control} has a label"
        assert not self.soup.select("[style], [onclick], [onchange], style, script:not([src]):not([type])"), (
            "nothing inline"
        )
        ids = [node["id"] for node in self.soup.select("[id]")]
        assert len(ids) == len(set(ids)), f"ids are unique: {sorted(i for i in set(ids) if ids.count(i) > 1)}"
        assert len(self.soup.select("main .kern-btn--primary")) <= 1, "at most one primary button"
        for text in self.soup.select("main")[0].stripped_strings:
            assert "None" not in text.split(), f"a None is shown: {text}"


class Browser:
    """A signed-in person's browser."""

    def __init__(self, app: Flask, world: World, person: str | None = None) -> None:
        self.app, self.world = app, world
        self.client = app.test_client()
        self.client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "en"
        if person is not None:
            self._sign_in(person)
            with self.client.session_transaction() as session:
                session["_user_id"], session["_fresh"] = world.tokens[person], True

    def _sign_in(self, person: str) -> None:
        """Let the person be signed in, even where an earlier request of the test ended that."""
        token_hash = hashed(self.world.tokens[person])
        with self.app.app_context():
            if db.session.scalars(select(SignIn).where(SignIn.token_hash == token_hash)).first() is None:
                person_id, seen_at = self.world.people[person], now() + timedelta(days=1)
                db.session.add(SignIn(token_hash=token_hash, person_id=person_id, device="Test", seen_at=seen_at))
                db.session.commit()

    def as_(self, person: str | None) -> Browser:
        """The browser of somebody else."""
        return Browser(self.app, self.world, person)

    def url(self, endpoint: str, **arguments: Any) -> str:
        """The address of an endpoint; records of the world fill what is left out."""
        rule = next(self.app.url_map.iter_rules(endpoint))
        missing = {name: self.world.ids[name] for name in rule.arguments - arguments.keys()}
        with self.app.test_request_context():
            return url_for(endpoint, **arguments, **missing)

    def get(self, endpoint: str, *, status: int = 200, **arguments: Any) -> Page:
        """Open a page."""
        return self.open(self.url(endpoint, **arguments), status=status)

    def post(self, endpoint: str, data: dict[str, Any] | None = None, *, status: int = 303, **arguments: Any) -> Page:
        """Send a form, with the token that the page would have carried."""
        return self.open(self.url(endpoint, **arguments), data=dict(data or {}), status=status)

    def submit(self, endpoint: str, changes: dict[str, Any], *, status: int = 303, **arguments: Any) -> Page:
        """Open the page of a form, change some fields and send it."""
        fields = self.get(endpoint, **arguments).fields()
        return self.post(endpoint, fields | changes, status=status, **arguments)

    def open(self, url: str, *, data: dict[str, Any] | None = None, status: int | None = 200) -> Page:
        """Open an address and inspect the page."""
        page = Page(self._answer(url, data))
        assert status is None or page.status == status, f"{url}: {page.status} {page.location}\n{page.texts('main')}"
        if page.is_html:
            page.inspect()
        return page

    def status(self, url: str, *, data: dict[str, Any] | None = None) -> int:
        """Open an address only to see whether one is admitted."""
        return self._answer(url, data).status_code

    def _answer(self, url: str, data: dict[str, Any] | None) -> TestResponse:
        if data is None:
            return self.client.get(url)
        return self.client.post(url, data=data | {"csrf_token": self._token()})

    def _token(self) -> str:
        with self.client.session_transaction() as session:
            raw = session.get("csrf_token")
        with self.app.test_request_context():
            if raw is not None:
                current["csrf_token"] = raw
            token = generate_csrf()
            raw = current["csrf_token"]
            g.pop("csrf_token", None)
        with self.client.session_transaction() as session:
            session["csrf_token"] = raw
        return str(token)
