# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Keeps requests out of other people's networks: every address is checked before a byte is sent to it."""

import socket
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from byline.capture.target import Target
from byline.errors import FetchFailed, PrivateAddress

Resolver = Callable[[str, int], Sequence[str]]
"""Gives the addresses of a host; the port only helps the system to look."""
Judge = Callable[[str], str | None]
"""Says what kind of network an address belongs to if no request may go there, else None."""

# Everything in IANA's IPv4 Special-Purpose Address Registry (RFC 6890, as updated by RFC 8190) that is not globally
# reachable, and multicast. Anycast services inside of 192.0.0.0/24 are no web servers.
_CLOSED = tuple(
    (IPv4Network(network), what)
    for network, what in (
        ("0.0.0.0/8", "this network"),
        ("10.0.0.0/8", "a private network"),
        ("100.64.0.0/10", "a carrier's or cloud's own network"),
        ("127.0.0.0/8", "this machine"),
        ("169.254.0.0/16", "the local link, where clouds keep credentials"),
        ("172.16.0.0/12", "a private network"),
        ("192.0.0.0/24", "reserved for protocols"),
        ("192.0.2.0/24", "reserved for examples"),
        ("192.88.99.0/24", "a 6to4 relay"),
        ("192.168.0.0/16", "a private network"),
        ("198.18.0.0/15", "reserved for benchmarks"),
        ("198.51.100.0/24", "reserved for examples"),
        ("203.0.113.0/24", "reserved for examples"),
        ("224.0.0.0/4", "multicast"),
        ("240.0.0.0/4", "reserved"),
        # Not in the registry: Azure answers every virtual machine here with its own configuration.
        ("168.63.129.16/32", "a cloud's own service"),
    )
)
# IPv6 is an allow list: IANA has only ever given 2000::/3 to the public internet (RFC 4291, section 2.4). Within it,
# these are protocol assignments with Teredo, examples, 6to4 (it embeds an IPv4 address; RFC 7526 retired it).
_PUBLIC_V6 = IPv6Network("2000::/3")
_CLOSED_V6 = tuple(
    (IPv6Network(network), what)
    for network, what in (
        ("2001::/23", "reserved for protocols"),
        ("2001:db8::/32", "reserved for examples"),
        ("2002::/16", "a 6to4 address"),
        ("3fff::/20", "reserved for examples"),
    )
)
_NAT64 = IPv6Network("64:ff9b::/96")


def not_public(address: str) -> str | None:
    """What kind of network the IP address belongs to if it is not on the public internet, else None."""
    ip = ip_address(address)
    if isinstance(ip, IPv6Address):
        inner = _embedded(ip)
        if inner is None:
            return _not_public_v6(ip)
        ip = inner
    return next((what for network, what in _CLOSED if ip in network), None)


def _embedded(ip: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that is reached through an IPv4-mapped address or the well-known NAT64 prefix (RFC 6052)."""
    return IPv4Address(ip.packed[12:]) if ip in _NAT64 else ip.ipv4_mapped


def _not_public_v6(ip: IPv6Address) -> str | None:
    if ip not in _PUBLIC_V6 or ip.scope_id:
        return "not part of the public internet"
    return next((what for network, what in _CLOSED_V6 if ip in network), None)


def system_resolver(host: str, port: int) -> Sequence[str]:
    """What the operating system says."""
    return [str(answer[4][0]) for answer in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def any_address(_: str) -> str | None:
    """The judge that lets every request pass."""
    return None


def locate(target: Target, resolve: Resolver, judge: Judge) -> tuple[str, ...]:
    """The addresses to connect to, in the resolver's order.

    One address that must not be asked spoils them all: a mixed answer is how DNS rebinding begins.
    Raises PrivateAddress, or FetchFailed if the host cannot be found.
    """
    try:
        addresses = tuple(dict.fromkeys(resolve(target.host, target.port)))
    except (OSError, UnicodeError) as error:
        raise FetchFailed(f"the host {target.host} cannot be found: {error}", cure="check the spelling") from None
    if not addresses:
        raise FetchFailed(f"the host {target.host} has no address")
    for address in addresses:
        if what := judge(address):
            raise PrivateAddress(
                f"{target.origin} leads to {address}, which is {what}",
                cure="if you trust it, say so with --allow-private",
            )
    return addresses
