# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What an export says of itself."""

from byline.model._value import Value
from byline.model.notice import Assumption
from byline.model.policy import Reason
from byline.model.use import Use


class ManifestFile(Value):
    """A file of the export: path relative to its folder, size in bytes, SHA-256 in hex."""

    path: str
    bytes: int
    sha256: str


class ManifestEntry(Value):
    """An article that went out."""

    id: str
    title: str | None
    agency: str | None
    source_uri: str | None
    license: str
    license_uri: str
    notice: str
    """The plain-text notice."""
    changes: tuple[str, ...]
    retrieved: str
    payload_digest: str
    files: tuple[str, ...]
    obligations: tuple[Reason, ...] = ()


class Omission(Value):
    """An article that was selected but did not go out, and why."""

    id: str
    title: str | None
    license: str
    verdict: str
    reasons: tuple[Reason, ...]


class ManifestPart(Value):
    """A folder in the export that is an export of its own: those articles that have the value."""

    value: str
    path: str
    articles: int


class Manifest(Value):
    """The manifest of an export folder (docs/reference/manifest.md)."""

    schema_version: str = "byline-manifest-1"
    generator: str
    format: str
    query: str
    uses: tuple[Use, ...]
    assumption: Assumption | None = None
    split: str | None = None
    """By what the parts differ: license, agency or year."""
    parts: tuple[ManifestPart, ...] = ()
    articles: tuple[ManifestEntry, ...] = ()
    omitted: tuple[Omission, ...] = ()
    files: tuple[ManifestFile, ...] = ()
