"""Files lie safe: under names that nobody chose, whole or not at all, for their owner only."""

from __future__ import annotations

import hashlib
import io
import stat
from datetime import timedelta
from pathlib import Path

import pytest

from tracker.storage import INCOMING, FileTooLarge, FolderStorage


@pytest.fixture
def storage(tmp_path: Path) -> FolderStorage:
    return FolderStorage(tmp_path / "documents")


def _files(storage: FolderStorage) -> list[Path]:
    return [path for path in storage.folder.rglob("*") if path.is_file()]


def test_what_was_put_comes_back_with_its_checksum(storage: FolderStorage):
    stored = storage.put(io.BytesIO(b"Niederschrift"), limit=100)
    assert stored.size == 13
    assert stored.sha256 == hashlib.sha256(b"Niederschrift").hexdigest()
    with storage.open(stored.key) as content:
        assert content.read() == b"Niederschrift"
    assert list(storage.sizes()) == [(stored.key, 13)]


def test_the_same_file_twice_is_two_files(storage: FolderStorage):
    first, second = (storage.put(io.BytesIO(b"gleich"), limit=100) for _time in range(2))
    assert first.key != second.key
    assert first.sha256 == second.sha256


def test_only_the_owner_can_read_files_and_folders(storage: FolderStorage):
    storage.put(io.BytesIO(b"x"), limit=100)
    for path in [storage.folder, *storage.folder.rglob("*")]:
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


def test_of_a_file_that_is_too_large_nothing_stays(storage: FolderStorage):
    with pytest.raises(FileTooLarge):
        storage.put(io.BytesIO(bytes(101)), limit=100)
    assert _files(storage) == []


def test_of_a_file_that_breaks_off_nothing_stays(storage: FolderStorage):
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise OSError("connection lost")

    with pytest.raises(OSError, match="connection lost"):
        storage.put(Broken(), limit=100)
    assert _files(storage) == []


def test_a_removed_file_is_gone_and_may_be_removed_again(storage: FolderStorage):
    stored = storage.put(io.BytesIO(b"x"), limit=100)
    for _time in range(2):
        storage.remove(stored.key)
    with pytest.raises(FileNotFoundError):
        storage.open(stored.key)


@pytest.mark.parametrize("key", ["../secret_key", "", "ab/cd", INCOMING])
def test_nothing_but_a_key_leads_into_the_store(storage: FolderStorage, key: str):
    with pytest.raises(FileNotFoundError):
        storage.open(key)


def test_a_file_that_has_just_arrived_does_not_count_as_settled(storage: FolderStorage):
    storage.put(io.BytesIO(b"x"), limit=100)
    assert list(storage.sizes(settled=timedelta(hours=1))) == []
