# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""One HTTP request to an address that was checked, recorded as it was sent and as it was answered."""

import io
import socket
import ssl
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from http.client import HTTPResponse
from typing import Any, cast

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, HTTPError, NewConnectionError, SSLError
from urllib3.util.ssl_ import create_urllib3_context

from byline.capture.head import TemporaryFailure, body_length, read_head, without_transfer_coding
from byline.capture.pace import Clock
from byline.capture.target import Target
from byline.errors import BadInput, FetchFailed
from byline.model.capture import Exchange, HttpHead

_PIECE = 65_536
_MAX_ADDRESSES = 4


@dataclass(frozen=True)
class Bounds:
    """What one request may cost: seconds of silence, seconds in all, and bytes of body (as sent)."""

    silence: float
    total: float
    size: int
    cut: bool = False
    """Whether a body that is too large is cut there instead of being an error."""


class Recorder:
    """What passes over one connection, and the time it may take."""

    def __init__(self, bounds: Bounds, clock: Clock) -> None:
        self.bounds = bounds
        self.sent = b""
        self.head = HttpHead(line="")
        self._clock = clock
        self._end = clock.monotonic() + bounds.total

    def patience(self) -> float:
        """Seconds to wait for the next byte; zero or less once the whole time is up."""
        return min(self.bounds.silence, self._end - self._clock.monotonic())


class _Wire(io.RawIOBase):
    """The receiving side of a socket. A server that drips cannot stretch the total: each byte has less time left."""

    def __init__(self, sock: socket.socket, recorder: Recorder) -> None:
        self._sock = sock
        self._stream = sock.makefile("rb", buffering=0)
        self._recorder = recorder

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        patience = self._recorder.patience()
        if patience <= 0:
            raise TimeoutError
        self._sock.settimeout(patience)
        return self._stream.readinto(buffer)

    def close(self) -> None:
        self._stream.close()
        super().close()


class _Reader(io.BufferedReader):
    def read(self, size: int | None = -1, /) -> bytes:
        # urllib3 takes a chunk of size -1 for "all there is", and that has no bound.
        if size is None or size < 0:
            raise FetchFailed("the response's body is malformed")
        return super().read(size)

    def readline(self, size: int | None = -1, /) -> bytes:
        # Cut within the size of a chunk, "0a" would end the body as "0".
        line = super().readline(size)
        if line and not line.endswith(b"\n") and (size is None or size < 0 or len(line) < size):
            raise FetchFailed("the connection was closed in the middle of the response")
        return line


class _Response(HTTPResponse):
    """A response whose head is read by us, exactly and within bounds; http.client gets a copy without surprises."""

    def __init__(self, sock: socket.socket, method: str | None = None, *, recorder: Recorder) -> None:
        super().__init__(sock, method=method)
        self.fp.close()
        self.fp = _Reader(_Wire(sock, recorder))
        self._recorder = recorder

    def begin(self) -> None:
        wire = self.fp
        head = self._recorder.head = read_head(wire)
        body_length(head)
        lines = (head.line, *(f"{name}: {value}" for name, value in head.headers), "", "")
        self.fp = io.BufferedReader(io.BytesIO("\r\n".join(lines).encode("latin-1")))
        try:
            super().begin()
        finally:
            self.fp = wire


class _Recorded(HTTPConnection):
    """A connection that keeps what it sends."""

    def __init__(self, *args: Any, recorder: Recorder, **options: Any) -> None:
        super().__init__(*args, **options)
        self.response_class = cast("type[HTTPResponse]", partial(_Response, recorder=recorder))
        self._recorder = recorder

    def connect(self) -> None:
        super().connect()
        if isinstance(self.sock, ssl.SSLSocket):
            self.sock.suppress_ragged_eofs = False  # type: ignore[attr-defined]

    def send(self, data: Any) -> None:
        self._recorder.sent += data
        super().send(data)


class _RecordedSecure(_Recorded, HTTPSConnection):
    pass


def exchange(
    target: Target,
    addresses: Sequence[str],
    fields: Mapping[str, str],
    *,
    bounds: Bounds,
    clock: Clock,
    admit: Callable[[HttpHead], None],
) -> Exchange:
    """GET the target from the first of its addresses that can be reached.

    `fields` are the request's header fields, all of them and in their order. `admit` sees the response's head before
    the body is read and raises what is to be raised. Raises FetchFailed; TemporaryFailure if another try makes sense.
    """
    failure: HTTPError | None = None
    for address in addresses[:_MAX_ADDRESSES]:
        try:
            return _exchange(target, address, fields, Recorder(bounds, clock), clock, admit)
        except (NewConnectionError, ConnectTimeoutError) as error:
            failure = error
    raise TemporaryFailure(f"{target.origin} cannot be reached: {_reason(failure)}")


def _exchange(
    target: Target,
    address: str,
    fields: Mapping[str, str],
    recorder: Recorder,
    clock: Clock,
    admit: Callable[[HttpHead], None],
) -> Exchange:
    moment = clock.now()
    try:
        with _pool(target, address, recorder) as pool:
            response = pool.urlopen(
                "GET",
                target.resource,
                headers=fields,
                retries=False,
                redirect=False,
                assert_same_host=False,
                preload_content=False,
                decode_content=False,
            )
            try:
                admit(recorder.head)
                body = _body(response, recorder)
            finally:
                response.close()
    except (FetchFailed, BadInput) as error:
        raise type(error)(f"{target.url}: {error.message}", cure=error.cure) from None
    except (NewConnectionError, ConnectTimeoutError):
        raise
    except (HTTPError, OSError) as error:
        raise _failure(target, error, recorder) from error
    line, *sent = recorder.sent.decode("latin-1").removesuffix("\r\n\r\n").split("\r\n")
    return Exchange(
        url=target.url,
        retrieved=moment,
        request=HttpHead(line=line, headers=tuple(_field(text) for text in sent)),
        response=without_transfer_coding(recorder.head, len(body)),
        body=body,
        ip=address,
        protocol=recorder.head.line[:8].lower(),
    )


def _pool(target: Target, address: str, recorder: Recorder) -> urllib3.HTTPConnectionPool:
    """A pool of one connection to the address; TLS is spoken with, and checked against, the target's name."""
    silence = recorder.bounds.silence
    if target.scheme == "http":
        plain = urllib3.HTTPConnectionPool(address, target.port, timeout=silence, recorder=recorder)
        plain.ConnectionCls = _Recorded
        return plain
    secure = urllib3.HTTPSConnectionPool(
        address,
        target.port,
        timeout=silence,
        server_hostname=target.host,
        ssl_context=_tls(),
        recorder=recorder,
    )
    secure.ConnectionCls = _RecordedSecure
    return secure


def _tls() -> ssl.SSLContext:
    """TLS as urllib3 sets it up, with the certificates that this machine trusts.

    An end without TLS's own goodbye may be somebody cutting the page short (RFC 9112, section 9.8), so it is an error:
    to OpenSSL, which some releases of Python tell to let it pass, and to the socket (see _Recorded.connect).
    """
    context = create_urllib3_context()
    context.options &= ~getattr(ssl, "OP_IGNORE_UNEXPECTED_EOF", 0)
    context.load_default_certs()
    return context


def _body(response: urllib3.BaseHTTPResponse, recorder: Recorder) -> bytes:
    bounds = recorder.bounds
    too_large = FetchFailed(f"the page is larger than {bounds.size:,} bytes", cure="raise max_size in byline.toml")
    if not bounds.cut and (body_length(recorder.head) or 0) > bounds.size:
        raise too_large
    body = bytearray()
    for piece in response.stream(_PIECE, decode_content=False):
        body += piece
        if len(body) > bounds.size:
            if bounds.cut:
                break
            raise too_large
    return bytes(body[: bounds.size])


def _field(line: str) -> tuple[str, str]:
    name, _, value = line.partition(": ")
    return name, value


def _failure(target: Target, error: Exception, recorder: Recorder) -> FetchFailed:
    if recorder.patience() <= 0:
        return FetchFailed(f"{target.url} took longer than {recorder.bounds.total:g} seconds")
    if isinstance(error, SSLError) and isinstance(error.args[0], ssl.SSLCertVerificationError):
        return FetchFailed(f"{target.origin} does not prove who it is: {error.args[0].verify_message}")
    return TemporaryFailure(f"{target.url} gave no whole response: {_reason(error)}")


def _reason(error: BaseException | None) -> str:
    """What the operating system said, at the end of urllib3's chain of errors."""
    while error is not None:
        if isinstance(error, TimeoutError):
            return "it fell silent"
        if isinstance(error, OSError) and error.strerror:
            return error.strerror
        error = error.__cause__ or error.__context__
    return "it ends early, or breaks its own framing"
