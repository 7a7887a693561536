# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Compares datapackage.json with the files it lists, and the tombstones with what is there."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from byline.archive import datapackage
from byline.archive.fixity.codes import finding
from byline.archive.fixity.references import References
from byline.archive.layout import DATAPACKAGE, TOMBSTONES
from byline.archive.tombstones import read_tombstones
from byline.errors import ArchiveDamaged
from byline.model.finding import Finding


def check_package(folder: Path, *, late: bool) -> Iterator[Finding]:
    """What is wrong with datapackage.json.

    `late` says that WARC files may have grown or come since it was written, and that the indexes may be others.
    """
    path = folder / DATAPACKAGE
    if not path.is_file():
        if not late and any(True for _ in datapackage.paths(folder)):
            yield finding("AV531", "there is no such file", file=DATAPACKAGE)
        return
    content = path.read_bytes()
    try:
        _, listed = datapackage.parse(content)
    except ValueError as error:
        yield finding("AV531", str(error), file=DATAPACKAGE)
        return
    if not late and not _digest_fits(folder / datapackage.DIGEST_FILE, content):
        yield finding("AV532", DATAPACKAGE, file=datapackage.DIGEST_FILE)
    here = set(datapackage.paths(folder))
    for resource in listed:
        if resource.path not in here:
            if not late or datapackage.only_grows(resource.path):
                yield finding("AV532", "it is not there", file=resource.path)
        elif not _holds(folder, resource, late=late):
            yield finding("AV532", "size or digest differ", file=resource.path)
    if not late:
        for name in sorted(here - {resource.path for resource in listed}):
            yield finding("AV533", name, file=DATAPACKAGE)


def check_tombstones(folder: Path, references: References) -> Iterator[Finding]:
    """Records that a tombstone says are gone."""
    try:
        tombstones = read_tombstones(folder)
    except ArchiveDamaged as error:
        yield finding("AV552", error.message, file=TOMBSTONES)
        return
    for tombstone in tombstones:
        for record_id in tombstone.records:
            if place := references.place_of(record_id):
                file, offset = place
                yield finding("AV551", f"of {tombstone.id}", file=file, offset=offset, record_id=record_id)


def _holds(folder: Path, resource: datapackage.Resource, *, late: bool) -> bool:
    """Whether a file is as it is listed. Late, a WARC file may have grown, and what is derived may be another."""
    if not late:
        return resource == datapackage.resource_of(folder, resource.path)
    return not datapackage.only_grows(resource.path) or datapackage.grown(folder, resource) is not None


def _digest_fits(path: Path, content: bytes) -> bool:
    try:
        stated = json.loads(path.read_bytes())["hash"]
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return False
    return bool(stated == f"sha256:{hashlib.sha256(content).hexdigest()}")
