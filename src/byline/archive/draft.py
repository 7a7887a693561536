# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The records of one capture, composed and not written yet."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from byline.archive.catalog import RecordRow
from byline.archive.identity import content_type, name_of, web_uri
from byline.archive.recall import moment_of
from byline.errors import ArchiveDamaged, BadInput
from byline.model.capture import Capture, Exchange
from byline.warc.notation import digest
from byline.warc.reader import read_record

if TYPE_CHECKING:
    from byline.warc.composing import Member
from byline.warc.writer import Composer


class Draft(NamedTuple):
    """Records in the order in which they are to be written."""

    members: tuple["Member", ...]
    capture_id: str
    """Of the record that is the article: the last response, the revisit, or the resource."""
    redirects: tuple[str, ...] = ()
    """Of the redirect responses before it, first hop first."""


def already_here(same: Iterable[RecordRow], capture: Capture, uri: str) -> RecordRow | None:
    """Of the records with the capture's payload the one that is this capture, described or not (a crash).

    Of a file, any under the same URI; of another archive's record, one of the same moment too. A page that was
    retrieved now is not here yet.
    """
    if capture.exchanges and capture.original is None:
        return None
    there = (row for row in same if row.uri == uri)
    if not capture.exchanges:
        return next(there, None)
    return next((row for row in there if moment_of(row.date).replace(microsecond=0) == capture.retrieved), None)


def can_stand_for(folder: Path, row: RecordRow, capture: Capture) -> bool:
    """Whether a revisit may refer to this record for the capture's payload.

    Not if the record cannot be read any more: then what was captured now is what is left. And not if its body lies
    chunked, and the revisit's own head does not say so: pywb goes by that head, and would replay the chunks.
    """
    try:
        block = read_record(folder, row.ref).content()
    except (ArchiveDamaged, BadInput):
        return False
    return block.endswith(capture.payload) or not capture.exchanges or _lies_chunked(capture)


def _lies_chunked(capture: Capture) -> bool:
    """Whether the head that will be written says that the body is chunked: those of our own captures never do."""
    return capture.original is not None and capture.exchanges[-1].response.get("Transfer-Encoding") is not None


def draft_original(
    compose: "Composer", capture: Capture, uri: str, *, license_id: str | None, original: RecordRow | None
) -> Draft:
    """The record of another archive, as it is there; a revisit without the bytes, if `original` holds the same."""
    assert capture.original is not None
    member = compose.repackaged(
        capture.original, uri, digest(capture.payload), license_id=license_id, original=original
    )
    return Draft((member,), member.record_id)


def draft_file(
    compose: "Composer", capture: Capture, uri: str, *, license_id: str | None, original: RecordRow | None
) -> Draft:
    """The record of a file; a revisit without the bytes, if `original` holds the same."""
    payload_digest = digest(capture.payload)
    media_type = content_type(capture)
    if original is None:
        member = compose.resource(
            capture.payload,
            uri,
            payload_digest,
            date=capture.retrieved,
            media_type=media_type,
            license_id=license_id,
        )
    else:
        member = compose.revisit(
            original, uri, payload_digest, date=capture.retrieved, media_type=media_type, license_id=license_id
        )
    return Draft((member,), member.record_id)


def draft_exchanges(
    compose: "Composer", capture: Capture, uri: str, *, license_id: str | None, original: RecordRow | None
) -> Draft:
    """Response and request of every hop; in the place of the last response a revisit, if `original` holds its body."""
    members: list[Member] = []
    redirects: list[str] = []
    for hop in capture.exchanges[:-1]:
        hop_uri = web_uri(hop.url) or name_of(hop.body)
        response = compose.response(hop, hop_uri, digest(hop.body))
        members += [response, compose.request(hop, hop_uri, response.record_id)]
        redirects.append(response.record_id)
    last = capture.exchanges[-1]
    answer = _answer(compose, last, uri, license_id, original)
    members += [answer, compose.request(last, uri, answer.record_id)]
    return Draft(tuple(members), answer.record_id, tuple(redirects))


def _answer(
    compose: "Composer", exchange: Exchange, uri: str, license_id: str | None, original: RecordRow | None
) -> "Member":
    payload_digest = digest(exchange.body)
    if original is None:
        return compose.response(exchange, uri, payload_digest, license_id=license_id)
    return compose.revisit_response(original, exchange, uri, payload_digest, license_id=license_id)
