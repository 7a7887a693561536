# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""datapackage.json: what an archive holds, file by file with its SHA-256 (WACZ 1.1.1 and Frictionless).

The folder is an unpacked WACZ: archive/, indexes/, pages/ and text/ with this file and its digest, zipped, are a WACZ.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import byline
from byline.archive.layout import ARCHIVE, DATAPACKAGE, INDEXES, PAGES, TEXT, write_whole
from byline.config import Settings
from byline.licensing.catalog import catalog
from byline.model._value import Value
from byline.warc.notation import now

DIGEST_FILE = "datapackage-digest.json"
FOLDERS = (ARCHIVE, INDEXES, PAGES, TEXT)
"""What belongs to the WACZ. All else in an archive folder is byline's own business."""

_READ = 1 << 20


class Resource(Value):
    """A file as datapackage.json lists it: its path from the archive folder, SHA-256 as `sha256:` and hex, and size."""

    name: str
    path: str
    hash: str
    bytes: int


def write(folder: Path, settings: Settings, licenses: Iterable[str]) -> None:
    """Write datapackage.json and its digest. `licenses` are the ids concluded for the articles.

    What was listed of a WARC file holds: it only grows, and a removal deletes datapackage.json. So a file that was not
    written to is not read again, which would be slow and make decay look right; and the entry of one that is gone,
    or that begins otherwise than before, stays as it was, so that `byline verify` goes on reporting the loss.
    """
    before = _before(folder / DATAPACKAGE)
    moment = now()
    content = package(
        settings.name,
        _resources(folder, before),
        licenses,
        created=before.created or _written(moment),
        modified=moment,
        operator=settings.operator,
    )
    write_whole(folder / DATAPACKAGE, content)
    write_whole(folder / DIGEST_FILE, digest_of(content))


def package(
    title: str,
    resources: Iterable[Resource],
    licenses: Iterable[str],
    *,
    created: str | datetime,
    modified: datetime,
    operator: str | None = None,
) -> bytes:
    """The content of datapackage.json. `licenses` are ids; one that the catalogue does not know is passed over."""
    said: dict[str, object] = {
        "profile": "data-package",
        "wacz_version": "1.1.1",
        "title": title,
        "created": created if isinstance(created, str) else _written(created),
        "modified": _written(modified),
        "software": f"byline {byline.version()}",
        "resources": [resource.model_dump() for resource in resources],
    }
    # Frictionless has no empty lists of these two.
    if operator:
        said["contributors"] = [{"title": operator, "role": "publisher"}]
    if listed := _licenses(licenses):
        said["licenses"] = listed
    return json.dumps(said, ensure_ascii=False, indent=2).encode("utf-8", "replace")


def digest_of(content: bytes) -> bytes:
    """The content of datapackage-digest.json, for that of datapackage.json."""
    return json.dumps({"path": DATAPACKAGE, "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}).encode()


def paths(folder: Path) -> Iterator[str]:
    """The files of the WACZ, relative to the archive folder."""
    for part in FOLDERS:
        if (folder / part).is_dir():
            for file in sorted((folder / part).iterdir()):
                if not file.name.startswith(".") and file.is_file():
                    yield f"{part}/{file.name}"


def parse(content: bytes) -> tuple[dict[str, Any], list[Resource]]:
    """A datapackage.json and the files it lists; ValueError if it is none."""
    package = json.loads(content)
    try:
        return package, [Resource.model_validate(resource) for resource in package["resources"]]
    except (KeyError, TypeError) as error:
        raise ValueError("there is no list of resources") from error


def resource_of(folder: Path, name: str) -> Resource:
    """A file as it is now."""
    with (folder / name).open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
        size = stream.tell()
    return Resource(name=name.rpartition("/")[2], path=name, hash=f"sha256:{digest}", bytes=size)


def only_grows(name: str) -> bool:
    """Whether a file is one that cannot be made anew: a WARC file, to which is only added."""
    return name.startswith(f"{ARCHIVE}/")


def grown(folder: Path, listed: Resource) -> Resource | None:
    """A file that only grew since it was listed, as it is now; None if it does not begin with what was listed."""
    digest, left = hashlib.sha256(), listed.bytes
    with (folder / listed.path).open("rb") as stream:
        while left and (piece := stream.read(min(left, _READ))):
            digest.update(piece)
            left -= len(piece)
        if left or listed.hash != f"sha256:{digest.hexdigest()}":
            return None
        while piece := stream.read(_READ):
            digest.update(piece)
        return listed.model_copy(update={"hash": f"sha256:{digest.hexdigest()}", "bytes": stream.tell()})


class _Before(NamedTuple):
    """The datapackage.json that is replaced: when the archive was created, and which files it lists."""

    created: str | None = None
    written: int = 0
    """When it was written, in nanoseconds as the file system says."""
    listed: Mapping[str, Resource] = {}


def _before(path: Path) -> _Before:
    """What is known from before; nothing, if there was no file or none that can be read."""
    try:
        package, listed = parse(path.read_bytes())
        written = path.stat().st_mtime_ns
    except (FileNotFoundError, ValueError):
        return _Before()
    created = package.get("created")
    return _Before(created if isinstance(created, str) else None, written, {file.path: file for file in listed})


def _resources(folder: Path, before: _Before) -> Iterator[Resource]:
    for name in paths(folder):
        listed = before.listed.get(name)
        if listed and _is_settled(folder, listed, before.written):
            yield listed
        elif listed and only_grows(name):
            yield grown(folder, listed) or listed
        else:
            yield resource_of(folder, name)
    for name, listed in before.listed.items():
        if only_grows(name) and not (folder / name).is_file():
            yield listed


def _is_settled(folder: Path, listed: Resource, written: int) -> bool:
    """Whether a WARC or text file was not written to since it was listed."""
    facts = (folder / listed.path).stat()
    written_to = facts.st_size != listed.bytes or facts.st_mtime_ns >= written
    return listed.path.startswith((f"{ARCHIVE}/", f"{TEXT}/")) and not written_to


def _written(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"


def _licenses(ids: Iterable[str]) -> list[dict[str, str]]:
    """As Frictionless wants them: id, address and name of each licence that is known."""
    known = (catalog().get(license_id) for license_id in sorted(set(ids)))
    return [{"name": found.id, "path": found.uri, "title": found.name} for found in known if found]
