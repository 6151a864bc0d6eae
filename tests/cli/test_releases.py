"""Drafts of releases are checked outside of the web, by a process of low priority; a dead check is taken again."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from click.testing import CliRunner
from flask import Flask
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from tests.world import World, build
from tracker.actions import releases as actions
from tracker.app import opened
from tracker.cli import main
from tracker.cli.releases import beside, checker
from tracker.cli.releases.beside import Beside
from tracker.config import Settings
from tracker.domain import release_checks
from tracker.domain.releases import Audience, ReleaseState
from tracker.extensions import db
from tracker.models import DialogueEvent, Process, Release
from tracker.models.base import now
from tracker.web.clock import today

PATIENCE_SECONDS = 20
LOADED = "from tracker.app import create_app; import tracker.cli.serve, sys; sys.exit('scipy' in sys.modules)"


@pytest.fixture
def installation(own_database: str, tmp_path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Flask, World]]:
    """The world with a draft that waits."""
    monkeypatch.setenv("WEGMARKE_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("WEGMARKE_DATABASE_URL", own_database)
    monkeypatch.setattr("tracker.cli.releases.os.nice", lambda _by: None)
    assert CliRunner().invoke(main, ["init"]).exit_code == 0
    with opened(Settings.from_environment()) as app:
        world = build(db.session)
        ready = db.session.get_one(Release, world.draft_id)
        actions.discard(db.session, ready, seen_version=ready.version)
        process = db.session.get_one(Process, world.process_id)
        period = {"starts_on": date(2021, 1, 1), "ends_on": date(2021, 6, 30)}
        actions.prepare(
            db.session, process, audience=Audience.HOUSE, note="", today=today(), prepared_by_id=None, **period
        )
        db.session.commit()
        yield app, world


def check() -> str:
    result = CliRunner().invoke(main, ["release", "check", "--once"])
    assert result.exit_code == 0, result.output
    return result.output


def draft() -> Release:
    """The newest draft as it stands; nothing stays open that a command would wait for."""
    db.session.rollback()
    found = db.session.query(Release).order_by(Release.id.desc()).first()
    db.session.expunge(found)
    db.session.rollback()
    return found


@pytest.mark.usefixtures("installation")
def test_what_waits_is_checked_once():
    assert check() == "Drafts checked: 1\n"
    assert (draft().state, draft().progress) == (ReleaseState.READY, 100)
    assert check() == "Drafts checked: 0\n"


@pytest.mark.usefixtures("installation")
def test_a_check_that_died_is_taken_again_after_a_while():
    actions.claim(db.session, draft().id, now=now() - timedelta(minutes=3))
    db.session.commit()
    assert check() == "Drafts checked: 1\n"
    assert draft().state is ReleaseState.READY


def test_a_count_that_was_opened_again_is_the_reason_of_a_failure(installation):
    _app, world = installation
    db.session.get_one(DialogueEvent, world.dialogue_event_id).counted_at = None
    db.session.commit()
    check()
    assert (draft().state, draft().failure) == (ReleaseState.FAILED, "release-count-open")


@pytest.mark.usefixtures("installation")
def test_a_check_that_breaks_says_so(monkeypatch):
    monkeypatch.setattr(release_checks, "prepare", lambda *_given: 1 / 0)
    check()
    assert (draft().state, draft().failure) == (ReleaseState.FAILED, "release-check-broken")


@pytest.mark.usefixtures("installation")
def test_a_check_shows_how_far_it_is_while_it_computes(monkeypatch):
    seen = []
    plain = release_checks.prepare

    def slow(*given):
        given[-1](40)
        seen.append(_progress_until(40))
        return plain(*given)

    monkeypatch.setattr(checker, "BEAT_SECONDS", 0.01)
    monkeypatch.setattr(release_checks, "prepare", slow)
    check()
    assert seen == [40]


@pytest.mark.usefixtures("installation")
def test_a_busy_database_stops_no_heart(monkeypatch):
    beats = []

    def beat(*_session: object, **_told: object) -> None:
        beats.append(1)
        if len(beats) == 1:
            raise OperationalError("UPDATE", {}, Exception("database is locked"))

    def slow(*given):
        deadline = time.monotonic() + PATIENCE_SECONDS
        while len(beats) < 3 and time.monotonic() < deadline:
            time.sleep(0.01)
        return plain(*given)

    plain = release_checks.prepare
    monkeypatch.setattr(checker, "BEAT_SECONDS", 0.01)
    monkeypatch.setattr(checker.actions, "go_on", beat)
    monkeypatch.setattr(release_checks, "prepare", slow)
    check()
    assert len(beats) >= 3
    assert draft().state is ReleaseState.READY


def _progress_until(wanted: int) -> int:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        with db.sessionmaker() as session:
            found = session.query(Release.progress).order_by(Release.id.desc()).limit(1).scalar()
            if found == wanted:
                return found
        time.sleep(0.01)
    return -1


def test_beside_the_web_a_check_is_a_process_of_its_own(installation, monkeypatch):
    app, _world = installation
    started = []
    ended = type("Ended", (), {"returncode": 1})
    monkeypatch.setattr(beside.subprocess, "run", lambda command, **_how: started.append(command) or ended)
    assert Beside(app).look()
    assert started[0][-3:] == ["release", "check", "--once"]


def test_where_nothing_waits_no_process_is_started(installation, monkeypatch):
    app, _world = installation
    check()
    monkeypatch.setattr(beside.subprocess, "run", lambda *_command, **_how: pytest.fail("started"))
    assert not Beside(app).look()


def test_nothing_that_fails_for_a_while_ends_the_looking(installation, monkeypatch):
    app, _world = installation
    failures: list[BaseException] = [
        OSError(12, "Cannot allocate memory"),
        PoolTimeout(),
        ValueError(),
        KeyboardInterrupt(),
    ]

    def fail(_command: object, **_how: object) -> None:
        raise failures.pop(0)

    monkeypatch.setattr(beside, "PAUSE_SECONDS", 0)
    monkeypatch.setattr(beside.subprocess, "run", fail)
    with pytest.raises(KeyboardInterrupt):
        Beside(app).run()
    assert failures == []


@pytest.mark.usefixtures("installation")
def test_mails_sent_by_the_clock_check_drafts_too_even_without_a_mail_server():
    result = CliRunner().invoke(main, ["mail", "work", "--once"])
    assert result.exit_code == 0, result.output
    assert "Drafts of releases checked: 1" in result.output
    assert draft().state is ReleaseState.READY


def test_the_web_never_loads_the_solver():
    assert subprocess.run([sys.executable, "-c", LOADED], check=False).returncode == 0
