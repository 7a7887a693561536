# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The name of a capture: the URI it is filed under, and the id of its article."""

import base64
import hashlib
import re
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

from byline.model.capture import Capture
from byline.warc.notation import digest

_ID_LENGTH = 16
# A URI has to fit into a record header and a line of an index. Servers refuse far shorter ones.
_LONGEST_URI = 1 << 14

# What may stand in a URI as it is (RFC 3986, section 2), and % so that nothing is encoded twice.
_KEPT = "!$%&'()*+,/:;=?@[]~"
_TOKEN = re.compile(r"[A-Za-z0-9!#$&^_.+:-]+")
_MEDIA_TYPE = re.compile(r"[a-z0-9!#$&^_.+-]+/[a-z0-9!#$&^_.+-]+")


def target_uri(capture: Capture) -> str:
    """The WARC-Target-URI of the capture's own record.

    What came over HTTP is filed under the URL that answered. A file is filed under the article's URL if that is known,
    and else by its content, `ni:///sha-256;...` (RFC 6920): a path would tell of the machine it was taken from.
    """
    url = capture.exchanges[-1].url if capture.exchanges else capture.url
    return (web_uri(url) if url else None) or name_of(capture.payload)


def web_uri(url: str) -> str | None:
    """An http(s) URL in ASCII without spaces, credentials, fragment; None if it is none, or too long for a header."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").encode("idna").decode()
        port = parts.port
    except ValueError:  # of which UnicodeError, for names that IDNA does not take, is one
        return None
    if parts.scheme not in ("http", "https") or not host:
        return None
    host = f"[{host}]" if ":" in host else quote(host, safe="")
    authority = host if port is None else f"{host}:{port}"
    path, query = (quote(part.encode("utf-8", "replace"), safe=_KEPT) for part in (parts.path, parts.query))
    uri = urlunsplit(SplitResult(parts.scheme, authority, path, query, ""))
    return uri if len(uri) <= _LONGEST_URI else None


def name_of(content: bytes) -> str:
    """The RFC 6920 name of some bytes, without an authority."""
    encoded = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).decode().rstrip("=")
    return f"ni:///sha-256;{encoded}"


def article_id(uri: str, payload: bytes) -> str:
    """The id of the article that these bytes are, under this target URI: 16 hex digits (see ArchivedArticle)."""
    return article_id_of(uri, digest(payload))


def article_id_of(uri: str, payload_digest: str) -> str:
    """The same, from the payload's digest `sha256:...`."""
    named = f"{uri}\n{payload_digest.removeprefix('sha256:')}"
    return hashlib.sha256(named.encode()).hexdigest()[:_ID_LENGTH]


def bare_media_type(capture: Capture) -> str:
    """The capture's media type as it can stand in a header; application/octet-stream if it is none."""
    lowered = capture.media_type.strip().lower()
    return lowered if _MEDIA_TYPE.fullmatch(lowered) else "application/octet-stream"


def content_type(capture: Capture) -> str:
    """The same with the charset that was declared outside of the content, if any."""
    charset = capture.charset if capture.charset and _TOKEN.fullmatch(capture.charset) else None
    return f"{bare_media_type(capture)}; charset={charset}" if charset else bare_media_type(capture)
