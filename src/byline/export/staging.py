# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""A folder in the making: files are hashed as they are written, and the whole appears at once or not at all."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from byline.errors import OperationFailed, Refused, UsageError
from byline.export.spool import Spool
from byline.model.manifest import ManifestFile

MANIFEST = "manifest.json"


class Sink:
    """A text file being written, UTF-8."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("wb")
        self._digest = hashlib.sha256()

    def write(self, text: str) -> None:
        """Append text; a lone surrogate, which no UTF-8 file can hold, becomes a question mark."""
        data = text.encode("utf-8", "replace")
        self._digest.update(data)
        self._file.write(data)

    def close(self) -> tuple[int, str]:
        """Size in bytes and SHA-256 of what was written, which is now on the disk."""
        self._file.flush()
        os.fsync(self._file.fileno())
        size = self._file.tell()
        self._file.close()
        return size, self._digest.hexdigest()

    def abandon(self) -> None:
        """Close the file, whatever is in it."""
        self._file.close()


class Staging:
    """The folder that an export is written to before it is moved into place."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.files: Spool[ManifestFile] = Spool(ManifestFile)

    @contextmanager
    def open(self, name: str, *, listed: bool = True) -> Iterator[Sink]:
        """A file of that name (never one taken from an article), listed in the manifest when it is complete."""
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        sink = Sink(path)
        try:
            yield sink
            size, digest = sink.close()
        finally:
            sink.abandon()
        if listed:
            self.files.add(ManifestFile(path=name, bytes=size, sha256=digest))

    def write(self, name: str, text: str) -> str:
        """Write a whole file; returns its name."""
        with self.open(name) as sink:
            sink.write(text)
        return name


@contextmanager
def staged(output: Path, *, force: bool) -> Iterator[Staging]:
    """A staging folder beside `output` that takes its place when the block ends well and leaves no trace otherwise.

    Refused if `output` exists, unless `force` is given and it is an earlier export or an empty folder: nothing else is
    ever deleted.
    """
    output = output.absolute()
    if not output.name:
        raise UsageError(f"{output} cannot be the folder of an export", cure="name a folder: --output out")
    _require_free(output, force=force)
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=f".{output.name}.", dir=output.parent))
    except OSError as error:
        raise OperationFailed(f"{output} cannot be written: {error.strerror or error}") from error
    staging = Staging(folder)
    try:
        yield staging
        folder.chmod(0o755)
        _put_in_place(folder, output)
    except OSError as error:
        raise OperationFailed(f"{output} cannot be written: {error.strerror or error}") from error
    finally:
        staging.files.close()
        shutil.rmtree(folder, ignore_errors=True)


def _require_free(output: Path, *, force: bool) -> None:
    if not output.exists():
        return
    if not force:
        raise Refused(f"{output} exists already", cure="choose another folder, or replace it with --force")
    if not output.is_dir() or (any(output.iterdir()) and not (output / MANIFEST).is_file()):
        raise Refused(f"{output} is no export of byline, so it is not replaced", cure="choose another folder")


def _put_in_place(folder: Path, output: Path) -> None:
    """The old export is moved aside before the new one comes, so that a crash between leaves both on the disk."""
    if not output.exists():
        folder.rename(output)
        return
    aside = Path(tempfile.mkdtemp(prefix=f".{output.name}.old.", dir=output.parent))
    output.rename(aside / output.name)
    folder.rename(output)
    shutil.rmtree(aside)
