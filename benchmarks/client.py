"""A signed-in client that keeps its connection open, as a browser does."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http.client import HTTPConnection, RemoteDisconnected
from urllib.parse import urlencode

from bs4 import BeautifulSoup

from tests.browser import values_of

EMAIL, PASSWORD = "facilitator@demo.example", "wegmarke-demo-2021"


@dataclass(frozen=True)
class Answer:
    """What came back, and after how long."""

    status: int
    seconds: float
    first_byte: float
    size: int
    body: bytes
    etag: str


class Client:
    """One person's browser."""

    def __init__(self, port: int) -> None:
        self.connection = HTTPConnection("127.0.0.1", port, timeout=60)
        self.cookie = ""

    def sign_in(self) -> None:
        """Sign in as the facilitator of every administration of the data."""
        fields = self.fields(self.get("/sign-in"))
        answer = self.post("/sign-in", fields | {"email": EMAIL, "password": PASSWORD})
        if answer.status not in {302, 303}:
            raise RuntimeError("the sign-in did not work")

    def get(self, path: str, etag: str = "") -> Answer:
        """Open an address; with the tag of the page that is already there, ask only whether it has changed."""
        return self._ask("GET", path, None, etag)

    def post(self, path: str, fields: Mapping[str, str | Sequence[str]]) -> Answer:
        """Send a form."""
        return self._ask("POST", path, urlencode(fields, doseq=True).encode())

    @staticmethod
    def fields(answer: Answer) -> dict[str, str]:
        """Return the named fields of a page's last form with their values."""
        return values_of(BeautifulSoup(answer.body, "html.parser").select("main form[method=post]")[-1])

    def _ask(self, method: str, path: str, body: bytes | None, etag: str = "") -> Answer:
        headers = {"Cookie": self.cookie, "Accept-Encoding": "identity"}
        if etag:
            headers["If-None-Match"] = etag
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        started = time.perf_counter()
        try:
            self.connection.request(method, path, body, headers)
            response = self.connection.getresponse()
        except RemoteDisconnected:  # the server has closed a connection that was idle for long
            self.connection.close()
            self.connection.request(method, path, body, headers)
            response = self.connection.getresponse()
        first = time.perf_counter()
        content = response.read()
        ended = time.perf_counter()
        if cookie := response.getheader("Set-Cookie"):
            self.cookie = cookie.partition(";")[0]
        return Answer(
            response.status,
            ended - started,
            first - started,
            len(content),
            content,
            response.getheader("ETag") or "",
        )
