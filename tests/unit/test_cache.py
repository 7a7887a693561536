# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What is kept can be read again; what cannot be kept is no error, and leaves nothing behind."""

from pathlib import Path

import pytest

from byline.cache import cached, keep

PIECES = (b"a", memoryview(b"bc"))


def test_the_last_that_was_kept_is_there_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert keep("name", (b"earlier",))
    assert keep("name", PIECES)
    assert cached("name").read_bytes() == b"abc"
    assert list((tmp_path / "byline").iterdir()) == [cached("name")]


def test_without_a_variable_it_is_in_the_home_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert keep("name", PIECES)
    assert (tmp_path / ".cache" / "byline" / "name").is_file()


def test_where_there_can_be_no_folder_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert not keep("name", PIECES)


def test_where_the_file_cannot_stand_nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    (cached("name") / "something").mkdir(parents=True)
    assert not keep("name", PIECES)
    assert list((tmp_path / "byline").iterdir()) == [cached("name")]
