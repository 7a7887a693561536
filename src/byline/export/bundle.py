# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The folder of an export: the data in one form, all notices, and a manifest of what went out and what did not."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from byline.export.filling import LeftOut, Published, State, fill, head_of, is_due, omissions_of
from byline.export.manifest import write_manifest
from byline.export.selection import Order, Source
from byline.export.staging import Stage, staged
from byline.model.manifest import ManifestPart, Omission

__all__ = ["LeftOut", "Part", "Published", "publish", "publish_parts"]


class Part(NamedTuple):
    """The articles of one value of what an export is split by, and the folder that they go to."""

    value: str
    folder: str
    sources: Iterable[Source]


def publish(
    sources: Iterable[Source],
    asked: Order,
    *,
    output: Path,
    force: bool = False,
    left_out: LeftOut = lambda _omission: None,
    key: str | None = None,
    resumed: Callable[[int], None] = lambda _articles: None,
) -> Published:
    """Write the articles that all uses allow to the folder `output`, in the order given, each once.

    What is not permitted, not known, or cannot be read is left out: `left_out` is told, and the manifest lists it with
    the reasons. If nothing may go out no folder is made, and an earlier export stays as it is. The same selection gives
    the same bytes. If the process is killed or interrupted, the next one with the same `key`, which has to name the
    selection and all that was asked, goes on where it was: `resumed` is told how many articles were done.
    Refused if `output` exists, unless `force` is given and it is an earlier export; OperationFailed if the folder
    cannot be written.
    """
    with staged(output, force=force, key=key) as stage:
        stage.selection = asked.selection
        if stage.state:
            resumed(stage.state["taken"])
        published = fill(stage, sources, asked, left_out, stage.state, stage.checkpoint)
        if published.articles:
            stage.put_in_place()
        return published


def publish_parts(
    parts: Iterable[Part],
    asked: Order,
    *,
    split: str,
    output: Path,
    force: bool = False,
    left_out: LeftOut = lambda _omission: None,
    key: str | None = None,
    resumed: Callable[[int], None] = lambda _articles: None,
) -> Published:
    """Write each part as an export of its own, in a folder in `output`; otherwise as `publish`.

    The manifest of `output` lists the parts, all that was left out, and every file.
    """
    with staged(output, force=force, key=key) as stage:
        stage.selection = asked.selection
        if stage.state:
            resumed(stage.state["taken"])
        splitting = _Splitting(stage, asked, left_out)
        for number, part in enumerate(parts):
            if splitting.full:
                break
            if number >= splitting.parts:
                splitting.take(part)
        return splitting.finish(split)


class _Splitting:
    """An export in parts under way. What is left out of a part is listed with the whole when the part is complete."""

    def __init__(self, stage: Stage, asked: Order, left_out: LeftOut) -> None:
        state = stage.state
        self.parts = state.get("parts", 0)
        """How many parts are complete, with those in which nothing may go out."""
        self._articles = state.get("articles", 0)
        self._taken = state.get("before", 0)
        self._saved = state.get("taken", 0)
        self._begun: State = state.get("part", {})
        self._stage = stage
        self._asked = asked
        self._left_out = left_out
        self._kept = stage.spool(ManifestPart, "parts")
        self._omissions = omissions_of(stage)
        for line in self._omissions.lines():
            left_out(Omission.model_validate_json(line))

    @property
    def full(self) -> bool:
        """Whether as many went out as were asked for."""
        return self._asked.most is not None and self._articles >= self._asked.most

    def take(self, part: Part) -> None:
        """Write a part."""
        begun, self._begun = self._begun or {"unsaved": self._taken - self._saved}, {}
        most = None if self._asked.most is None else self._asked.most - self._articles
        with self._stage.part(part.folder) as staging:
            done = fill(staging, part.sources, self._asked._replace(most=most), self._left_out, begun, self._save)
            for line in staging.list_of("omitted"):
                self._omissions.add(Omission.model_validate_json(line))
        if done.articles:
            self._kept.add(ManifestPart(value=part.value, path=part.folder, articles=done.articles))
        self.parts += 1
        self._articles += done.articles
        self._taken += done.articles + done.omitted
        if is_due(self._taken - self._saved):
            self._save({})

    def _save(self, part: State) -> None:
        """Say how far the part under way has come, if there is one."""
        taken = self._taken + part.get("taken", 0)
        self._saved = taken
        self._stage.checkpoint(
            {"taken": taken, "parts": self.parts, "articles": self._articles, "before": self._taken, "part": part}
        )

    def finish(self, split: str) -> Published:
        """Describe the whole, if there is anything, and put it in place."""
        if self._articles:
            head = head_of(self._asked, split=split)
            write_manifest(self._stage, head, parts=self._kept, omitted=self._omissions)
            self._stage.put_in_place()
        return Published(self._articles, self._omissions.count)
