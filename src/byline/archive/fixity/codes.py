# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The codes of `byline verify`: one table. A code keeps its meaning for ever; docs/reference/verify.md lists them all.

AV0 the file's structure, AV1 record headers, AV2 blocks and payloads, AV3 what records say of each other (all of
ISO 28500:2017, below "WARC"), AV4 byline's own WARC profile, AV5 what is derived from the WARC files.
"""

from typing import Literal, NamedTuple

from byline.model.finding import Finding


class Check(NamedTuple):
    """One thing that is checked: how bad a breach is, what it is called, and where the rule stands."""

    severity: Literal["error", "warning"]
    title: str
    source: str


CHECKS: dict[str, Check] = {
    "AV001": Check("error", "the file holds no record", "WARC 4"),
    "AV002": Check("error", "the file is neither a WARC nor gzip", "WARC 4, Annex D"),
    "AV003": Check("error", "the file ends in the middle of a record", "WARC 4, RFC 1952 2.2"),
    "AV004": Check("error", "the CRC-32 or size of a gzip member is wrong", "RFC 1952 2.3.1"),
    "AV005": Check("error", "a gzip member cannot be inflated", "RFC 1951, RFC 1952"),
    "AV006": Check("error", "there are bytes that belong to no record", "WARC 4"),
    "AV007": Check("error", "more than one record is in a gzip member", "WARC Annex D"),
    "AV008": Check("error", "a record header cannot be read", "WARC 4"),
    "AV009": Check("error", "a block is shorter than its Content-Length", "WARC 5.3"),
    "AV010": Check("error", "a record does not end in exactly two line ends", "WARC 4"),
    "AV011": Check("error", "the file cannot be read", "-"),
    "AV012": Check("warning", "an interrupted write left bytes that the next write sets aside", "layout: archive"),
    "AV101": Check("error", "a mandatory field is missing", "WARC 5.2-5.5"),
    "AV102": Check("error", "a field that this record type needs is missing", "WARC 5"),
    "AV103": Check("error", "a field stands on a record type that must not have it", "WARC 5"),
    "AV104": Check("error", "a field is repeated", "WARC 5.1"),
    "AV105": Check("error", "the version is not known", "WARC 4"),
    "AV106": Check("error", "the record type is not known", "WARC 5.5"),
    "AV107": Check("error", "a record id is not a URI in angle brackets", "WARC 5.2"),
    "AV108": Check("error", "a date is not a UTC date in the form of its version", "WARC 5.4, W3C-DTF"),
    "AV109": Check("error", "a URI has white space or no scheme", "WARC 5.14, RFC 3986 3"),
    "AV110": Check("error", "a digest is not an algorithm, a colon and a value of its length", "WARC 5.8"),
    "AV111": Check("error", "a number is not made of digits", "WARC 5.3, 5.20, 5.22"),
    "AV112": Check("error", "a media type is not type/subtype with parameters", "WARC 5.6"),
    "AV113": Check("error", "an address is not an IP address", "WARC 5.10"),
    "AV114": Check("error", "the form of the header is broken", "WARC 4"),
    "AV115": Check("warning", "a URI has characters that must be percent-encoded", "RFC 3986 2"),
    "AV116": Check("warning", "a block has no Content-Type", "WARC 5.6"),
    "AV201": Check("error", "the block does not match its digest", "WARC 5.8"),
    "AV202": Check("error", "the payload does not match its digest", "WARC 5.9"),
    "AV203": Check("warning", "a digest's algorithm is not known, so it was not checked", "WARC 5.8"),
    "AV204": Check("warning", "the block does not begin with an HTTP head", "WARC 6.3.2, 6.5.2"),
    "AV205": Check("error", "the HTTP Content-Length is not the length of the body", "RFC 9110 8.6"),
    "AV206": Check("error", "the body is said to be chunked and is not", "RFC 9112 7.1"),
    "AV207": Check("error", "the block is not application/warc-fields as it says", "WARC 4, 8.3"),
    "AV301": Check("error", "a record id is used twice", "WARC 5.2"),
    "AV302": Check("error", "a record refers to one that is not in the archive", "WARC 5.7, 5.11, 5.16"),
    "AV303": Check("warning", "a record refers to one that is not in this file", "WARC 5.7, 5.11, 5.16"),
    "AV304": Check("error", "Warcinfo-ID names a record of another type", "WARC 5.16"),
    "AV305": Check(
        "error", "a revisit's date, URI or digest is not that of the record it refers to", "WARC 5.12, 5.13, 6.7.2"
    ),
    "AV306": Check("error", "records of one capture event differ in their dates", "WARC 5.4"),
    "AV401": Check("error", "a metadata record is not application/warc-fields", "profile: metadata"),
    "AV402": Check("error", "a record does not refer to a capture", "profile: metadata, conversion"),
    "AV403": Check("error", "a digest is missing", "profile: digests"),
    "AV404": Check("error", "a digest is neither sha256 in hex nor sha1 in base32", "profile: digests"),
    "AV405": Check("error", "the record does not name its warcinfo record", "profile: warcinfo"),
    "AV406": Check("error", "the first record is not a warcinfo record", "profile: warcinfo"),
    "AV407": Check("error", "the record is not WARC/1.1", "profile: version"),
    "AV408": Check("error", "the transfer coding was kept", "profile: response"),
    "AV409": Check("error", "a record type stands in the wrong folder", "profile: files"),
    "AV410": Check("error", "the file is not compressed record by record", "profile: files"),
    "AV411": Check("error", "the target URI is a path of somebody's machine", "profile: resource"),
    "AV412": Check("warning", "a file stands where only WARC files belong", "WACZ 1.1.1, Other files"),
    "AV501": Check("error", "catalog.sqlite cannot be read", "layout: catalog.sqlite"),
    "AV502": Check("error", "catalog.sqlite names a record that is not there", "layout: catalog.sqlite"),
    "AV503": Check("error", "catalog.sqlite lacks a record", "layout: catalog.sqlite"),
    "AV504": Check("error", "catalog.sqlite says something else than the record", "layout: catalog.sqlite"),
    "AV505": Check("error", "catalog.sqlite is wrong about an article", "layout: catalog.sqlite"),
    "AV511": Check("error", "index.cdxj lacks a line", "layout: indexes/index.cdxj"),
    "AV512": Check("error", "index.cdxj has a line that no record has", "layout: indexes/index.cdxj"),
    "AV513": Check("error", "index.cdxj is not sorted by bytes, or repeats a line", "layout: indexes/index.cdxj"),
    "AV521": Check("error", "pages.jsonl lacks an article", "WACZ 1.1.1, pages.jsonl"),
    "AV522": Check("error", "pages.jsonl has a page that no article has", "WACZ 1.1.1, pages.jsonl"),
    "AV523": Check("error", "pages.jsonl is not JSON lines in order behind its header", "WACZ 1.1.1, pages.jsonl"),
    "AV524": Check("error", "pages.jsonl is wrong about an article", "layout: pages/pages.jsonl"),
    "AV531": Check("error", "datapackage.json cannot be read", "WACZ 1.1.1, datapackage.json"),
    "AV532": Check("error", "a file is not as datapackage.json says", "WACZ 1.1.1, datapackage.json"),
    "AV533": Check("error", "datapackage.json lacks a file", "WACZ 1.1.1, datapackage.json"),
    "AV541": Check("error", "a text record belongs to no article", "layout: text"),
    "AV542": Check("error", "an article has no text record", "layout: text"),
    "AV551": Check("error", "something that was removed is still there", "layout: tombstones"),
    "AV552": Check("error", "a tombstone cannot be read", "layout: tombstones"),
}


def finding(
    code: str,
    detail: str = "",
    *,
    file: str | None = None,
    offset: int | None = None,
    record_id: str | None = None,
) -> Finding:
    """What was found: the code's title, and what is special to this place."""
    check = CHECKS[code]
    message = f"{check.title}: {detail}" if detail else check.title
    return Finding(
        code=code, severity=check.severity, message=message, file=file, offset=offset, record_id=record_id or None
    )
