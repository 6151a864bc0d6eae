"""Totals that drifted from their counts are found, and put right on demand."""

from __future__ import annotations

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import update

from tests.world import build
from tracker.app import opened
from tracker.cli import main
from tracker.config import Settings
from tracker.extensions import db
from tracker.models import ReachTotal


@pytest.fixture
def installation(own_database: str, tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A database with the world in it."""
    monkeypatch.setenv("WEGMARKE_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("WEGMARKE_DATABASE_URL", own_database)
    assert _run("init").exit_code == 0
    with opened(Settings.from_environment()):
        build(db.session)
        db.session.commit()


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments])


@pytest.mark.usefixtures("installation")
def test_totals_that_agree_are_said_to_agree():
    result = _run("totals")
    assert (result.exit_code, result.output) == (0, "The totals of 2 processes agree with their counts.\n")


@pytest.mark.usefixtures("installation")
def test_totals_that_drifted_are_found_and_put_right_only_on_demand():
    with opened(Settings.from_environment()):
        db.session.execute(update(ReachTotal).values(largest=1))
        db.session.commit()
    assert _run("totals").exit_code == 1
    found = _run("totals")
    assert (found.exit_code, found.output) == (1, "- The totals of process 1 differ from its counts.\n")
    assert _run("totals", "--repair").exit_code == 0
    assert _run("totals").exit_code == 0
