"""Settings, read once from the environment; an unsafe production is refused."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

DEVELOPMENT_KEY = "only for development and demonstration"
SHORTEST_KEY = 32
DEMO_DOMAIN = "demo.example"
DEFAULT_PASSWORDS = frozenset({"", "postgres", "password", "wegmarke"})
LONGEST_IDLE_SECONDS = 12 * 60 * 60
MEGABYTE = 1024 * 1024


class UnsafeSettings(RuntimeError):
    """The settings would make a production installation unsafe; the message names each one."""


@dataclass(frozen=True)
class Settings:
    """Everything that differs between installations."""

    database_url: str = ""
    data_dir: Path = Path("var")
    secret_key: str = DEVELOPMENT_KEY
    public_url: str = ""
    mail_url: str = ""
    session_idle_seconds: int = 30 * 60
    session_absolute_seconds: int = 12 * 60 * 60
    largest_document: int = 10 * MEGABYTE
    largest_meeting: int = 100 * MEGABYTE
    """How many bytes an uploaded file may have, and the files of one meeting together."""
    trusted_proxies: int = 0
    """How many front servers, one behind the other, say truly from which address of the network somebody comes."""
    log_file: str = ""
    port: int = 8000
    is_production: bool = False
    is_debug: bool = False

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ, *, is_production: bool = False) -> Settings:
        """Read the settings; in production refuse unsafe ones.

        Raises `UnsafeSettings`.
        """
        value = environment.get
        settings = cls(
            database_url=value("WEGMARKE_DATABASE_URL", ""),
            data_dir=Path(value("WEGMARKE_DATA_DIR", "var")).absolute(),
            secret_key=value("WEGMARKE_SECRET_KEY", DEVELOPMENT_KEY),
            public_url=value("WEGMARKE_PUBLIC_URL", "").rstrip("/"),
            mail_url=value("WEGMARKE_MAIL_URL", ""),
            session_idle_seconds=_seconds(value("WEGMARKE_SESSION_IDLE_SECONDS"), 30 * 60),
            session_absolute_seconds=_seconds(value("WEGMARKE_SESSION_ABSOLUTE_SECONDS"), 12 * 60 * 60),
            largest_document=int(value("WEGMARKE_LARGEST_DOCUMENT_MB", "10")) * MEGABYTE,
            largest_meeting=int(value("WEGMARKE_LARGEST_MEETING_MB", "100")) * MEGABYTE,
            trusted_proxies=int(value("WEGMARKE_TRUSTED_PROXIES", "0")),
            log_file=value("WEGMARKE_LOG_FILE", ""),
            port=int(value("PORT", "8000")),
            is_production=is_production,
            is_debug=value("FLASK_DEBUG", "") not in {"", "0"},
        )
        if is_production and (findings := settings.unsafe()):
            raise UnsafeSettings("This installation is not safe:\n" + "\n".join(f"  - {text}" for text in findings))
        return settings

    @property
    def database(self) -> str:
        """The database address; a SQLite file in the data directory unless one is set."""
        if not self.database_url:
            return f"sqlite:///{self.data_dir / 'wegmarke.sqlite3'}"
        return self.database_url.replace("postgresql://", "postgresql+psycopg://", 1)

    @property
    def documents(self) -> Path:
        """The folder of uploaded files."""
        return self.data_dir / "documents"

    @property
    def is_sqlite(self) -> bool:
        return self.database.startswith("sqlite")

    def unsafe(self) -> list[str]:
        """Return a sentence for each setting that production must not have."""
        url, database = urlsplit(self.public_url), urlsplit(self.database)
        is_postgresql = database.scheme == "postgresql+psycopg"
        checks = {
            "WEGMARKE_SECRET_KEY is missing, known or shorter than 32 characters.": self.secret_key == DEVELOPMENT_KEY
            or len(self.secret_key) < SHORTEST_KEY,
            "WEGMARKE_PUBLIC_URL must be the https address under which people reach the application.": url.scheme
            != "https"
            or not url.hostname,
            "FLASK_DEBUG must not be set.": self.is_debug,
            "WEGMARKE_DATABASE_URL must name a PostgreSQL database, or be left out for the embedded one.": not (
                is_postgresql or self.is_sqlite
            ),
            "WEGMARKE_DATABASE_URL has an empty or a default password.": is_postgresql
            and bool(database.hostname)
            and (database.password or "") in DEFAULT_PASSWORDS,
            "WEGMARKE_MAIL_URL must begin with smtps:// or smtp://, or be left out.": not self.mail_url.startswith(
                ("smtps://", "smtp://")
            )
            and bool(self.mail_url),
            "WEGMARKE_SESSION_IDLE_SECONDS must lie between 60 seconds and 12 hours.": not 60
            <= self.session_idle_seconds
            <= LONGEST_IDLE_SECONDS,
            "WEGMARKE_TRUSTED_PROXIES must be the number of front servers, or be left out.": self.trusted_proxies < 0,
        }
        return [sentence for sentence, is_unsafe in checks.items() if is_unsafe]

    def with_own_key(self) -> Settings:
        """Return settings with a key kept in the data directory, where none is set; for the embedded server."""
        if self.secret_key != DEVELOPMENT_KEY:
            return self
        self.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = self.data_dir / "secret_key"
        if not file.exists():
            file.touch(mode=0o600)
            file.write_text(secrets.token_urlsafe(48))
        return Settings(**{**self.__dict__, "secret_key": file.read_text()})


def _seconds(text: str | None, default: int) -> int:
    return int(text) if text else default
