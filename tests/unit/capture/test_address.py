# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0

import socket
from collections.abc import Sequence

import pytest

from byline.capture.address import any_address, locate, not_public, system_resolver
from byline.capture.target import parse_target
from byline.errors import FetchFailed, PrivateAddress

TARGET = parse_target("http://news.example/")


@pytest.mark.parametrize("address", ["93.184.215.14", "1.1.1.1", "2606:4700::1111", "2001:4860:4860::8888"])
def test_public_addresses_pass(address: str) -> None:
    assert not_public(address) is None


@pytest.mark.parametrize(
    "address",
    [
        "169.254.169.254",  # metadata of AWS, GCP, Azure, ...
        "fd00:ec2::254",  # AWS, over IPv6
        "100.100.100.200",  # Alibaba
        "192.0.0.192",  # Oracle
        "168.63.129.16",  # Azure's agent
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "::127.0.0.1",
        "64:ff9b::a00:1",
        "64:ff9b:1::101:101",
        "2002:7f00:1::",
        "2002:101:101::",
        "2001:0:a00:1::",
        "fe80::1%eth0",
        "fec0::1",
        "2606:4700::1%1",
    ],
)
def test_ways_to_other_networks_are_closed(address: str) -> None:
    assert not_public(address)


@pytest.mark.parametrize("address", ["::ffff:1.1.1.1", "64:ff9b::101:101"])
def test_a_public_address_behind_a_translator_passes(address: str) -> None:
    assert not_public(address) is None


def test_addresses_keep_their_order_and_come_once() -> None:
    found = locate(TARGET, lambda host, port: ["2606:4700::1111", "1.1.1.1", "1.1.1.1"], not_public)
    assert found == ("2606:4700::1111", "1.1.1.1")


def test_one_private_address_spoils_them_all() -> None:
    with pytest.raises(
        PrivateAddress, match=r"http://news\.example leads to 10\.0\.0\.1, which is a private"
    ) as caught:
        locate(TARGET, lambda host, port: ["1.1.1.1", "10.0.0.1"], not_public)
    assert "--allow-private" in str(caught.value.cure)


def test_private_addresses_can_be_allowed() -> None:
    assert locate(TARGET, lambda host, port: ["10.0.0.1"], any_address) == ("10.0.0.1",)


def test_a_host_that_is_not_there() -> None:
    def unknown(host: str, port: int) -> Sequence[str]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    with pytest.raises(FetchFailed, match=r"news\.example cannot be found"):
        locate(TARGET, unknown, not_public)
    with pytest.raises(FetchFailed, match="no address"):
        locate(TARGET, lambda host, port: [], not_public)


@pytest.mark.parametrize("host", ["127.0.0.1", "0x7f.1", "2130706433", "017700000001", "localhost", "[::1]"])
def test_every_spelling_of_this_machine_is_refused(host: str) -> None:
    with pytest.raises(PrivateAddress):
        locate(parse_target(f"http://{host}/"), system_resolver, not_public)
