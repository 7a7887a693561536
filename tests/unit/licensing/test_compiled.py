# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What Hyperscan compiled is kept, and compiled again when it is not to be trusted."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from byline.licensing.compiled import database

hyperscan = pytest.importorskip("hyperscan")
WORDS = (b"ferry", b"tower")


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "byline" / "signs.hs"


def seen(text: bytes, words: tuple[bytes, ...] = WORDS) -> list[int]:
    found: list[int] = []
    signs = database(words, [hyperscan.HS_FLAG_CASELESS] * len(words))
    signs.scan(text, match_event_handler=lambda number, *_: found.append(number))
    return found


def test_it_is_compiled_once(cache: Path) -> None:
    assert seen(b"The Ferry") == [0]
    (cache.parent / "mark").touch()
    made = cache.stat().st_mtime_ns
    assert seen(b"The Tower") == [1]
    assert cache.stat().st_mtime_ns == made
    assert sorted(each.name for each in cache.parent.iterdir()) == ["mark", "signs.hs"]


def damages(data: bytes) -> Iterator[bytes]:
    yield b""
    yield data[:20]
    yield data[:-1]
    yield data[:200] + bytes([data[200] ^ 1]) + data[201:]
    yield data[:32] + b"something else"


def test_it_is_compiled_again_when_it_is_broken(cache: Path) -> None:
    assert seen(b"The Ferry") == [0]
    whole = cache.read_bytes()
    for broken in damages(whole):
        cache.write_bytes(broken)
        assert seen(b"The Ferry and the tower") == [0, 1]
        assert cache.read_bytes() == whole


def test_other_patterns_are_other_patterns(cache: Path) -> None:
    assert seen(b"The Ferry") == [0]
    first = cache.read_bytes()
    assert seen(b"The Ferry", (b"tower", b"ferry")) == [1]
    assert cache.read_bytes()[:32] != first[:32]


def test_a_cache_that_cannot_be_written_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert seen(b"The Ferry") == [0]
