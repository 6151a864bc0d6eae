"""A backup can be trusted: it is whole, private, and comes back as it was."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import select

from tests.databases import programs
from tracker.app import opened
from tracker.cli import main
from tracker.config import Settings
from tracker.extensions import db
from tracker.models import Administration

KEY, OTHER_KEY = "0815".rjust(32, "0"), "4711".rjust(32, "0")


@pytest.fixture
def installation(own_database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data directory whose installation has one administration."""
    monkeypatch.setenv("WEGMARKE_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("WEGMARKE_DATABASE_URL", own_database)
    if own_database.startswith("postgresql"):
        monkeypatch.setenv("PATH", f"{programs()}{os.pathsep}{os.environ['PATH']}")
    assert _run("init").exit_code == 0
    _add("Landratsamt Eins")
    _file(tmp_path).parent.mkdir(parents=True)
    _file(tmp_path).write_text("Anlage")
    return tmp_path


def _file(folder: Path, key: str = KEY) -> Path:
    return folder / "documents" / key[:2] / key


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments])


def _add(name: str) -> None:
    with opened(Settings.from_environment()):
        db.session.add(Administration(name=name))
        db.session.commit()


def _names() -> list[str]:
    with opened(Settings.from_environment()):
        return list(db.session.scalars(select(Administration.name).order_by(Administration.id)))


def test_what_was_backed_up_comes_back(installation: Path):
    archive = installation / "copy.tar"
    assert _run("backup", str(archive)).exit_code == 0
    _add("Landratsamt Zwei")
    _file(installation).rename(_file(installation, OTHER_KEY))
    result = _run("restore", str(archive))
    assert result.exit_code == 0, result.output
    assert _names() == ["Landratsamt Eins"]
    assert _file(installation).read_text() == "Anlage"
    assert not _file(installation, OTHER_KEY).exists()
    assert stat.S_IMODE(_file(installation).stat().st_mode) == 0o600
    kept = next((installation / "backups").glob("before-restore-*.tar"))
    assert _run("restore", str(kept)).exit_code == 0
    assert _names() == ["Landratsamt Eins", "Landratsamt Zwei"]
    assert _file(installation, OTHER_KEY).exists()


def test_nobody_else_can_read_a_backup(installation: Path):
    archive = installation / "copy.tar"
    _run("backup", str(archive))
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600


@pytest.mark.parametrize("how", ["cut", "changed", "no archive"])
def test_a_damaged_backup_is_refused_before_anything_is_touched(installation: Path, how: str):
    archive = installation / "copy.tar"
    _run("backup", str(archive))
    content = bytearray(archive.read_bytes())
    if how == "cut":
        content = content[: len(content) // 2]
    elif how == "changed":
        content[len(content) // 2] ^= 0xFF
    else:
        content = bytearray(b"no archive at all")
    archive.write_bytes(content)
    _add("Landratsamt Zwei")
    result = _run("restore", str(archive))
    assert result.exit_code == 1
    assert "Nothing was changed" in result.output
    assert _names() == ["Landratsamt Eins", "Landratsamt Zwei"]
