# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Labelled digests (ISO 28500:2017, 5.8), read as the IIPC's annotated standard recommends (its issues 48 and 80)."""

import base64
import binascii
import hashlib
import re
from typing import NamedTuple

_LABELLED = re.compile(r"([!#$%&'*+\-.^_`|~0-9A-Za-z]+):([!#$%&'*+\-.^_`|~0-9A-Za-z/]+=*)")
_STRICT = re.compile(r"sha256:[0-9a-f]{64}|sha1:[A-Z2-7]{32}")
_ALGORITHMS = {
    "md5": "md5",
    "sha1": "sha1",
    "sha224": "sha224",
    "sha256": "sha256",
    "sha384": "sha384",
    "sha512": "sha512",
    "sha3-224": "sha3_224",
    "sha3-256": "sha3_256",
    "sha3-384": "sha3_384",
    "sha3-512": "sha3_512",
    "blake2s": "blake2s",
    "blake2b": "blake2b",
}


class Digest(NamedTuple):
    """A digest as read. `value` is None if the algorithm is not known here."""

    algorithm: str
    value: bytes | None

    def __str__(self) -> str:
        """The form in which two digests can be compared: algorithm and hex digits."""
        return f"{self.algorithm}:{self.value.hex() if self.value is not None else ''}"


def parse_digest(text: str) -> Digest | None:
    """The digest that `text` writes in Base16, Base32 or Base64; None if it is none."""
    match = _LABELLED.fullmatch(text)
    if not match:
        return None
    label = re.sub(r"^(sha)-(\d)", r"\1\2", match[1].lower())
    algorithm = _ALGORITHMS.get(label)
    if algorithm is None:
        return Digest(label, None)
    value = _decode(match[2], hashlib.new(algorithm, usedforsecurity=False).digest_size)
    return None if value is None else Digest(algorithm, value)


def is_strict(text: str) -> bool:
    """Whether `text` is written as byline writes digests: nothing in it needs a padding that is no token."""
    return _STRICT.fullmatch(text) is not None


def _decode(text: str, size: int) -> bytes | None:
    """`text` as `size` bytes; its length tells the encoding. Upper and lower case are the same in Base16 and Base32."""
    bare = text.rstrip("=")
    try:
        if len(text) == 2 * size:
            return bytes.fromhex(text)
        if len(bare) == -(-8 * size // 5):
            return base64.b32decode(bare.upper() + "=" * (-len(bare) % 8))
        if len(bare) == -(-4 * size // 3):
            return base64.b64decode(bare + "=" * (-len(bare) % 4), altchars=b"-_" if set(bare) & set("-_") else None)
    except (ValueError, binascii.Error):
        return None
    return None
