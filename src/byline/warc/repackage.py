# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What can be kept of the header of a record that is taken over from another archive."""

import ipaddress
import re
from collections.abc import Callable
from datetime import UTC, datetime

from byline.model.capture import OriginalRecord
from byline.warc.notation import warc_date

_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z", re.ASCII)
_WORD = r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+"
_MEDIA_TYPE = re.compile(rf"{_WORD}/{_WORD}(; ?{_WORD}={_WORD})*")
# Names of other records, which are not here; what is said anew; and what is not allowed on a response or resource.
_NOT_CARRIED = frozenset(
    {
        "warc-type", "warc-record-id", "warc-target-uri", "warc-date", "warc-warcinfo-id", "warc-concurrent-to",
        "warc-block-digest", "warc-payload-digest", "warc-filename", "warc-profile", "warc-refers-to",
        "warc-refers-to-target-uri", "warc-refers-to-date", "warc-truncated", "warc-segment-number",
        "warc-segment-origin-id", "warc-segment-total-length", "content-length", "content-type",
    }
)  # fmt: skip
_REPEATABLE = frozenset({"warc-protocol"})


def date_of(kept: OriginalRecord) -> str:
    """Its date as it stands there, if that is one by the standard (5.4); else the same moment as one."""
    if _DATE.fullmatch(kept.date):
        return kept.date
    return warc_date(datetime.fromisoformat(kept.date).astimezone(UTC))


def carried(kept: OriginalRecord) -> list[tuple[str, str]]:
    """The fields that are still true of the record here and well-formed; of one name that may not repeat, the first."""
    seen = set(_NOT_CARRIED)
    kept_fields: list[tuple[str, str]] = []
    for name, value in kept.fields:
        folded = name.lower()
        form = _FORMS.get(folded)
        if folded not in seen and (form is None or form(value)):
            kept_fields.append((name, value))
            if folded.startswith("warc-") and folded not in _REPEATABLE:
                seen.add(folded)
    return kept_fields


def media_type_of(kept: OriginalRecord) -> str:
    """Its Content-Type, if it can stand in a header."""
    declared = next((value for name, value in kept.fields if name.lower() == "content-type"), "")
    return declared if _is_media_type(declared) else "application/octet-stream"


def _is_address(value: str) -> bool:
    try:
        ipaddress.ip_address(value)
    except ValueError:
        return False
    return True


def _is_media_type(value: str) -> bool:
    return _MEDIA_TYPE.fullmatch(value) is not None


_FORMS: dict[str, Callable[[str], bool]] = {
    "warc-ip-address": _is_address,
    "warc-identified-payload-type": _is_media_type,
}
