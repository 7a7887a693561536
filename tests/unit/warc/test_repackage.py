# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What is carried over from the header of another archive's record."""

import pytest

from byline.model.capture import OriginalRecord
from byline.warc.repackage import carried, date_of, media_type_of


def original(*fields: tuple[str, str], date: str = "2026-03-09T10:00:00Z") -> OriginalRecord:
    return OriginalRecord(kind="resource", name="urn:uuid:1", date=date, fields=fields, block=b"")


def test_what_is_true_here_too_is_carried() -> None:
    kept = (
        ("WARC-IP-Address", "192.0.2.1"),
        ("WARC-Protocol", "h2"),
        ("WARC-Protocol", "tls/1.3"),
        ("WARC-Identified-Payload-Type", "text/html"),
        ("X-Crawler", "a"),
        ("X-Crawler", "b"),
    )
    assert tuple(carried(original(*kept))) == kept


@pytest.mark.parametrize(
    "field",
    [
        ("WARC-IP-Address", "nowhere"),
        ("WARC-Identified-Payload-Type", "unk"),
        ("WARC-Concurrent-To", "<urn:uuid:2>"),
        ("warc-warcinfo-id", "<urn:uuid:2>"),
        ("Content-Length", "5"),
        ("WARC-Payload-Digest", "sha1:AAAA"),
        ("WARC-Segment-Number", "1"),
    ],
)
def test_what_is_not_is_left_out(field: tuple[str, str]) -> None:
    assert carried(original(field)) == []


def test_of_a_field_that_may_not_repeat_the_first_is_carried() -> None:
    twice = original(("WARC-Cipher-Suite", "A"), ("warc-cipher-suite", "B"))
    assert carried(twice) == [("WARC-Cipher-Suite", "A")]


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2026-03-09T10:00:00Z", "2026-03-09T10:00:00Z"),
        ("2026-03-09T10:00:00.123456789Z", "2026-03-09T10:00:00.123456789Z"),
        ("2026-03-09T12:00:00+02:00", "2026-03-09T10:00:00Z"),
        ("2026-03-09 10:00:00Z", "2026-03-09T10:00:00Z"),
    ],
)
def test_a_date_stays_as_it_is_if_it_is_one(written: str, date: str) -> None:
    assert date_of(original(date=written)) == date


def test_a_media_type_that_can_be_written() -> None:
    assert media_type_of(original(("content-type", "text/html; charset=utf-8"))) == "text/html; charset=utf-8"
    assert media_type_of(original(("Content-Type", "text/html charset=utf-8"))) == "application/octet-stream"
    assert media_type_of(original()) == "application/octet-stream"
