"""The check of an operator finds files and records that have lost each other (security.md FI-10)."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.world import FILE, FILES, STORAGE_KEY, build
from tracker.app import opened
from tracker.cli import main
from tracker.config import Settings
from tracker.extensions import db
from tracker.models import Document


@pytest.fixture
def file(own_database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of the first document of an installation; that of a photo lies beside it."""
    monkeypatch.setenv("WEGMARKE_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("WEGMARKE_DATABASE_URL", own_database)
    assert CliRunner().invoke(main, ["init"]).exit_code == 0
    with opened(Settings.from_environment()):
        build(db.session)
        db.session.commit()
    for key, content in FILES.items():
        kept = tmp_path / "documents" / key[:2] / key
        kept.parent.mkdir(parents=True)
        kept.write_bytes(content)
    return tmp_path / "documents" / STORAGE_KEY[:2] / STORAGE_KEY


def _findings() -> list[str]:
    lines = CliRunner().invoke(main, ["check"]).output.splitlines()
    return [line.removeprefix("- ") for line in lines if "document" in line and "Others can read" not in line]


def test_a_file_with_its_record_is_no_finding(file: Path):
    assert _findings() == []


def test_a_file_that_is_missing_or_not_whole_is_named_with_its_document(file: Path):
    file.write_bytes(FILE[:-1])
    assert _findings() == ["The file of document 1 (Vorlage zu den Handlungsfeldern) is not whole."]
    file.unlink()
    assert _findings() == ["The file of document 1 (Vorlage zu den Handlungsfeldern) is missing."]


def test_the_trace_of_a_removed_document_needs_no_file(file: Path):
    file.unlink()
    with opened(Settings.from_environment()):
        db.session.get_one(Document, 1).deleted_at = datetime(2021, 9, 20, tzinfo=UTC)
        db.session.commit()
    assert _findings() == []


def test_a_file_without_a_record_is_named_once_it_is_no_longer_just_arriving(file: Path):
    stray = file.with_name("0" * 31 + "1")
    stray.write_bytes(b"x")
    assert _findings() == []
    os.utime(stray, (0, 0))
    assert _findings() == [f"The file {stray.name} belongs to no document."]
