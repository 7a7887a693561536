# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""No address that IANA's registries keep from the public internet passes the guard.

RFC 6890, section 2.2.1 (as RFC 8190 words it): globally reachable is "a boolean value indicating whether an IP datagram
whose destination address is drawn from the allocated special-purpose address block is forwardable beyond a specified
administrative domain".
"""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from byline.capture.address import not_public

# Globally reachable: False or N/A in the registries, and the multicast and deprecated site-local blocks.
SPECIAL = [
    "0.0.0.0/8",  # RFC 791
    "10.0.0.0/8",  # RFC 1918
    "100.64.0.0/10",  # RFC 6598
    "127.0.0.0/8",  # RFC 1122
    "169.254.0.0/16",  # RFC 3927
    "172.16.0.0/12",  # RFC 1918
    "192.0.0.0/29",  # RFC 7335
    "192.0.0.8/32",  # RFC 7600
    "192.0.0.170/31",  # RFC 7050
    "192.0.2.0/24",  # RFC 5737
    "192.88.99.0/24",  # RFC 7526
    "192.168.0.0/16",  # RFC 1918
    "198.18.0.0/15",  # RFC 2544
    "198.51.100.0/24",  # RFC 5737
    "203.0.113.0/24",  # RFC 5737
    "224.0.0.0/4",  # RFC 5771
    "240.0.0.0/4",  # RFC 1112
    "255.255.255.255/32",  # RFC 919
    "::/128",  # RFC 4291
    "::1/128",  # RFC 4291
    "64:ff9b:1::/48",  # RFC 8215
    "100::/64",  # RFC 6666
    "100:0:0:1::/64",  # RFC 9780
    "2001::/32",  # RFC 4380
    "2001:2::/48",  # RFC 5180
    "2001:10::/28",  # RFC 4843
    "2001:db8::/32",  # RFC 3849
    "2002::/16",  # RFC 3056
    "3fff::/20",  # RFC 9637
    "5f00::/16",  # RFC 9602
    "fc00::/7",  # RFC 4193
    "fe80::/10",  # RFC 4291
    "fec0::/10",  # RFC 3879
    "ff00::/8",  # RFC 4291
]
SPECIAL_V4 = [network for network in map(ip_network, SPECIAL) if isinstance(network, IPv4Network)]


def address_in(network: IPv4Network | IPv6Network) -> st.SearchStrategy[str]:
    """Any address of the network, with its first and its last among the likely ones."""
    first, last = int(network[0]), int(network[-1])
    numbers = st.sampled_from([first, last]) | st.integers(first, last)
    return numbers.map(lambda number: str(type(network[0])(number)))


@pytest.mark.parametrize("network", SPECIAL)
@given(data=st.data())
def test_no_special_address_passes(network: str, data: st.DataObject) -> None:
    assert not_public(data.draw(address_in(ip_network(network))))


@given(st.sampled_from(SPECIAL_V4).flatmap(address_in), st.sampled_from(["::ffff:0:0", "64:ff9b::", "::", "2002::"]))
def test_no_special_address_passes_inside_another(inner: str, prefix: str) -> None:
    """RFC 6052, section 3.1: the well-known prefix "MUST NOT be used to represent non-global IPv4 addresses"."""
    low = int(IPv4Address(inner))
    outer = int(IPv6Address(prefix)) | (low << 80 if prefix == "2002::" else low)
    assert not_public(str(IPv6Address(outer)))


@given(st.ip_addresses(v=4) | st.ip_addresses(v=6) | st.ip_addresses(v=6, network="2000::/3"))
def test_what_passes_is_global_for_python_too(address: IPv4Address | IPv6Address) -> None:
    if not_public(str(address)) is None and getattr(address, "ipv4_mapped", None) is None:
        assert address.is_global
        assert not address.is_multicast


@given(st.ip_addresses(v=4, network="8.0.0.0/7") | st.ip_addresses(v=6, network="2600::/12"))
def test_the_public_internet_stays_open(address: IPv4Address | IPv6Address) -> None:
    assert not_public(str(ip_address(address))) is None
