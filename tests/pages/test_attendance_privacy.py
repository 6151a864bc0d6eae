"""Nothing of an attendance file stays anywhere, whatever becomes of it (rule R1)."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import structlog
from sqlalchemy import select

from tests.attendance import ADDRESSES, PEOPLE, TEAMS, ZOOM
from tests.browser import Browser, Page
from tests.pages.test_attendance_files import BA, counted, drop, go_on, plan, send
from tests.pages.test_sign_in import PASSWORD, give_password
from tracker.actions import attendance_files as actions
from tracker.extensions import db
from tracker.models import AttendanceRule, Base, KeptInput, SignIn
from tracker.web import people_files

NEEDLES = [each.casefold() for each in (*PEOPLE, *ADDRESSES)]
PADDING = "Jemand Anders,,09/14/2021 09:00:00 AM,09/14/2021 11:00:00 AM,120,Yes\n" * 9_000
"""Makes a file so long that it would be put on the disk."""


@pytest.fixture
def facilitator(browser: Browser) -> Browser:
    return browser.as_("facilitator")


@pytest.fixture
def event_id(facilitator: Browser) -> int:
    return plan(facilitator)


@pytest.fixture
def kept(facilitator, tmp_path, monkeypatch, caplog, capfd) -> Iterator[Callable[[], list[str]]]:
    """Say where a name or an address of the file is to be found."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    caplog.set_level(logging.DEBUG)
    with structlog.testing.capture_logs() as logs:
        yield lambda: [
            place
            for place, text in _places(facilitator, tmp_path, f"{logs}{caplog.text}{''.join(capfd.readouterr())}")
            if any(needle in text.casefold() for needle in NEEDLES)
        ]


def _places(facilitator: Browser, folder: Path, logs: str) -> Iterator[tuple[str, str]]:
    """Yield everything that outlives a request."""
    with facilitator.app.app_context():
        for name, table in Base.metadata.tables.items():
            yield name, str(db.session.execute(select(table)).all())
    yield "the logs", logs
    for root in (folder, facilitator.app.config["SETTINGS"].data_dir):
        for file in root.rglob("*"):
            yield str(file), file.name + (file.read_bytes().decode("utf-8", "replace") if file.is_file() else "")
    with facilitator.client.session_transaction() as session:
        yield "the session", str(dict(session))


def test_the_search_finds_what_is_kept(facilitator, event_id, kept):
    with facilitator.app.app_context():
        person_id = facilitator.world.people["facilitator"]
        db.session.add(KeptInput(person_id=person_id, path="/", fields={"pairs": [["roster", "Zobel"]]}))
        db.session.commit()
    Path(tempfile.gettempdir(), "upload").write_text("WIESEL")
    structlog.get_logger().info("read", file="Ottokar")
    with facilitator.client.session_transaction() as session:
        session["file"] = "Mathilde"
    assert kept() == ["kept_input", "the logs", str(Path(tempfile.gettempdir(), "upload")), "the session"]


def test_nothing_stays_after_the_counts_are_saved(facilitator, event_id, kept):
    bau = str(facilitator.world.departments["Bauamt"])
    page = counted(facilitator, event_id, TEAMS, {BA: bau, BA.replace("place", "remember"): "1"})
    go_on(facilitator, event_id, page, "save", status=303)
    with facilitator.app.app_context():
        assert "ba" in db.session.scalars(select(AttendanceRule.text)).all()
    assert kept() == []


def test_nothing_stays_after_a_rejected_form(facilitator, event_id, kept):
    key = facilitator.world.departments["Jugendamt"]
    page = counted(facilitator, event_id, ZOOM)
    for wrong in ({f"count-{key}-participants": "9999"}, {"count_note": "mit Ottokar"}, {"seen_version": "0"}):
        page = go_on(facilitator, event_id, page, "save", wrong, status=422)
    assert kept() == []


def test_nothing_stays_of_a_file_that_is_not_understood(facilitator, event_id, kept):
    drop(facilitator, event_id, "Erste;Zweite\nOttokar Wiesel;zobel@haus.example\n", status=422)
    drop(facilitator, event_id, 'Name;E-Mail\n"Ottokar;wiesel@haus.example\n', name="Wiesel.csv", status=422)
    assert kept() == []


def test_nothing_stays_after_an_error(facilitator, event_id, kept, monkeypatch):
    def break_down(*_arguments: object, **_values: object) -> None:
        raise RuntimeError

    page = counted(facilitator, event_id, ZOOM)
    monkeypatch.setattr(actions, "record", break_down)
    go_on(facilitator, event_id, page, "save", status=500)
    assert kept() == []


def _let_sign_in_end(facilitator: Browser) -> None:
    with facilitator.app.app_context():
        for sign_in in db.session.scalars(select(SignIn)):
            sign_in.seen_at = sign_in.created_at.replace(year=2000)
        db.session.commit()


@pytest.mark.parametrize("step", ["people", "counts", "save"])
def test_nothing_stays_when_the_sign_in_has_ended(facilitator, event_id, kept, step):
    page = drop(facilitator, event_id, ZOOM) if step == "people" else counted(facilitator, event_id, ZOOM)
    _let_sign_in_end(facilitator)
    ended = go_on(facilitator, event_id, page, step, status=401)
    assert "A file that names people is never kept" in ended.text
    assert not any(needle in str(ended.soup).casefold() for needle in NEEDLES)
    give_password(facilitator, "facilitator")
    fields = ended.fields() | {"email": "facilitator@musterland.example", "password": PASSWORD}
    again = facilitator.open("/sign-in", data=fields, status=303)
    assert again.location == facilitator.url("attendance_files.create", dialogue_event_id=event_id)
    assert kept() == []


def test_nothing_stays_when_the_page_is_outdated(facilitator, event_id, kept):
    fields = counted(facilitator, event_id, ZOOM).fields() | {"step": "save", "csrf_token": "old"}
    url = facilitator.url("attendance_files.create", dialogue_event_id=event_id)
    page = Page(facilitator.client.post(url, data=fields))
    assert page.status == 400
    assert not any(needle in str(page.soup).casefold() for needle in NEEDLES)
    assert kept() == []


def test_every_answer_tells_the_browser_to_keep_nothing(facilitator, event_id):
    page = drop(facilitator, event_id, ZOOM)
    for answer in (page, go_on(facilitator, event_id, page, "counts")):
        assert answer.response.headers["Cache-Control"] == "no-store"


def _forbid_files(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object, **_values: object) -> None:
        raise AssertionError("the file is put on the disk")

    monkeypatch.setattr("werkzeug.formparser.SpooledTemporaryFile", refuse)


def test_a_long_file_is_not_put_on_the_disk_either(facilitator, event_id, kept, monkeypatch):
    fields = facilitator.get("attendance_files.create", dialogue_event_id=event_id).fields()
    _forbid_files(monkeypatch)
    page = send(facilitator, event_id, (ZOOM + PADDING).encode(), fields)
    assert page.heading == "Who was there"
    assert kept() == []
    monkeypatch.setattr(people_files, "are_named", lambda: False)
    assert send(facilitator, event_id, (ZOOM + PADDING).encode(), fields).status == 500, "elsewhere it would be"


def test_whoever_is_called_a_room_still_has_a_name(facilitator, event_id, kept):
    page = counted(facilitator, event_id, TEAMS, {BA: "room"})
    go_on(facilitator, event_id, page, "save", {"count_note": "ohne Frau Zobel"}, status=422)
    go_on(facilitator, event_id, page, "save", {"count_note": "im Saal"}, status=303)
    assert kept() == []


@pytest.mark.parametrize("token", [None, "old"], ids=["signed out", "page outdated"])
def test_nothing_stays_of_an_attendance_list_among_the_sheets_of_counts(facilitator, kept, token):
    fields = facilitator.get("count_imports.create").fields() | {"text": TEAMS}
    if token:
        answer = facilitator.client.post(facilitator.url("count_imports.create"), data=fields | {"csrf_token": token})
        assert answer.status_code == 400
    else:
        facilitator.post("count_imports.create", fields, status=422)
        _let_sign_in_end(facilitator)
        ended = facilitator.post("count_imports.create", fields, status=401)
        assert not any(needle in str(ended.soup).casefold() for needle in NEEDLES)
    assert kept() == []
