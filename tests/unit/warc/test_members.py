# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Where records may begin, and reading up to a sign, across the pieces in which a file is read."""

import gzip
import re
from pathlib import Path

import pytest

from byline.warc.members import CHUNK, GZIP_MAGIC, Member, likely_starts, read_members

SIGN = re.compile(rb"\n\r?\n")


@pytest.mark.parametrize("start", [*range(CHUNK - 4, CHUNK + 2), 2 * CHUNK - 1])
def test_a_start_is_found_once_wherever_the_pieces_meet(tmp_path: Path, start: int) -> None:
    path = tmp_path / "file"
    path.write_bytes(bytes(start) + GZIP_MAGIC + bytes(5) + GZIP_MAGIC)
    assert list(likely_starts(path, 0)) == [start, start + 8]
    assert list(likely_starts(path, start)) == [start, start + 8]
    assert list(likely_starts(path, start + 1)) == [start + 8]


def test_in_a_plain_file_a_start_is_a_line(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"WARC/1.1 WARC/1.1\nWARC/1.1 " + GZIP_MAGIC)
    assert list(likely_starts(path, 0)) == [18]


def _member(path: Path, content: bytes) -> Member:
    path.write_bytes(gzip.compress(content))
    return next(read_members(path))


@pytest.mark.parametrize("length", range(CHUNK - 4, CHUNK + 3))
def test_a_sign_is_found_wherever_the_pieces_meet(tmp_path: Path, length: int) -> None:
    content = b"x" * length + b"\n\r\nrest"
    member = _member(tmp_path / "file", content)
    assert member.read_through(SIGN, 10 * CHUNK) == (content[:-4], True)
    assert member.position == length + 3
    assert b"".join(iter(lambda: member.read(9), b"")) == b"rest"


def test_without_a_sign_the_limit_or_the_end_decides(tmp_path: Path) -> None:
    member = _member(tmp_path / "file", b"a" * 3 * CHUNK)
    assert member.read_through(SIGN, 2 * CHUNK + 1) == (b"a" * (2 * CHUNK + 1), False)
    assert member.read_through(SIGN, 2 * CHUNK + 1) == (b"a" * (CHUNK - 1), False)
    assert member.read_through(SIGN, 2 * CHUNK + 1) == (b"", False)
    assert member.at_end()
