# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What passed over the wire is what is recorded, over a real connection; and nothing is recorded that did not."""

import io
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from byline.capture.fetch import Fetcher
from byline.capture.head import read_head
from byline.capture.target import parse_target
from byline.config import Settings
from byline.errors import BadInput, FetchFailed
from support.clock import StillClock
from support.server import Server, encode, respond

FRAMING = {"content-length", "transfer-encoding", "content-type", "content-encoding", "location"}
TOKEN = "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
names = st.text(TOKEN, min_size=1, max_size=12).filter(lambda name: name.lower() not in FRAMING)
# RFC 9110, section 5.5: visible characters and obs-text, with spaces and tabs between them; other controls happen too.
values = st.text(st.characters(max_codepoint=255, exclude_characters="\r\n\0"), max_size=30).map(
    lambda v: v.strip(" \t")
)
bodies = st.binary(min_size=1, max_size=300)
over_the_wire = settings(max_examples=40, deadline=None)


@pytest.fixture(scope="module")
def shared() -> Iterator[Server]:
    with Server() as running:
        yield running


def fetcher() -> Fetcher:
    return Fetcher(Settings(delay=0, retries=0, timeout=5), allow_private=True, ignore_robots=True, clock=StillClock())


@over_the_wire
@given(headers=st.lists(st.tuples(names, values), max_size=12), body=bodies)
def test_header_fields_are_recorded_as_they_came(shared: Server, headers: list[tuple[str, str]], body: bytes) -> None:
    """RFC 9110, section 5.3: the order of fields with one name matters; case, order and bytes are kept for all."""
    exchange = fetcher().fetch(shared.at("/", respond(body, headers=headers))).exchanges[0]
    declared = [("Content-Type", "text/html; charset=utf-8"), *headers, ("Content-Length", str(len(body)))]
    assert list(exchange.response.headers) == declared
    assert exchange.body == body


@over_the_wire
@given(body=bodies, coding=st.sampled_from([None, "gzip", "deflate", "br"]), chunks=st.none() | st.integers(1, 400))
def test_a_body_is_recorded_without_its_transfer_coding(
    shared: Server, body: bytes, coding: str | None, chunks: int | None
) -> None:
    """ISO 28500, section 6.3.2, with the profile's rule: content codings stay, the transfer coding goes."""
    exchange = fetcher().fetch(shared.at("/", respond(body, coding=coding, chunks=chunks))).exchanges[0]
    assert exchange.body == encode(body, coding)
    assert exchange.response.get_all("Content-Length") == (str(len(exchange.body)),)


@over_the_wire
@given(body=bodies, chunks=st.none() | st.integers(1, 400), data=st.data())
def test_a_response_that_was_cut_is_never_a_page(
    shared: Server, body: bytes, chunks: int | None, data: st.DataObject
) -> None:
    """RFC 9112, section 8: a client that receives an incomplete response "MUST record the message as incomplete"."""
    whole = respond(body, chunks=chunks)
    # All but the empty line after the last chunk: without it, the content is complete all the same.
    cut = data.draw(st.integers(0, len(whole) - (3 if chunks else 1)))
    with pytest.raises(FetchFailed):
        fetcher().fetch(shared.at("/", whole[:cut]))


@over_the_wire
@given(text=st.text(st.characters(exclude_characters="#"), max_size=40))
def test_the_url_that_is_recorded_is_the_one_that_was_requested(shared: Server, text: str) -> None:
    try:
        target = parse_target(shared.url("/" + text))
    except BadInput:
        return
    shared.requests.clear()
    capture = fetcher().fetch(shared.at(target.resource, respond("<p>page")))
    exchange, request = capture.exchanges[0], shared.requests[0]
    assert exchange.url == f"http://127.0.0.1:{shared.port}{request.path}"
    assert (exchange.request.line, list(exchange.request.headers)) == (request.line, request.headers)


@given(st.binary(max_size=200) | st.binary(max_size=100).map(lambda junk: b"HTTP/1.1 200 OK\r\n" + junk + b"\r\n\r\n"))
def test_any_bytes_are_a_head_or_refused(junk: bytes) -> None:
    """RFC 9110, section 5.5: "Field values containing CR, LF, or NUL characters are invalid and dangerous"."""
    try:
        head = read_head(io.BytesIO(junk))
    except FetchFailed:
        return
    for text in (head.line, *(part for field in head.headers for part in field)):
        assert not set(text) & set("\r\n\0")
    assert int(head.line.split(" ")[1]) >= 200 or head.line[9] == "0"


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_url_has_one_normal_form(host: str, rest: str) -> None:
    """RFC 3986, section 6.2.2: normalisation is done once; a normal form is its own."""
    try:
        target = parse_target(f"https://{host}.example/{rest}")
    except BadInput:
        return
    assert parse_target(target.url) == target
    assert target.url.isascii()
    assert not set(target.url) & set(' \t\r\n\\"<>')
    assert "@" not in target.authority


@given(st.text(max_size=80))
def test_a_location_is_followed_or_refused(reference: str) -> None:
    origin = parse_target("https://news.example/a/b")
    try:
        target = origin.follow(reference)
    except BadInput:
        return
    assert target.scheme in ("http", "https")
