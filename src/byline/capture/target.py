# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""URLs that byline requests: read once, so that what is checked, requested and recorded is one thing."""

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import quote, unquote, urljoin, urlsplit

from byline.errors import BadInput

_PORTS = {"http": 80, "https": 443}
_LONGEST = 8192
_WEB_URL = re.compile(r"https?://", re.IGNORECASE)
_LABEL = re.compile(r"[a-z0-9_-]{1,63}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_BARE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")
# pchar and "/" of RFC 3986, section 3.3; a query may hold "?" as well (section 3.4).
_PATH_SAFE = "/:@!$&'()*+,;=-._~%"
_QUERY_SAFE = _PATH_SAFE + "?"


@dataclass(frozen=True)
class Target:
    """An http or https URL in normal form (RFC 3986, section 6.2.2): ASCII only, no fragment, no dot segments."""

    scheme: str
    host: str
    """A name in its ASCII form (RFC 5891), or an IP address without brackets; lower case."""
    port: int
    resource: str
    """Path and query as they stand in the request line (origin form, RFC 9112, section 3.2.1)."""

    @property
    def authority(self) -> str:
        """Host and port as in the Host field: a port only if it is not the scheme's own."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme and authority: what one robots.txt speaks for (RFC 9309, section 2.3)."""
        return f"{self.scheme}://{self.authority}"

    @property
    def url(self) -> str:
        """The whole URL."""
        return self.origin + self.resource

    def follow(self, reference: str) -> "Target":
        """The target of a Location field or a path, resolved against this one; BadInput as in `parse_target`.

        `reference` holds header bytes as latin-1; they are kept as bytes, whatever encoding the server meant.
        """
        octets = "".join(mark if mark < "\x80" else f"%{ord(mark):02X}" for mark in reference.strip())
        try:
            return parse_target(urljoin(self.url, octets))
        except ValueError:
            raise BadInput(f"{reference[:200]!r} is not a URL") from None


def is_web_url(text: str) -> bool:
    """Whether the text claims to be an http or https URL."""
    return _WEB_URL.match(text) is not None


def parse_target(url: str) -> Target:
    """The URL in normal form; BadInput if it is no http(s) URL, or carries a user name or password."""
    shown = repr(url[:200])
    if not is_web_url(url):
        raise BadInput(f"{shown} is not an http or https URL")
    if _CONTROL.search(url) or len(url) > _LONGEST:
        raise BadInput(f"{shown} holds control characters or is longer than {_LONGEST:,} characters")
    try:
        parts = urlsplit(url)
        port = parts.port
        host = _host(parts.hostname or "")
        path = _without_dots(_quoted(parts.path, _PATH_SAFE) or "/")
        query = "?" + _quoted(parts.query, _QUERY_SAFE) if parts.query else ""
    except ValueError as error:
        raise BadInput(f"{shown} cannot be read as a URL: {error}") from None
    if "@" in parts.netloc:
        raise BadInput(
            f"the URL of {host} carries a user name or password", cure="remove what stands before the @ sign"
        )
    scheme = parts.scheme.lower()
    return Target(scheme, host, _PORTS[scheme] if port is None else port, path + query)


def _host(text: str) -> str:
    if ":" in text:
        address = ipaddress.IPv6Address(text)
        if address.scope_id is not None:
            raise ValueError("a zone only means something on one machine")
        return str(address)
    host = unquote(text, errors="strict").removesuffix(".")
    if not host.isascii():
        import idna

        # UTS 46 is how browsers read a name before it is encoded by RFC 5891.
        host = idna.encode(host, uts46=True).decode("ascii")
    if len(host) > 253 or not all(map(_LABEL.fullmatch, host.split("."))):
        raise ValueError("the host name is not valid")
    return host


def _quoted(text: str, safe: str) -> str:
    escaped = quote(_BARE_PERCENT.sub("%25", text), safe=safe)
    return _ESCAPE.sub(lambda escape: escape[0].upper(), escaped)


def _without_dots(path: str) -> str:
    """RFC 3986, section 5.2.4; an escaped dot is a dot, so that no robots.txt rule can be walked around."""
    kept: list[str] = []
    segments = [segment.replace("%2E", ".") for segment in path.split("/")[1:]]
    for given, segment in zip(path.split("/")[1:], segments, strict=True):
        if segment == "..":
            del kept[-1:]
        elif segment != ".":
            kept.append(given)
    if segments[-1] in (".", ".."):
        kept.append("")
    return "/" + "/".join(kept)
