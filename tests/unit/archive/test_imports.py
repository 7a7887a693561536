# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""How far crawls were read: known again by what they hold, whatever they are called."""

import json
from pathlib import Path

import pytest

from byline.archive import imports
from byline.archive.imports import Imports
from byline.archive.layout import IMPORTS
from support.crawls import source_of

DATA = bytes(range(256)) * 100


def read(folder: Path, data: bytes, *, terms: str = "t", name: str = "crawl.warc.gz") -> int:
    """Reads a whole crawl, as an import does; returns where it began."""
    journal, source = Imports(folder, terms), source_of(data, name)
    start = journal.start_of(source)
    journal.note(source, len(data))
    journal.settle()
    return start


def test_a_file_is_known_again_under_another_name(tmp_path: Path) -> None:
    assert read(tmp_path, DATA) == 0
    assert read(tmp_path, DATA, name="copy") == len(DATA)
    (line,) = (tmp_path / IMPORTS).read_text().splitlines()
    assert json.loads(line)["file"] == "crawl.warc.gz"


def test_a_file_that_has_grown_is_read_on(tmp_path: Path) -> None:
    read(tmp_path, DATA)
    assert read(tmp_path, DATA + b"more") == len(DATA)
    assert read(tmp_path, DATA + b"more and more") == len(DATA) + 4


def test_another_file_with_the_same_beginning_is_read(tmp_path: Path) -> None:
    read(tmp_path, DATA)
    assert read(tmp_path, DATA[:-1] + b"?") == 0
    assert read(tmp_path, DATA[:-1]) == 0


def test_under_other_terms_it_is_read_again(tmp_path: Path) -> None:
    read(tmp_path, DATA)
    assert read(tmp_path, DATA, terms="other") == 0


def test_the_path_is_not_told(tmp_path: Path) -> None:
    read(tmp_path, DATA, name="/home/ada/private/crawl.warc.gz")
    assert "private" not in (tmp_path / IMPORTS).read_text()


def test_nothing_counts_before_it_is_settled(tmp_path: Path) -> None:
    journal, source = Imports(tmp_path, "t"), source_of(DATA)
    journal.start_of(source)
    journal.note(source, len(DATA))
    assert not (tmp_path / IMPORTS).exists()
    assert journal.done == len(DATA)


def test_a_long_file_is_noted_from_time_to_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal, source = Imports(tmp_path, "t"), source_of(DATA)
    journal.start_of(source)
    journal.note(source, 5000)
    journal.settle()
    assert not (tmp_path / IMPORTS).exists()
    monkeypatch.setattr(imports, "_PAUSE", -1.0)
    journal.settle()
    journal.settle()
    journal.note(source, 6000)
    journal.settle()
    offsets = [json.loads(line)["offset"] for line in (tmp_path / IMPORTS).read_text().splitlines()]
    assert offsets == [5000, 6000]
    assert Imports(tmp_path, "t").start_of(source) == 6000
    assert Imports(tmp_path, "t").start_of(source_of(DATA[:5500])) == 5000


def test_files_that_ended_before_the_last_one_are_noted_too(tmp_path: Path) -> None:
    journal = Imports(tmp_path, "t")
    for data in (DATA, DATA[::-1]):
        source = source_of(data)
        journal.start_of(source)
        journal.note(source, len(data))
    journal.settle()
    journal.settle()
    assert len((tmp_path / IMPORTS).read_text().splitlines()) == 2


def test_a_broken_line_costs_only_itself(tmp_path: Path) -> None:
    (tmp_path / IMPORTS).write_bytes(b'{"terms": "t"}\n[]\n\xff\n{"terms": "t", "head": 1, "offset": "x"}\nnull\n')
    assert read(tmp_path, DATA) == 0
    assert read(tmp_path, DATA) == len(DATA)
