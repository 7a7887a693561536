# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""A real HTTP server on the loopback interface that answers with exactly the bytes a test wants.

A path is given a list of answers; each request takes the next, the last one is kept. An answer is bytes to send as
they are (the connection is closed after them), or a function that is given the connection.
"""

import gzip
import socket
import ssl
import threading
import zlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import NamedTuple, Self

import brotli

Header = tuple[str, str]


class Request(NamedTuple):
    """What a client sent: the bytes of the head, without the empty line after it."""

    raw: bytes
    server_name: str | None

    @property
    def line(self) -> str:
        return self.raw.split(b"\r\n")[0].decode("latin-1")

    @property
    def path(self) -> str:
        return self.line.split(" ")[1]

    @property
    def headers(self) -> list[Header]:
        fields = (field.decode("latin-1").partition(": ") for field in self.raw.split(b"\r\n")[1:])
        return [(name, value) for name, _, value in fields]

    def get(self, name: str) -> str | None:
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)


class Connection:
    """The server's side of one connection."""

    def __init__(self, sock: socket.socket, stopping: threading.Event) -> None:
        self.sock = sock
        self._stopping = stopping

    def send(self, data: bytes) -> None:
        self.sock.sendall(data)

    def pause(self, seconds: float) -> bool:
        """Wait; False if the server is being stopped."""
        return not self._stopping.wait(seconds)

    def reset(self) -> None:
        """Drop the connection as a crash does, with RST."""
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        self.sock.close()


Answer = bytes | Callable[[Connection], None]


class Server:
    """Serves until it is closed; `requests` holds every request in the order in which its head was complete."""

    def __init__(self, *, host: str = "127.0.0.1", context: ssl.SSLContext | None = None) -> None:
        self.requests: list[Request] = []
        self.connections = 0
        self._answers: dict[str, list[Answer]] = {}
        self._stopping = threading.Event()
        self._context = context
        self._names: dict[int, str | None] = {}
        if context is not None:
            context.sni_callback = self._remember_name
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self._listener = socket.create_server((host, 0), family=family, backlog=64)
        self.host = f"[{host}]" if ":" in host else host
        self.port: int = self._listener.getsockname()[1]
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stopping.set()
        # Wakes the thread that waits in accept(), which close() alone does not.
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for thread in self._threads:
            thread.join(5)

    def url(self, path: str = "/", *, host: str | None = None) -> str:
        scheme = "https" if self._context else "http"
        return f"{scheme}://{host or self.host}:{self.port}{path}"

    def at(self, path: str, *answers: Answer) -> str:
        """Give the path its answers; returns its URL."""
        self._answers[path] = list(answers)
        return self.url(path)

    @property
    def paths(self) -> list[str]:
        return [request.path for request in self.requests]

    def _remember_name(self, sock: ssl.SSLObject | ssl.SSLSocket, name: str | None, _: ssl.SSLContext) -> None:
        self._names[id(sock)] = name

    def _accept(self) -> None:
        while not self._stopping.is_set():
            try:
                sock, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            thread = threading.Thread(target=self._serve, args=(sock,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, sock: socket.socket) -> None:
        # Clients that go away early are part of the tests.
        with sock, suppress(OSError):
            sock.settimeout(20)
            if self._context is None:
                self._answer(sock, None)
                return
            with self._context.wrap_socket(sock, server_side=True) as secure:
                self._answer(secure, self._names.get(id(secure)))
                # After shutdown() there is no TLS to end any more.
                with suppress(ValueError):
                    secure.unwrap()

    def _answer(self, sock: socket.socket, server_name: str | None) -> None:
        raw = b""
        while b"\r\n\r\n" not in raw:
            piece = sock.recv(65536)
            if not piece:
                return
            raw += piece
        request = Request(raw.partition(b"\r\n\r\n")[0], server_name)
        self.requests.append(request)
        answers = self._answers.get(request.path, [NOT_FOUND])
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        if callable(answer):
            answer(Connection(sock, self._stopping))
        else:
            sock.sendall(answer)
            if self._context is None:
                sock.shutdown(socket.SHUT_WR)


def respond(
    body: bytes | str = b"",
    *,
    status: str = "200 OK",
    headers: Iterable[Header] = (),
    media_type: str | None = "text/html; charset=utf-8",
    coding: str | None = None,
    chunks: int | None = None,
    length: int | None = None,
    version: str = "HTTP/1.1",
) -> bytes:
    """A response. `chunks` sends it in chunks of that size; `length` lies about the length, or leaves it out if -1."""
    content = encode(body.encode() if isinstance(body, str) else body, coding)
    fields = [*([("Content-Type", media_type)] if media_type else []), *headers]
    if coding:
        fields.append(("Content-Encoding", coding))
    if chunks:
        fields.append(("Transfer-Encoding", "chunked"))
        pieces = [content[start : start + chunks] for start in range(0, len(content), chunks)]
        content = b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in [*pieces, b""])
    elif length != -1:
        fields.append(("Content-Length", str(len(content) if length is None else length)))
    head = "".join(f"{line}\r\n" for line in (f"{version} {status}", *(f"{name}: {value}" for name, value in fields)))
    return head.encode("latin-1") + b"\r\n" + content


def encode(body: bytes, coding: str | None) -> bytes:
    """The body in a content coding."""
    encoders: dict[str | None, Callable[[bytes], bytes]] = {
        None: bytes,
        "gzip": lambda data: gzip.compress(data, mtime=0),
        "deflate": zlib.compress,
        "br": brotli.compress,
    }
    return encoders[coding](body)


def redirect(location: str, status: str = "302 Found") -> bytes:
    return respond("moved", status=status, headers=[("Location", location)])


def drip(data: bytes, *, seconds: float) -> Callable[[Connection], None]:
    """Sends one byte at a time."""

    def answer(connection: Connection) -> None:
        for byte in data:
            connection.send(bytes([byte]))
            if not connection.pause(seconds):
                return

    return answer


def hang(data: bytes = b"") -> Callable[[Connection], None]:
    """Sends the data and then nothing more, with the connection open."""

    def answer(connection: Connection) -> None:
        connection.send(data)
        connection.pause(20)

    return answer


def reset(data: bytes = b"") -> Callable[[Connection], None]:
    """Sends the data and drops the connection."""

    def answer(connection: Connection) -> None:
        connection.send(data)
        connection.pause(0.05)
        connection.reset()

    return answer


def endless(head: bytes, piece: bytes = b"x" * 65536) -> Callable[[Connection], None]:
    """Sends the head, and then the piece until the client has had enough."""

    def answer(connection: Connection) -> None:
        connection.send(head)
        while connection.pause(0):
            connection.send(piece)

    return answer


NOT_FOUND = respond("<p>nothing here", status="404 Not Found")
