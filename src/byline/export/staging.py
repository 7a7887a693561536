# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""A folder in the making: the whole of an export appears at once or not at all."""

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO

from byline.errors import Refused, UsageError
from byline.export.disk import Kept, Sink, Spool, sync_folder, writing
from byline.model.manifest import ManifestFile

MANIFEST = "manifest.json"
_SCHEMA = "byline-manifest-"


class Staging:
    """The folder that an export is written to before it is put in place."""

    def __init__(self, output: Path, workshop: Path, stack: ExitStack, *, force: bool) -> None:
        self._output = output
        self._force = force
        self._workshop = workshop
        self._stack = stack
        self._folder = workshop / output.name
        with writing(output):
            # By mkdir, not by mkdtemp: the permissions are those that the user's umask asks for.
            self._folder.mkdir()
        self._folders = {self._folder}
        self.files = self.spool(ManifestFile)

    def spool(self, kind: type[Kept]) -> Spool[Kept]:
        """A list on disk that lasts as long as the staging."""
        return self._stack.enter_context(Spool(kind, self._workshop))

    @contextmanager
    def open(self, name: str, *, listed: bool = True) -> Iterator[Sink]:
        """A new file of that name (never one taken from an article), listed in the manifest when it is complete."""
        path = self._folder / name
        sink = Sink(path)
        self._folders.add(path.parent)
        try:
            yield sink
            size, digest = sink.close()
        finally:
            sink.abandon()
        if listed:
            self.files.add(ManifestFile(path=name, bytes=size, sha256=digest))

    @contextmanager
    def binary(self, name: str) -> Iterator[BinaryIO]:
        """A new file of that name that can be sought and read, for what libraries write; listed when complete."""
        path = self._folder / name
        self._folders.add(path.parent)
        with writing(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x+b") as file:
                yield file
            with path.open("rb") as file:  # libraries may have closed the one they were given
                os.fsync(file.fileno())
                digest = hashlib.file_digest(file, "sha256").hexdigest()
                size = file.tell()
        self.files.add(ManifestFile(path=name, bytes=size, sha256=digest))

    def write(self, name: str, text: str) -> str:
        """Write a whole file; returns its name."""
        with self.open(name) as sink:
            sink.write(text)
        return name

    def put_in_place(self) -> None:
        """Make it the output, once all of it is durable; Refused if something else has taken that place meanwhile.

        An earlier export is moved aside first and deleted last: a crash in between leaves both on the disk, the earlier
        one as `.NAME.*.old`.
        """
        with writing(self._output):
            for folder in self._folders:
                sync_folder(folder)
            _require_free(self._output, force=self._force)
            if self._output.exists():
                self._replace()
            else:
                self._folder.rename(self._output)
            sync_folder(self._output.parent)

    def _replace(self) -> None:
        aside = self._workshop.with_suffix(".old")
        self._output.rename(aside)
        try:
            self._folder.rename(self._output)
        except BaseException:
            aside.rename(self._output)
            raise
        shutil.rmtree(aside)


@contextmanager
def staged(output: Path, *, force: bool) -> Iterator[Staging]:
    """A staging beside `output`; what the block does not put in place leaves no trace.

    Refused if `output` exists, unless `force` is given and it is empty or an earlier export with nothing else in it:
    nothing that byline did not write is ever deleted. OperationFailed if the disk refuses.
    """
    # Not by Path.resolve: links in a circle are a RuntimeError there, here a name that cannot be written.
    output = Path(os.path.realpath(output))
    if not output.name:
        raise UsageError(f"{output} cannot be the folder of an export", cure="name a folder: --output out")
    with writing(output):
        _require_free(output, force=force)
        output.parent.mkdir(parents=True, exist_ok=True)
        workshop = Path(tempfile.mkdtemp(prefix=f".{output.name}.", suffix=".new", dir=output.parent))
    with ExitStack() as stack:
        stack.callback(shutil.rmtree, workshop, ignore_errors=True)
        yield Staging(output, workshop, stack, force=force)


def _require_free(output: Path, *, force: bool) -> None:
    if not output.exists():
        return
    if not force:
        raise Refused(f"{output} exists already", cure="choose another folder, or replace it with --force")
    if not output.is_dir():
        raise Refused(f"{output} is not a folder, so it is not replaced", cure="choose another name")
    if foreign := _foreign(output):
        raise Refused(
            f"{output} is not replaced: byline did not put {foreign} there",
            cure="move away what is yours, or choose another folder",
        )


def _foreign(folder: Path) -> str | None:
    """A file in the folder that no manifest of ours lists."""
    ours = _listed(folder / MANIFEST)
    names = (path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")) if not _is_folder(path))
    return next((name for name in names if name not in ours), None)


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _listed(manifest: Path) -> set[str]:
    """The files of an earlier export, its manifest among them; none if that is no manifest of byline."""
    try:
        said = json.loads(manifest.read_bytes())
        ours = said["schema_version"].startswith(_SCHEMA)
        return {MANIFEST, *(file["path"] for file in said["files"])} if ours else set()
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return set()
