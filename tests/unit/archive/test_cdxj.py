# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The CDXJ index; that other people's tools agree is tested in tests/functional/test_cdxj_judge.py."""

import json
from pathlib import Path

import pytest

from byline.archive import cdxj
from byline.archive.catalog import RecordRow


def _row(number: int = 1, **changes: object) -> RecordRow:
    row = RecordRow(
        record_id=f"urn:uuid:{number}",
        type="response",
        file="archive/some.warc.gz",
        offset=number * 100,
        length=50,
        uri=f"https://www.example.org/{number}?b=2&a=1",
        date="2026-03-09T10:00:00Z",
        digest="sha256:00",
        status="200",
        mime="text/html; charset=utf-8",
    )
    return row._replace(**changes)


def test_a_line_is_key_timestamp_and_json() -> None:
    key, timestamp, facts = cdxj.line_of(_row()).decode().split(" ", 2)
    assert (key, timestamp) == ("org,example)/1?a=1&b=2", "20260309100000")
    assert json.loads(facts) == {
        "url": "https://www.example.org/1?b=2&a=1",
        "mime": "text/html",
        "status": "200",
        "digest": "sha256:00",
        "length": "50",
        "offset": "100",
        "filename": "some.warc.gz",
    }


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"type": "revisit"}, {"mime": "warc/revisit", "status": "200"}),
        ({"type": "resource", "status": None, "mime": "text/plain"}, {"mime": "text/plain"}),
        ({"mime": None}, {"status": "200"}),
        ({"mime": "text/html charset=x"}, {"mime": "text/html", "status": "200"}),
    ],
)
def test_what_a_record_has_not_is_left_out(changes: dict[str, object], expected: dict[str, str]) -> None:
    facts = json.loads(cdxj.line_of(_row(**changes)).split(b" ", 2)[2])
    assert {name: facts[name] for name in ("mime", "status") if name in facts} == expected


def test_a_key_for_every_uri() -> None:
    assert cdxj.urlkey("http://WWW.Example.org:8080/A?Y=1") == "org,example:8080)/a?y=1"
    assert cdxj.urlkey("http://[broken/") != ""


def test_what_surt_cannot_take_is_its_own_key(monkeypatch: pytest.MonkeyPatch) -> None:
    def unable(uri: str) -> str:
        raise ValueError(uri)

    monkeypatch.setattr("surt.surt", unable)
    assert cdxj.urlkey("https://unable.example/") == "https://unable.example/"


def test_a_timestamp_has_fourteen_digits() -> None:
    assert cdxj.timestamp("2026-03-09T10:00:00.123456Z") == "20260309100000"


def test_the_index_is_sorted_and_extended_without_repeating(tmp_path: Path) -> None:
    rows = [_row(number) for number in (5, 3, 9, 10)]
    cdxj.write(tmp_path, rows)
    lines = (tmp_path / cdxj.FILE).read_bytes().splitlines()
    assert lines == sorted(map(cdxj.line_of, rows))
    cdxj.extend(tmp_path, [_row(4), _row(9), _row(1)])
    more = (tmp_path / cdxj.FILE).read_bytes().splitlines()
    assert more == sorted(map(cdxj.line_of, [*rows, _row(4), _row(1)]))


def test_an_index_of_nothing_is_empty(tmp_path: Path) -> None:
    cdxj.write(tmp_path, [])
    assert (tmp_path / cdxj.FILE).read_bytes() == b""
