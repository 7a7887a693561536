# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Records of ARC files, the format before WARC: one line that names the document, and its bytes.

Internet Archive, "Arc File Format": version 1 has URL, address, date, type and length; version 2 has result, checksum,
location, offset and file name between type and length.
"""

import re

from byline.warc.headers import Headers

LONGEST_LINE = 1 << 16
"""Longest line that is taken for a record's, in bytes."""

LINE = re.compile(
    rb"([A-Za-z][A-Za-z0-9+.\-]{0,40}:[^\r\n]*?) (-|[0-9.]{1,15}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*) ([0-9]{12,18}) "
    rb"([^\r\n]*?) ?([^ \r\n]+)\r?\n"
)
_MOMENT = re.compile(r"(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?")
_VERSION = "ARC/1"


def parse_line(line: re.Match[bytes]) -> Headers:
    """A line as the header that the same record has in a WARC; Content-Length as it stands there, number or not.

    A file's own description, `filedesc:`, is its warcinfo, every other record a response. ARC records have no id.
    """
    uri, address, date, kinds, length = (part.decode("utf-8", "replace") for part in line.groups())
    fields = [
        ("WARC-Type", "warcinfo" if uri.startswith("filedesc:") else "response"),
        ("WARC-Target-URI", uri),
        ("WARC-Date", _warc_date(date)),
        ("Content-Type", _content_type(uri, kinds)),
        ("Content-Length", length),
    ]
    if address not in ("-", "0.0.0.0"):  # noqa: S104 - it means that there is none
        fields.append(("WARC-IP-Address", address))
    return Headers(_VERSION, tuple(fields))


def _content_type(uri: str, kinds: str) -> str:
    if uri.startswith(("http:", "https:")):
        return "application/http; msgtype=response"
    return kinds.partition(" ")[0] or "application/octet-stream"


def _warc_date(digits: str) -> str:
    """The moment that 12 or 14 digits name, as WARC writes it; what follows them is no part of it."""
    moment = _MOMENT.match(digits)
    assert moment is not None  # LINE takes nothing else
    year, month, day, hour, minute, second = moment.groups(default="00")
    return f"{year}-{month}-{day}T{hour}:{minute}:{second}Z"
