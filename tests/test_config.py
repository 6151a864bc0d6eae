"""An unsafe production does not start, and says why."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from flask import Flask, request

from tests.world import World
from tracker.app import create_app
from tracker.config import Settings, UnsafeSettings
from tracker.extensions import db
from tracker.models import Person
from tracker.web.readiness import refuse_unready

SAFE = {
    "WEGMARKE_SECRET_KEY": "k" * 48,
    "WEGMARKE_PUBLIC_URL": "https://wegmarke.example",
    "WEGMARKE_DATABASE_URL": "postgresql://tracker:ein-langes-Passwort@db.example/wegmarke",
}


def test_safe_settings_start_in_production():
    settings = Settings.from_environment(SAFE, is_production=True)
    assert settings.database.startswith("postgresql+psycopg://")
    assert settings.unsafe() == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"WEGMARKE_SECRET_KEY": ""}, "WEGMARKE_SECRET_KEY"),
        ({"WEGMARKE_SECRET_KEY": "kurz"}, "WEGMARKE_SECRET_KEY"),
        ({"WEGMARKE_PUBLIC_URL": "http://wegmarke.example"}, "WEGMARKE_PUBLIC_URL"),
        ({"WEGMARKE_PUBLIC_URL": ""}, "WEGMARKE_PUBLIC_URL"),
        ({"FLASK_DEBUG": "1"}, "FLASK_DEBUG"),
        ({"WEGMARKE_DATABASE_URL": "mysql://x@y/z"}, "WEGMARKE_DATABASE_URL"),
        ({"WEGMARKE_DATABASE_URL": "postgresql://tracker:postgres@db.example/w"}, "default password"),
        ({"WEGMARKE_MAIL_URL": "mail.landkreis.example"}, "WEGMARKE_MAIL_URL"),
        ({"WEGMARKE_MAIL_URL": "file:///var/mail"}, "WEGMARKE_MAIL_URL"),
        ({"WEGMARKE_SESSION_IDLE_SECONDS": "864000"}, "WEGMARKE_SESSION_IDLE_SECONDS"),
        ({"WEGMARKE_TRUSTED_PROXIES": "-1"}, "WEGMARKE_TRUSTED_PROXIES"),
    ],
)
def test_each_unsafe_setting_is_named(change: dict[str, str], said: str):
    with pytest.raises(UnsafeSettings, match=said):
        Settings.from_environment(SAFE | change, is_production=True)


def test_every_finding_is_named_at_once():
    with pytest.raises(UnsafeSettings) as refusal:
        Settings.from_environment({}, is_production=True)
    assert "WEGMARKE_SECRET_KEY" in str(refusal.value)
    assert "WEGMARKE_PUBLIC_URL" in str(refusal.value)


def test_how_large_files_may_be_is_said_in_megabytes():
    settings = Settings.from_environment({"WEGMARKE_LARGEST_DOCUMENT_MB": "25", "WEGMARKE_LARGEST_MEETING_MB": "250"})
    assert (settings.largest_document, settings.largest_meeting) == (25 * 1024 * 1024, 250 * 1024 * 1024)


@pytest.mark.parametrize(("proxies", "seen"), [("0", "10.0.0.9"), ("1", "198.51.100.7"), ("2", "203.0.113.5")])
def test_only_front_servers_that_are_named_say_who_comes(tmp_path: Path, proxies: str, seen: str):
    environment = {"WEGMARKE_DATA_DIR": str(tmp_path), "WEGMARKE_TRUSTED_PROXIES": proxies}
    app = create_app(Settings.from_environment(environment))
    told: list[str | None] = []
    app.before_request_funcs[None].insert(0, lambda: told.append(request.remote_addr))
    claimed = {"X-Forwarded-For": "192.0.2.1, 203.0.113.5, 198.51.100.7", "X-Forwarded-Proto": "https"}
    app.test_client().get("/sign-in", headers=claimed, environ_base={"REMOTE_ADDR": "10.0.0.9"})
    assert told == [seen]


def test_the_embedded_server_keeps_a_key_of_its_own_that_nobody_else_can_read(tmp_path: Path):
    settings = Settings(data_dir=tmp_path / "data").with_own_key()
    assert settings.secret_key == Settings(data_dir=tmp_path / "data").with_own_key().secret_key
    assert len(settings.secret_key) >= 32
    assert stat.S_IMODE((tmp_path / "data" / "secret_key").stat().st_mode) == 0o600


def test_demonstration_accounts_keep_production_from_starting(app: Flask, world: World):
    refuse_unready(app)
    with app.app_context():
        db.session.add(Person(display_name="Vorführung", email="admin@demo.example", has_login=True))
        db.session.commit()
    with pytest.raises(UnsafeSettings, match=r"admin@demo\.example"):
        refuse_unready(app)
