# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Derived files are there whole or not at all, and sorted by bytes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from byline.archive.derived import read_lines, sorted_by_bytes, write_lines


def test_lines_come_back(tmp_path: Path) -> None:
    path = tmp_path / "indexes" / "some.file"
    assert list(read_lines(path)) == []
    write_lines(path, [b"one", b"", "zwölf\u2028".encode()])
    assert path.read_bytes() == "one\n\nzwölf\u2028\n".encode()
    assert list(read_lines(path)) == [b"one", b"", "zwölf\u2028".encode()]


def test_a_failure_on_the_way_leaves_the_old_file(tmp_path: Path) -> None:
    def failing() -> Iterator[bytes]:
        yield b"half"
        raise RuntimeError

    path = tmp_path / "file"
    write_lines(path, [b"old"])
    with pytest.raises(RuntimeError):
        write_lines(path, failing())
    assert path.read_bytes() == b"old\n"


def test_the_new_file_may_be_made_from_the_old(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_lines(path, [b"a", b"b"])
    write_lines(path, (line * 2 for line in read_lines(path)))
    assert list(read_lines(path)) == [b"aa", b"bb"]


def test_lines_are_sorted_by_their_bytes_and_once() -> None:
    lines = ["é", "z", "a b", "a!b", "a", "a", "\uffff", "\U00010000"]
    assert list(sorted_by_bytes(line.encode() for line in lines)) == sorted({line.encode() for line in lines})
