# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""A folder in the making: the whole of an export appears at once or not at all, and can be gone on with."""

import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO

from byline.errors import Refused, UsageError
from byline.export.disk import Kept, Sink, Spool, sync_folder, writing
from byline.export.workshop import Workshop, workshop_of
from byline.model.manifest import ManifestFile

MANIFEST = "manifest.json"
_SCHEMA = "byline-manifest-"
# In the workshop; neither is the name of its lock or its journal.
_WHOLE, _LISTS = "whole", "lists"
_ASIDE = "aside"
_NOTHING: dict[str, Any] = {"sinks": {}, "asides": {}, "spools": {}, "parts": {}}


class Staging:
    """A folder that is filled before it is put in place. What is said of a name is never taken from an article.

    It goes on from the checkpoint `done`, if there is one; `lists` holds what is not put in place with it.
    """

    def __init__(self, folder: Path, lists: Path, stack: ExitStack, done: dict[str, Any] | None = None) -> None:
        self._folder = folder
        self._lists = lists
        self._stack = stack
        self._done = _NOTHING | (done or {})
        self._sinks: dict[str, Sink] = {}
        self._asides: dict[str, Sink] = {}
        self._spools: dict[str, Spool[Any]] = {}
        self._parts: dict[str, Staging] = {}
        with writing(folder):
            # By mkdir, not by mkdtemp: the permissions are those that the user's umask asks for.
            folder.mkdir(exist_ok=True)
            lists.mkdir(exist_ok=True)
        self.folders = {folder, lists}
        self.files = self.spool(ManifestFile, "files")
        self.unlisted: list[ManifestFile] = []
        self.selection = ""
        """What names the selection that is exported: the same whichever articles it finds today."""
        if done is not None:
            self._prune()

    def spool(self, kind: type[Kept], name: str) -> Spool[Kept]:
        """A list on disk that lasts as long as the staging, under a name of its own."""
        size, count = self._done["spools"].get(name, (0, 0))
        spool = self._spools[name] = self._stack.enter_context(Spool(kind, self._lists / name, size, count))
        return spool

    def list_of(self, name: str) -> Iterator[str]:
        """The lines of the list of that name."""
        return self._spools[name].lines()

    @contextmanager
    def open(self, name: str, *, listed: bool = True) -> Iterator[Sink]:
        """A file of that name, listed in the manifest when it is complete; gone on with if there is a checkpoint."""
        path = self._folder / name
        sink = self._sinks[name] = Sink(path, self._done["sinks"].get(name, 0))
        self.folders.add(path.parent)
        try:
            yield sink
            size, digest = sink.close()
        finally:
            sink.abandon()
            del self._sinks[name]
        file = ManifestFile(path=name, bytes=size, sha256=digest)
        self.files.add(file) if listed else self.unlisted.append(file)

    @contextmanager
    def aside(self, name: str) -> Iterator[Sink]:
        """A file that is not put in place, but made of it what is: it lasts as long as the staging; see `place_of`."""
        path = self.place_of(name)
        size = self._done["asides"].get(name, 0)
        if not size:
            with writing(path):
                path.unlink(missing_ok=True)
        sink = self._asides[name] = Sink(path, size)
        self.folders.add(path.parent)
        try:
            yield sink
            sink.close()
        finally:
            sink.abandon()
            del self._asides[name]

    def place_of(self, name: str) -> Path:
        """Where the file of that name lies that `aside` made."""
        return self._lists / _ASIDE / name

    @contextmanager
    def binary(self, name: str) -> Iterator[BinaryIO]:
        """A new file of that name that can be sought and read, for what libraries write; listed when complete.

        It cannot be gone on with: it is begun anew.
        """
        path = self._folder / name
        self.folders.add(path.parent)
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

    @contextmanager
    def part(self, name: str) -> Iterator["Staging"]:
        """A folder in this one that is filled like a whole export; its files are listed here too.

        A part that got no manifest is left out.
        """
        folder = self._folder / name
        with ExitStack() as stack:
            part = self._parts[name] = Staging(folder, self._lists / name, stack, self._done["parts"].get(name))
            part.selection = f"{self.selection}\n{name}"
            try:
                yield part
            finally:
                del self._parts[name]
            if not (folder / MANIFEST).exists():
                with writing(folder):
                    shutil.rmtree(folder)
                return
            listed = (ManifestFile.model_validate_json(line) for line in part.files.lines())
            for file in (*listed, *part.unlisted):
                self.files.add(file.model_copy(update={"path": f"{name}/{file.path}"}))
            self.folders |= part.folders

    def progress(self) -> dict[str, Any]:
        """How far everything has come that was begun and that lasts; it is durable up to there."""
        said = {
            "sinks": {name: sink.sync() for name, sink in self._sinks.items()},
            "asides": {name: sink.sync() for name, sink in self._asides.items()},
            "spools": {name: (spool.sync(), spool.count) for name, spool in self._spools.items()},
            "parts": {name: part.progress() for name, part in self._parts.items()},
        }
        for folder in self.folders:
            with writing(folder):
                sync_folder(folder)
        self.folders = {self._folder, self._lists}
        return said

    def _prune(self) -> None:
        """Delete what was written after the checkpoint, but what lies in files and parts that are gone on with."""
        kept = {ManifestFile.model_validate_json(line).path for line in self.files.lines()}
        kept |= {name for name, size in self._done["sinks"].items() if size}
        parts = tuple(f"{name}/" for name in self._done["parts"])
        with writing(self._folder):
            for path in sorted(self._folder.rglob("*"), reverse=True):
                name = path.relative_to(self._folder).as_posix()
                if path.is_dir():
                    self.folders.add(path)
                elif name not in kept and not name.startswith(parts):
                    path.unlink()


class Stage(Staging):
    """The staging of a whole export.

    `state` is what was last said at a checkpoint of an export with the same `key` that was interrupted; empty if there
    is none.
    """

    def __init__(self, output: Path, workshop: Workshop, stack: ExitStack, *, force: bool, key: str | None) -> None:
        self._output = output
        self._force = force
        self._workshop = workshop
        self._key = key
        done = workshop.checkpoint(key)
        if done is None:
            workshop.clear()
        super().__init__(workshop.folder / _WHOLE, workshop.folder / _LISTS, stack, done)
        self.state: dict[str, Any] = done["state"] if done else {}

    def checkpoint(self, state: dict[str, Any]) -> None:
        """Let the same export go on from here if it is interrupted. Nothing happens if it has no key."""
        if self._key is not None:
            self._workshop.save({"key": self._key, "state": state, **self.progress()})

    def put_in_place(self) -> None:
        """Make it the output, once all of it is durable; Refused if something else has taken that place meanwhile.

        An earlier export is moved aside first and deleted last: a crash in between leaves both on the disk, the earlier
        one as `.NAME.old`, which the next export puts back or deletes.
        """
        with writing(self._output):
            for folder in self.folders:
                sync_folder(folder)
            _require_free(self._output, force=self._force)
            if self._output.exists():
                self._replace()
            else:
                self._folder.rename(self._output)
            sync_folder(self._output.parent)

    def _replace(self) -> None:
        aside = _aside(self._output)
        self._output.rename(aside)
        try:
            self._folder.rename(self._output)
        except BaseException:
            aside.rename(self._output)
            raise
        shutil.rmtree(aside)


@contextmanager
def staged(output: Path, *, force: bool, key: str | None = None) -> Iterator[Stage]:
    """A staging beside `output`; what the block does not put in place leaves no trace, unless it is interrupted.

    What an interrupted process left is gone on with if it has the same `key`, and else deleted. Refused if `output`
    exists, unless `force` is given and it is empty or an earlier export with nothing else in it: nothing that byline
    did not write is ever deleted. Refused too while another process writes there. OperationFailed if the disk refuses.
    """
    # Not by Path.resolve: links in a circle are a RuntimeError there, here a name that cannot be written.
    output = Path(os.path.realpath(output))
    if not output.name:
        raise UsageError(f"{output} cannot be the folder of an export", cure="name a folder: --output out")
    with writing(output):
        with suppress(FileNotFoundError):  # replaced at this moment: it is looked at again below, alone
            _require_free(output, force=force)
        output.parent.mkdir(parents=True, exist_ok=True)
    with workshop_of(output) as workshop, ExitStack() as stack:
        _tidy(output)
        with writing(output):
            _require_free(output, force=force)
        yield Stage(output, workshop, stack, force=force, key=key)


def _tidy(output: Path) -> None:
    """Settle what a crash in `_replace` left: back in its place if that is empty, else it was replaced."""
    aside = _aside(output)
    with writing(aside), suppress(FileNotFoundError):
        if not output.exists():
            aside.rename(output)
        elif _foreign(aside) is None:
            shutil.rmtree(aside)


def _aside(output: Path) -> Path:
    return output.with_name(f".{output.name}.old")


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
