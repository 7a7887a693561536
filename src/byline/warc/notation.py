# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""How the WARC profile writes digests and dates."""

import hashlib
from datetime import UTC, datetime


def digest(data: bytes) -> str:
    """`sha256:` and 64 hex digits. Base32, which other writers use, needs padding for SHA-256, and `=` is not allowed
    in a digest value (ISO 28500, 5.8: it is a token)."""
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def warc_date(moment: datetime) -> str:
    """A UTC moment to the second, as in WARC-Date: 2026-03-09T10:00:00Z (ISO 28500, 5.4)."""
    return f"{moment.replace(tzinfo=None).isoformat(timespec='seconds')}Z"


def now() -> datetime:
    """The moment, UTC, in whole seconds."""
    return datetime.now(UTC).replace(microsecond=0)
