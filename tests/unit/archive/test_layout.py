# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Names and places in an archive folder."""

from pathlib import Path

import pytest

from byline.archive.layout import next_warc_file, text_file_of, text_files, warc_files, write_whole, writing
from byline.errors import OperationFailed
from support.archives import SEEN


def test_an_empty_folder_has_no_files(tmp_path: Path) -> None:
    assert warc_files(tmp_path) == text_files(tmp_path) == []
    assert next_warc_file(tmp_path, SEEN) == "archive/byline-20260309100000-00000.warc.gz"


def test_files_come_in_the_order_of_their_serial_numbers(tmp_path: Path) -> None:
    (tmp_path / "archive").mkdir()
    for name in (
        "byline-20250101000000-00010.warc.gz",
        "byline-20260101000000-00009.warc.gz",
        "other.warc.gz",
        "byline-20240101000000-100000.warc.gz",
        ".byline-20260101000000-00011.warc.gz.part",
        "README.md",
    ):
        (tmp_path / "archive" / name).touch()
    assert warc_files(tmp_path) == [
        "archive/other.warc.gz",
        "archive/byline-20260101000000-00009.warc.gz",
        "archive/byline-20250101000000-00010.warc.gz",
        "archive/byline-20240101000000-100000.warc.gz",
    ]
    assert next_warc_file(tmp_path, SEEN) == "archive/byline-20260309100000-100001.warc.gz"


def test_a_serial_number_of_a_lost_warc_is_not_given_again(tmp_path: Path) -> None:
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "byline-20250101000000-00004.warc.wet.gz").touch()
    assert text_files(tmp_path) == ["text/byline-20250101000000-00004.warc.wet.gz"]
    assert next_warc_file(tmp_path, SEEN).endswith("-00005.warc.gz")


def test_text_file_has_the_same_stem() -> None:
    assert text_file_of("archive/byline-1-00000.warc.gz") == "text/byline-1-00000.warc.wet.gz"


def test_write_whole_leaves_nothing_beside(tmp_path: Path) -> None:
    write_whole(tmp_path / "a", b"one")
    write_whole(tmp_path / "a", b"two")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a", b"two")]


def test_what_the_system_refuses_is_said(tmp_path: Path) -> None:
    with pytest.raises(OperationFailed, match="cannot be written to: No such file"), writing(tmp_path):
        write_whole(tmp_path / "none" / "a", b"")
