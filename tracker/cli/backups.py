"""Commands that back up and restore database and files: online, verified, all or nothing (security.md RE-11)."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
from sqlalchemy.engine import URL, make_url

from tracker.app import opened
from tracker.config import Settings
from tracker.extensions import alembic, db
from tracker.models.journal import note
from tracker.queries import schema

MANIFEST, FILES = "manifest.json", "documents"
FORMAT = 1


@click.command()
@click.argument("target", type=click.Path(path_type=Path), required=False)
def backup(target: Path | None) -> None:
    """Back up the database and all files into one archive, while the application runs."""
    settings = Settings.from_environment()
    target = target or settings.data_dir / "backups" / f"wegmarke-{_stamp()}.tar"
    write(settings, target)
    click.echo(f"Backed up and verified: {target}")


@click.command()
@click.argument("source", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def restore(source: Path) -> None:
    """Restore an archive; what was there before is kept beside it."""
    settings = Settings.from_environment()
    with tempfile.TemporaryDirectory() as folder:
        unpacked = verified(source, Path(folder), settings)
        kept = settings.data_dir / "backups" / f"before-restore-{_stamp()}.tar"
        if _is_there(settings):
            write(settings, kept)
            click.echo(f"What was there before is kept in {kept}")
        _put_back(settings, unpacked)
    with opened(settings):
        alembic.upgrade()
    with opened(settings):
        note(db.session, "restore", "Database", archive=source.name)
        db.session.commit()
    click.echo("Restored.")


def write(settings: Settings, target: Path) -> None:
    """Write a verified archive that only its owner can read."""
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as name:
        folder = Path(name)
        dump = folder / _dump_name(settings)
        _copy_files(settings.documents, folder / FILES)
        _dump(settings, dump)
        _copy_files(settings.documents, folder / FILES)
        _examine(settings, dump)
        members = sorted(path for path in folder.rglob("*") if path.is_file())
        manifest = {
            "format": FORMAT,
            "made_at": datetime.now(UTC).isoformat(),
            "schema": _revision(settings),
            "database": dump.name,
            "sha256": {str(path.relative_to(folder)): _checksum(path) for path in members},
        }
        (folder / MANIFEST).write_text(json.dumps(manifest, indent=2))
        archive = folder / "archive.tar"
        with tarfile.open(archive, "w") as tar:
            for path in (folder / MANIFEST, *members):
                tar.add(path, arcname=str(path.relative_to(folder)))
        archive.chmod(0o600)
        _sync(archive)
        archive.replace(target)


def verified(source: Path, folder: Path, settings: Settings) -> Path:
    """Unpack an archive and make sure that it is whole and that this version can read it."""
    try:
        with tarfile.open(source) as tar:
            tar.extractall(folder, filter="data")
        manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text())
        damaged = [name for name, sum_ in manifest["sha256"].items() if _checksum(folder / name) != sum_]
    except (tarfile.TarError, OSError, ValueError, KeyError) as error:
        raise click.ClickException("This is not a whole backup. Nothing was changed.") from error
    if damaged:
        raise click.ClickException(f"Damaged in the backup: {', '.join(damaged)}. Nothing was changed.")
    if manifest["format"] != FORMAT or not _knows(settings, manifest["schema"]):
        raise click.ClickException("The backup was made by a newer version. Nothing was changed.")
    if manifest["database"] != _dump_name(settings):
        raise click.ClickException("The backup is of another kind of database. Nothing was changed.")
    _examine(settings, folder / manifest["database"])
    return folder


def _put_back(settings: Settings, unpacked: Path) -> None:
    dump = unpacked / _dump_name(settings)
    if settings.is_sqlite:
        live = _sqlite_file(settings)
        live.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside = live.with_suffix(".restoring")
        shutil.copyfile(dump, beside)
        beside.chmod(0o600)
        _sync(beside)
        for rest in ("-wal", "-shm"):
            live.with_name(live.name + rest).unlink(missing_ok=True)
        beside.replace(live)
    else:
        _postgresql(
            settings, "pg_restore", "--clean", "--if-exists", "--single-transaction", "--no-owner",
            "--dbname", str(make_url(settings.database).database), str(dump),
        )  # fmt: skip
    _copy_files(unpacked / FILES, settings.documents)
    for path in _files_in(settings.documents):
        if not (unpacked / FILES / path.relative_to(settings.documents)).exists():
            path.unlink()


def _copy_files(source: Path, target: Path) -> None:
    """Copy the files that are not there yet; a file never changes, so one that is there is the same.

    A backup copies before and after the database: what came meanwhile is in it, and so is what went meanwhile.
    """
    for path in _files_in(source):
        copy = target / path.relative_to(source)
        if not copy.exists():
            copy.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with suppress(FileNotFoundError):  # it was removed just now
                shutil.copyfile(path, copy)
                copy.chmod(0o600)
                _sync(copy)


def _files_in(folder: Path) -> list[Path]:
    """Return the files of a store, without those that are still arriving."""
    return sorted(path for path in folder.glob("[0-9a-f][0-9a-f]/*") if path.is_file())


def _dump(settings: Settings, target: Path) -> None:
    if settings.is_sqlite:
        source, copy = sqlite3.connect(_sqlite_file(settings)), sqlite3.connect(target)
        with source, copy:
            source.backup(copy)
        source.close()
        copy.close()
    else:
        _postgresql(settings, "pg_dump", "--format", "custom", "--file", str(target), "--no-owner")


def _examine(settings: Settings, dump: Path) -> None:
    """Fail unless the dump can be read back completely."""
    if not settings.is_sqlite:
        _postgresql(settings, "pg_restore", "--list", str(dump))
        return
    connection = sqlite3.connect(f"file:{dump}?mode=ro", uri=True)
    try:
        findings = [*connection.execute("PRAGMA integrity_check"), *connection.execute("PRAGMA foreign_key_check")]
    except sqlite3.DatabaseError as error:
        raise click.ClickException("The database in the backup is damaged. Nothing was changed.") from error
    finally:
        connection.close()
    if findings != [("ok",)]:
        raise click.ClickException(f"The database is damaged: {findings[:3]}")


def _postgresql(settings: Settings, program: str, *arguments: str) -> None:
    url = make_url(settings.database)
    path = shutil.which(program)
    if path is None:
        raise click.ClickException(f"{program} is missing: install PostgreSQL's client programs.")
    done = subprocess.run(  # noqa: S603  # one of two fixed programs
        [path, *arguments], env=os.environ | _connection(url), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise click.ClickException(f"{program}: {done.stderr.strip()}")


def _connection(url: URL) -> dict[str, str]:
    """Return how PostgreSQL's programs find the database; the password is not seen in the list of processes."""
    host = url.host or str(url.query.get("host", ""))
    values = {
        "PGHOST": host,
        "PGPORT": url.port,
        "PGUSER": url.username,
        "PGPASSWORD": url.password,
        "PGDATABASE": url.database,
    }
    return {name: str(value) for name, value in values.items() if value}


def _is_there(settings: Settings) -> bool:
    return not settings.is_sqlite or _sqlite_file(settings).exists()


def _sqlite_file(settings: Settings) -> Path:
    return Path(str(make_url(settings.database).database))


def _dump_name(settings: Settings) -> str:
    return "database.sqlite3" if settings.is_sqlite else "database.dump"


def _revision(settings: Settings) -> str:
    with opened(settings):
        return schema.revision(db.session)


def _knows(settings: Settings, revision: str) -> bool:
    with opened(settings):
        return revision in {script.revision for script in alembic.script_directory.walk_revisions()}


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sync(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _stamp() -> str:
    return datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")


COMMANDS = (backup, restore)
