# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The rules of ISO 28500:2017, clause 5, about the fields of a record header: a table, and a function to apply it."""

import ipaddress
import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import NamedTuple

from byline.warc.digests import parse_digest
from byline.warc.headers import Headers

Problem = tuple[str, str]
"""A code and what is special to this place."""

VERSIONS = frozenset({"WARC/0.17", "WARC/0.18", "WARC/1.0", "WARC/1.1"})
TYPES = frozenset({"warcinfo", "response", "resource", "request", "metadata", "revisit", "conversion", "continuation"})

_WORD = r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+"
# RFC 9110, 8.3.1: the standard's own grammar forgets the space before a parameter (annotated standard, issue 38).
_MEDIA_TYPE = re.compile(rf'{_WORD}/{_WORD}([ \t]*;[ \t]*({_WORD}=({_WORD}|"([^"\\]|\\.)*"))?)*[ \t]*')
_ID = re.compile(r"<[A-Za-z][A-Za-z0-9+.\-]*:[^\s<>]+>")
_UUID = re.compile(r"<urn:uuid:(?![0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}>)", re.IGNORECASE)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")
_UNESCAPED = re.compile(r"[^A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]|%(?![0-9A-Fa-f]{2})")
_OLD_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)
# W3C-DTF in UTC; a fraction has at most nine digits (5.4).
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?Z)?)?)?", re.ASCII)
_FRACTION = re.compile(r"\.\d+")
_DIGITS = re.compile(r"[0-9]{1,18}")


def _id(value: str, _version: str) -> Problem | None:
    return None if _ID.fullmatch(value) and not _UUID.match(value) else ("AV107", value)


def _uri(value: str, _version: str) -> Problem | None:
    if not _SCHEME.match(value.removeprefix("<")) or re.search(r"\s", value):
        return "AV109", value
    character = _UNESCAPED.search(value)
    return ("AV115", f"{character[0]!r} in {value}") if character else None


def _date(value: str, version: str) -> Problem | None:
    if not (_DATE if version == "WARC/1.1" else _OLD_DATE).fullmatch(value):
        return "AV108", value
    try:
        datetime.fromisoformat(_FRACTION.sub("", value) + "-01-01"[max(0, len(value) - 4) :])
    except ValueError as error:
        return "AV108", f"{value}: {error}"
    return None


def _digest(value: str, _version: str) -> Problem | None:
    digest = parse_digest(value)
    if digest is None:
        return "AV110", value
    return None if digest.value is not None else ("AV203", value)


def _number(value: str, _version: str) -> Problem | None:
    return None if _DIGITS.fullmatch(value) else ("AV111", value)


def _media_type(value: str, _version: str) -> Problem | None:
    return None if _MEDIA_TYPE.fullmatch(value) else ("AV112", value)


def _address(value: str, _version: str) -> Problem | None:
    try:
        ipaddress.ip_address(value)
    except ValueError:
        return "AV113", value
    return None


class FieldRule(NamedTuple):
    """What clause 5 says of one field."""

    form: Callable[[str, str], Problem | None] | None = None
    """Judges one value, given the record's version."""
    required: frozenset[str] = frozenset()
    forbidden: frozenset[str] = frozenset()
    repeatable: bool = False


def _on(types: str) -> frozenset[str]:
    return frozenset(types.split())


def _only_on(types: str) -> frozenset[str]:
    return TYPES - _on(types)


FIELDS: dict[str, FieldRule] = {
    "WARC-Record-ID": FieldRule(_id, required=TYPES),
    "Content-Length": FieldRule(_number, required=TYPES),
    "WARC-Date": FieldRule(_date, required=TYPES),
    "WARC-Type": FieldRule(required=TYPES),
    "Content-Type": FieldRule(_media_type),
    "WARC-Concurrent-To": FieldRule(_id, forbidden=_on("warcinfo conversion continuation"), repeatable=True),
    "WARC-Block-Digest": FieldRule(_digest),
    "WARC-Payload-Digest": FieldRule(_digest, forbidden=_on("warcinfo metadata")),
    "WARC-IP-Address": FieldRule(_address, forbidden=_on("warcinfo conversion continuation")),
    "WARC-Refers-To": FieldRule(_id, forbidden=_only_on("metadata revisit conversion")),
    "WARC-Refers-To-Target-URI": FieldRule(_uri, forbidden=_only_on("revisit")),
    "WARC-Refers-To-Date": FieldRule(_date, forbidden=_only_on("revisit")),
    "WARC-Target-URI": FieldRule(_uri, required=_only_on("warcinfo metadata"), forbidden=_on("warcinfo")),
    "WARC-Truncated": FieldRule(),
    "WARC-Warcinfo-ID": FieldRule(_id, forbidden=_on("warcinfo")),
    "WARC-Filename": FieldRule(forbidden=_only_on("warcinfo")),
    "WARC-Profile": FieldRule(_uri, required=_on("revisit")),
    "WARC-Identified-Payload-Type": FieldRule(_media_type, forbidden=_on("warcinfo metadata")),
    "WARC-Segment-Number": FieldRule(_number, required=_on("continuation")),
    "WARC-Segment-Origin-ID": FieldRule(_id, required=_on("continuation"), forbidden=_only_on("continuation")),
    "WARC-Segment-Total-Length": FieldRule(_number, forbidden=_only_on("continuation")),
}
"""Every field that clause 5 defines. Others are extensions and may be anything (5.1)."""

_MANDATORY = frozenset(name for name, rule in FIELDS.items() if rule.required == TYPES)
_SAME_PAYLOAD = "identical-payload-digest"
_NAMES = {name.lower(): name for name in FIELDS}


def check_headers(headers: Headers) -> Iterator[Problem]:
    """What is wrong with a record's header."""
    for flaw in headers.flaws:
        yield "AV114", flaw
    if headers.version not in VERSIONS:
        yield "AV105", headers.version
    kind = headers.get("WARC-Type") or ""
    if kind and kind not in TYPES:
        yield "AV106", kind
    known = [(_NAMES[name.lower()], value) for name, value in headers.fields if name.lower() in _NAMES]
    for name, value in known:
        rule = FIELDS[name]
        if kind in rule.forbidden:
            yield "AV103", f"{name} on {kind}"
        if rule.form and (problem := rule.form(value, headers.version)):
            code, detail = problem
            yield code, f"{name}: {detail}"
    yield from _check_presence(headers, kind, Counter(name for name, _ in known))


def _check_presence(headers: Headers, kind: str, counts: Counter[str]) -> Iterator[Problem]:
    """Which of the known fields are missing, and which stand there more than once."""
    for name, rule in FIELDS.items():
        if counts[name] > 1 and not rule.repeatable:
            yield "AV104", f"{name}, {counts[name]} times"
        if not counts[name] and name in _MANDATORY:
            yield "AV101", name
        elif not counts[name] and kind in rule.required:
            yield "AV102", f"{name} on {kind}"
    if (headers.get("WARC-Profile") or "").endswith(_SAME_PAYLOAD) and not counts["WARC-Payload-Digest"]:
        yield "AV102", "WARC-Payload-Digest on a revisit of the profile identical-payload-digest (6.7.2)"
    if headers.block_length and not counts["Content-Type"] and kind != "continuation":
        yield "AV116", ""
