# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The folder of an export: the data in one form, all notices, and a manifest of what went out and what did not."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from byline import version
from byline.errors import ArchiveDamaged
from byline.export.dataset import Layout, Summary, describe
from byline.export.item import Item, one_line
from byline.export.manifest import write_manifest
from byline.export.selection import Order, Source, failure, judged
from byline.export.staging import MANIFEST, Stage, Staging, staged
from byline.licensing.texts import license_text, text_name
from byline.model.manifest import Manifest, ManifestEntry, ManifestPart, Omission

NOTICE = "NOTICE"
TEXTS = "licenses"
"""The folder for texts of licences that have to go along."""
_RULE = "\n" + "-" * 72 + "\n\n"
_CHECKPOINT = 1000
"""After so many articles an export that was killed can go on."""

LeftOut = Callable[[Omission], None]


class Part(NamedTuple):
    """The articles of one value of what an export is split by, and the folder that they go to."""

    value: str
    folder: str
    sources: Iterable[Source]


class Published(NamedTuple):
    """What became of a selection: how many articles went out and how many were left out."""

    articles: int
    omitted: int


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
    with staged(output, force=force, key=key if getattr(asked.form, "RESUMES", False) else None) as stage:
        if stage.state:
            resumed(stage.state["taken"])
        published = _fill(stage, sources, asked, left_out, stage)
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
) -> Published:
    """Write each part as an export of its own, in a folder in `output`; otherwise as `publish`.

    The manifest of `output` lists the parts, all that was left out, and every file.
    """
    with staged(output, force=force) as stage:
        kept, omissions = stage.spool(ManifestPart, "parts"), stage.spool(Omission, "omitted")
        articles = 0
        for part in parts:
            rest = None if asked.most is None else asked.most - articles
            if rest == 0:
                break

            def both(omission: Omission) -> None:
                omissions.add(omission)
                left_out(omission)

            with stage.part(part.folder) as staging:
                done = _fill(staging, part.sources, asked._replace(most=rest), both)
            if done.articles:
                kept.add(ManifestPart(value=part.value, path=part.folder, articles=done.articles))
                articles += done.articles
        if articles:
            write_manifest(stage, _head(asked, split=split), parts=kept, omitted=omissions)
            stage.put_in_place()
        return Published(articles, omissions.count)


def _fill(
    staging: Staging, sources: Iterable[Source], asked: Order, left_out: LeftOut, stage: Stage | None = None
) -> Published:
    """A whole export in the staging; nothing but notices if there is no article. `stage` is told of checkpoints."""
    filling = _Filling(staging, asked, left_out, (stage and stage.state) or {})
    with staging.open(NOTICE) as notices, asked.form.writer(staging) as writer:
        if not notices.size:
            notices.write(_notice_head(asked))
        saved = filling.taken
        articles = iter(sources)
        done = [source.article.id for source in islice(articles, filling.taken)]
        left = judged(filling.counted(articles), asked, done)
        while not filling.full and (found := next(left, None)):
            filling.take(found, notices.write, writer.add)
            if stage and filling.taken >= saved + _CHECKPOINT and getattr(writer, "settled", True):
                saved = filling.taken
                stage.checkpoint(filling.state())
    return filling.finish()


class _Filling:
    """An export under way."""

    def __init__(self, staging: Staging, asked: Order, left_out: LeftOut, state: dict[str, Any]) -> None:
        self.taken = state.get("taken", 0)
        self._staging = staging
        self._left_out = left_out
        self._summary = Summary(state.get("summary"))
        self._entries = staging.spool(ManifestEntry, "articles")
        self._omissions = staging.spool(Omission, "omitted")
        self._head = _head(asked)
        self._asked = asked
        for line in self._omissions.lines():
            left_out(Omission.model_validate_json(line))

    @property
    def full(self) -> bool:
        """Whether as many went out as were asked for."""
        return self._asked.most is not None and self._entries.count >= self._asked.most

    def counted(self, sources: Iterable[Source]) -> Iterator[Source]:
        """The articles, each counted as taken."""
        for source in sources:
            self.taken += 1
            yield source

    def take(
        self, found: Item | Omission, notice: Callable[[str], None], write: Callable[[Item], tuple[str, ...]]
    ) -> None:
        """Write an article with its notice, or list why it is left out."""
        if isinstance(found, Item):
            try:
                files = write(found)
            except ArchiveDamaged as error:
                found = failure(found.article, error.message)
            else:
                notice(f"{_RULE}{found.article.id}  {', '.join(files)}\n\n{found.notice}\n")
                self._entries.add(_entry(found, files))
                self._summary.add(found)
                return
        self._omissions.add(found)
        self._left_out(found)

    def state(self) -> dict[str, Any]:
        """What has to be known to go on from here."""
        return {"taken": self.taken, "summary": self._summary.state()}

    def finish(self) -> Published:
        """Describe the whole, if there is anything."""
        if self._entries.count:
            self._add_texts()
            layout: Layout | None = getattr(self._asked.form, "DATASET", None)
            if layout:
                describe(self._staging, self._head, layout, self._summary)
            write_manifest(self._staging, self._head, articles=self._entries, omitted=self._omissions)
        return Published(self._entries.count, self._omissions.count)

    def _add_texts(self) -> None:
        """The licences whose text has to go along with every copy, each text once."""
        texts = {text_name(terms): license_text(terms) for terms, _ in self._summary.ranked}
        for name, text in sorted(texts.items()):
            if text is not None:
                self._staging.write(f"{TEXTS}/{name}", text)


def _head(asked: Order, *, split: str | None = None) -> Manifest:
    return Manifest(
        generator=f"byline {version()}",
        format=asked.format,
        query=asked.query,
        uses=asked.uses,
        assumption=asked.assumption,
        split=split,
    )


def _entry(item: Item, files: tuple[str, ...]) -> ManifestEntry:
    article = item.article
    return ManifestEntry(
        id=article.id,
        title=one_line(article.article.title) or None,
        agency=one_line(article.article.agency) or None,
        source_uri=item.attribution.source_uri,
        license=article.conclusion.concluded,
        license_uri=item.attribution.license.uri,
        notice=item.notice,
        changes=tuple(change.text for change in item.attribution.changes),
        retrieved=f"{article.retrieved:%Y-%m-%dT%H:%M:%SZ}",
        payload_digest=article.payload_digest,
        files=files,
        obligations=item.decision.obligations,
    )


def _notice_head(asked: Order) -> str:
    return (
        "NOTICE\n\n"
        "Each article in this folder stays under its own licence. Whoever passes an article on, passes on its\n"
        f"notice too. The articles were selected for: {', '.join(asked.uses)}. "
        f"What was left out, and why: {MANIFEST}.\n"
    )
