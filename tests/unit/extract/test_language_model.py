# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The unpacked model tells what the packed one tells, and is unpacked again when it is not to be trusted."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from py3langid import langid

from byline.extract import language_model

TEXTS = (
    "The ferry leaves at seven, and nobody waits for those who come late.",
    "Die Fähre fährt um sieben ab, und niemand wartet auf die, die zu spät kommen.",
    "O ferry parte às sete, e ninguém espera por quem chega atrasado.",
    "渡轮七点出发,没有人会等迟到的人。",
    "THE FERRY LEAVES AT SEVEN",
    "0",
)


PACKED = langid.MODEL_DIR / langid.MODEL_FILE


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "byline" / "languages"


def told() -> list[tuple[str, float]]:
    """By a model that is taken anew."""
    tell = language_model.classifier.__wrapped__()
    return [tell(text) for text in TEXTS]


def damages(whole: bytes) -> Iterator[bytes]:
    line = whole.partition(b"\n")[0] + b"\n"
    yield b""
    yield line[:20]
    yield line
    yield line + b"too short"
    yield b"[]\n"
    yield b"{}\n"
    yield whole + b"0"


def test_it_tells_what_the_library_tells_and_is_replaced_when_it_is_broken(kept: Path) -> None:
    said = [langid.classify(text) for text in TEXTS]
    assert told() == said
    assert [each.name for each in kept.parent.iterdir()] == ["languages"]
    made = kept.stat().st_mtime_ns
    assert told() == said
    assert kept.stat().st_mtime_ns == made
    whole = kept.read_bytes()
    for broken in damages(whole):
        kept.write_bytes(broken)
        assert language_model._kept(PACKED) is None
    kept.write_bytes(whole.replace(b'"key": [1, ', b'"key": [0, ', 1))
    assert told() == said
    assert kept.read_bytes() == whole


def test_where_nothing_can_be_kept_it_is_unpacked(kept: Path) -> None:
    """No file can stand where a folder is: what was written beside it is taken away again."""
    (kept / "something").mkdir(parents=True)
    assert told()[0][0] == "en"
    assert list(kept.parent.iterdir()) == [kept]


def test_a_model_that_was_let_go_of_comes_back() -> None:
    before = language_model.classifier()
    language_model.forget()
    assert language_model.classifier() is not before
    assert language_model.classifier()(TEXTS[0]) == before(TEXTS[0])
