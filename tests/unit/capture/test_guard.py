# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What the fetcher may not reach: the guard stands before the first byte, on every hop and for robots.txt."""

import socket
import ssl
from collections.abc import Sequence

import pytest

from byline.capture.address import Resolver, not_public
from byline.capture.fetch import Fetcher
from byline.config import Settings
from byline.errors import FetchFailed, PrivateAddress
from support.certificate import CERTIFICATE
from support.clock import StillClock
from support.server import Connection, Server, redirect, respond

HASTY = Settings(delay=0, timeout=2, retries=0)


def names(**addresses: str) -> Resolver:
    """A resolver that knows these first labels, all of them at .example."""

    def resolve(host: str, port: int) -> Sequence[str]:
        return addresses[host.removesuffix(".example")].split()

    return resolve


def judge(address: str) -> str | None:
    """Takes 127.0.0.1 for a public address, so that a server for tests can be outside, and nothing else."""
    return None if address == "127.0.0.1" else not_public(address)


@pytest.mark.parametrize("ignore_robots", [True, False])
@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "0x7f.0.0.1", "2130706433", "0.0.0.0", "[::ffff:127.0.0.1]"]
)
def test_this_machine_is_not_asked(server: Server, host: str, ignore_robots: bool) -> None:
    server.at("/", respond("<p>secret"))
    with Fetcher(HASTY, ignore_robots=ignore_robots) as fetcher, pytest.raises(PrivateAddress, match="leads to"):
        fetcher.fetch(server.url("/", host=host))
    assert server.connections == 0


@pytest.mark.parametrize("addresses", ["127.0.0.1", "93.184.215.14 127.0.0.1", "::1"])
def test_a_name_that_leads_inside_is_not_asked(server: Server, addresses: str) -> None:
    fetcher = Fetcher(HASTY, resolve=names(news=addresses))
    with pytest.raises(PrivateAddress, match=r"news\.example"):
        fetcher.fetch(server.url("/", host="news.example"))
    assert server.connections == 0


@pytest.mark.parametrize("inside", ["127.0.0.2", "10.0.0.1", "::1", "169.254.169.254"])
def test_a_redirect_inside_is_not_followed(server: Server, inside: str) -> None:
    with Server(host="127.0.0.2") as secret:
        secret.at("/", respond("<p>secret"))
        server.at("/", redirect(secret.url("/", host="intranet.example")))
        fetcher = Fetcher(HASTY, judge=judge, resolve=names(news="127.0.0.1", intranet=inside))
        with pytest.raises(PrivateAddress, match=r"intranet\.example"):
            fetcher.fetch(server.url("/", host="news.example"))
    assert server.paths == ["/robots.txt", "/"]
    assert secret.connections == 0


def test_a_robots_txt_inside_is_not_asked_for(server: Server) -> None:
    with Server(host="127.0.0.2") as secret:
        server.at("/robots.txt", redirect(secret.url("/robots.txt", host="intranet.example")))
        fetcher = Fetcher(HASTY, judge=judge, resolve=names(news="127.0.0.1", intranet="127.0.0.2"))
        with pytest.raises(PrivateAddress, match=r"intranet\.example"):
            fetcher.fetch(server.url("/", host="news.example"))
    assert server.paths == ["/robots.txt"]
    assert secret.connections == 0


class Rebinding:
    """Names a public address when it is asked first, and one inside ever after."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, host: str, port: int) -> Sequence[str]:
        self.asked += 1
        return ["127.0.0.1"] if self.asked == 1 else ["127.0.0.2"]


def test_the_address_that_was_checked_is_the_one_that_is_asked(server: Server) -> None:
    """The name is looked up once a request: nobody can change the answer between the check and the connection."""
    server.at("/", respond("<p>page"))
    rebinding = Rebinding()
    fetcher = Fetcher(HASTY, judge=judge, resolve=rebinding, ignore_robots=True)
    assert fetcher.fetch(server.url("/", host="news.example")).exchanges[0].ip == "127.0.0.1"
    assert rebinding.asked == 1
    with pytest.raises(PrivateAddress):
        fetcher.fetch(server.url("/", host="news.example"))
    assert server.connections == 1


def test_a_second_try_is_checked_again(server: Server, clock: StillClock) -> None:
    server.at("/", respond(status="503 Service Unavailable"), respond("<p>page"))
    fetcher = Fetcher(Settings(retries=3), judge=judge, resolve=Rebinding(), clock=clock, ignore_robots=True)
    with pytest.raises(PrivateAddress):
        fetcher.fetch(server.url("/", host="news.example"))
    assert server.connections == 1


def test_the_server_is_told_the_name_and_not_the_address(server: Server) -> None:
    server.at("/", respond("<p>page"))
    fetcher = Fetcher(HASTY, allow_private=True, ignore_robots=True, resolve=names(news="127.0.0.1"))
    capture = fetcher.fetch(server.url("/", host="news.example"))
    assert server.requests[0].get("Host") == f"news.example:{server.port}"
    assert capture.url == server.url("/", host="news.example")


# TLS


@pytest.fixture
def trusting(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Fetcher:
    """A fetcher on a machine that trusts the tests' certificate, where .example names lead to the test server."""
    trusted = tmp_path_factory.mktemp("trusted") / "ca.pem"
    trusted.write_text(CERTIFICATE)
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    everywhere = names(news="127.0.0.1", other="127.0.0.1")
    return Fetcher(HASTY, allow_private=True, ignore_robots=True, resolve=everywhere)


def test_tls_is_spoken_with_the_name(secure_server: Server, trusting: Fetcher) -> None:
    secure_server.at("/", respond("<p>page"))
    exchange = trusting.fetch(secure_server.url("/", host="news.example")).exchanges[0]
    request = secure_server.requests[0]
    assert request.server_name == "news.example"
    assert request.get("Host") == f"news.example:{secure_server.port}"
    assert (exchange.body, exchange.ip) == (b"<p>page", "127.0.0.1")


def test_a_certificate_for_another_name_is_refused(secure_server: Server, trusting: Fetcher) -> None:
    with pytest.raises(FetchFailed, match=r"other\.example:\d+ does not prove who it is: Hostname mismatch"):
        trusting.fetch(secure_server.url("/", host="other.example"))
    assert secure_server.requests == []


def test_a_certificate_that_nobody_vouches_for_is_refused(secure_server: Server) -> None:
    """Even when private addresses are allowed; and it is not tried again."""
    fetcher = Fetcher(Settings(timeout=2), allow_private=True, ignore_robots=True, resolve=names(news="127.0.0.1"))
    with pytest.raises(FetchFailed, match="does not prove who it is: self-signed certificate"):
        fetcher.fetch(secure_server.url("/", host="news.example"))
    assert secure_server.connections == 1


def test_plain_http_on_a_tls_port(server: Server) -> None:
    fetcher = Fetcher(
        Settings(timeout=0.2, retries=0), allow_private=True, ignore_robots=True, resolve=names(news="127.0.0.1")
    )
    with pytest.raises(FetchFailed, match="gave no whole response"):
        fetcher.fetch(server.url("/", host="news.example").replace("http:", "https:"))


def cut(connection: Connection) -> None:
    """A page whose length nobody knows, and a connection that ends without TLS's own goodbye."""
    connection.send(respond("<p>All rights reserved but", length=-1))
    connection.sock.shutdown(socket.SHUT_RDWR)


def test_a_page_that_somebody_cuts_short_is_no_page(secure_server: Server, trusting: Fetcher) -> None:
    """RFC 9112, section 9.8: without a closure alert, a body that ends with the connection may be incomplete."""
    secure_server.at("/", cut)
    with pytest.raises(FetchFailed, match="gave no whole response"):
        trusting.fetch(secure_server.url("/", host="news.example"))


def test_so_it_is_where_python_tells_openssl_to_let_it_pass(
    secure_server: Server, trusting: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As Python 3.11.2 does with each new context, and 3.11.7 does not."""

    class Lenient(ssl.SSLContext):
        def __init__(self, protocol: int) -> None:
            self.options |= getattr(ssl, "OP_IGNORE_UNEXPECTED_EOF", 0)

    monkeypatch.setattr("urllib3.util.ssl_.SSLContext", Lenient)
    test_a_page_that_somebody_cuts_short_is_no_page(secure_server, trusting)


def test_a_page_that_ends_with_the_connection_is_whole_after_a_goodbye(
    secure_server: Server, trusting: Fetcher
) -> None:
    secure_server.at("/", respond("<p>page", length=-1))
    assert trusting.fetch(secure_server.url("/", host="news.example")).payload == b"<p>page"
