# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Licence URIs in any form they are met in on the web."""

import re
from urllib.parse import urlsplit

_LONGEST = 2000
_BEHIND = ".,;:!?)>]}'\"»”\\"
"""What running text, and scripts that escape slashes and quotes, leave behind a URI."""
_CREATIVE_COMMONS = frozenset({"creativecommons.org", "i.creativecommons.org", "licensebuttons.net"})
_BADGE_FOLDERS = {"l": "licenses", "p": "publicdomain"}
_SAME_RESOURCE = re.compile(r"(?:deed|legalcode|rdf|index)(?:[._-][\w-]+)*|[0-9]+x[0-9]+\.(?:png|svg|gif)", re.ASCII)
_BUTTON = re.compile(r"presskit/buttons/[^/]+/(?:png|svg)/([a-z-]+)(?:\.eu)?\.(?:png|svg)")
_BUTTONS = {"cc-zero": "publicdomain/zero", "publicdomain": "publicdomain/mark"}


def key_of(uri: str) -> str | None:
    """The form in which the catalogue keeps a licence URI: host and path, lower case, without slash at the end.

    Scheme, `www.`, query, fragment, deed and legal code of any language (`deed.pt_BR`), `rdf` and the picture of a
    badge lead to the same key, so `//i.creativecommons.org/l/by/3.0/de/88x31.png` becomes
    `creativecommons.org/licenses/by/3.0/de`. None if this is no http(s) URI. Only the host decides whose URI it is:
    a path or a longer host that contains creativecommons.org is somebody else's.
    """
    uri = uri.strip().rstrip(_BEHIND)
    if not uri or len(uri) > _LONGEST:
        return None
    if not re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:(?!\d)|//", uri):
        uri = f"//{uri}"
    try:
        parts = urlsplit(uri)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return None
    if parts.scheme not in ("", "http", "https") or port not in (None, 80, 443):
        return None
    host = host.removeprefix("www.")
    segments = [segment for segment in parts.path.lower().split("/") if segment]
    if host == "mirrors.creativecommons.org":
        host, segments = "creativecommons.org", _button(segments)
    elif host in _CREATIVE_COMMONS:
        segments = _license_path(segments, badge=host != "creativecommons.org")
        host = "creativecommons.org"
    return "/".join([host, *segments]) if host and segments else None


def _license_path(segments: list[str], *, badge: bool) -> list[str]:
    if badge and segments:
        segments = [_BADGE_FOLDERS.get(segments[0], segments[0]), *segments[1:]]
    if segments and _SAME_RESOURCE.fullmatch(segments[-1]):
        segments = segments[:-1]
    return segments


def _button(segments: list[str]) -> list[str]:
    """A button of CC's press kit names the elements, never a version; its single icons (by.svg) name no licence."""
    found = _BUTTON.fullmatch("/".join(segments))
    return _BUTTONS.get(found[1], f"licenses/{found[1]}").split("/") if found else []
