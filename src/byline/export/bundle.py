# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The folder of an export: the data in one form, all notices, and a manifest of what went out and what did not."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple, cast

from byline import version
from byline.errors import BylineError
from byline.export.formats import REGISTRY, Format, Item, Writer
from byline.export.spool import Spool
from byline.export.staging import MANIFEST, Sink, Staging, staged
from byline.licensing.notice import attribution, render
from byline.licensing.policy import decide
from byline.model.archived import ArchivedArticle
from byline.model.manifest import Manifest, ManifestEntry, Omission
from byline.model.policy import Reason
from byline.model.use import Use

NOTICE = "NOTICE"
_RULE = "\n" + "-" * 72 + "\n\n"


class Source(NamedTuple):
    """An article that was selected, and the way to its text."""

    article: ArchivedArticle
    text: Callable[[], str]


class Published(NamedTuple):
    """What became of a selection: how many articles went out and how many were left out."""

    articles: int
    omitted: int


class _NothingToPublish(Exception):
    """Unwinds the staging folder when no article may go out."""


def publish(
    sources: Iterable[Source],
    *,
    format: str,  # noqa: A002 - the field's own word
    uses: Sequence[Use],
    query: str,
    output: Path,
    force: bool = False,
    left_out: Callable[[Omission], None] = lambda _omission: None,
) -> Published:
    """Write the articles that all `uses` allow to the folder `output`, in the order given.

    What is not permitted, not known, or cannot be read is left out: `left_out` is told, and the manifest lists it with
    the reasons. If nothing may go out, no folder is made. The same selection gives the same bytes. Refused if `output`
    exists, unless `force` is given.
    """
    form = cast("Format", REGISTRY.load(format))
    head = Manifest(generator=f"byline {version()}", format=format, query=query, uses=tuple(uses))
    with closing(Spool(ManifestEntry)) as entries, closing(Spool(Omission)) as omissions:
        with suppress(_NothingToPublish), staged(output, force=force) as staging:
            for omission in _permitted(sources, form, head, staging, entries):
                omissions.add(omission)
                left_out(omission)
            if not entries.count:
                raise _NothingToPublish
            with staging.open(MANIFEST, listed=False) as sink:
                _write_manifest(sink, head, entries, omissions, staging)
        return Published(entries.count, omissions.count)


def _permitted(
    sources: Iterable[Source], form: Format, head: Manifest, staging: Staging, entries: Spool[ManifestEntry]
) -> Iterator[Omission]:
    """Writes what is permitted; yields what is not."""
    with staging.open(NOTICE) as notices, form.writer(staging) as writer:
        notices.write(_notice_head(head))
        for source in sources:
            try:
                item = _item(source, form, head.uses)
            except BylineError as error:
                yield _omission(source.article, "failed", (Reason(text=error.message),))
                continue
            if isinstance(item, Omission):
                yield item
                continue
            notices.write(f"{_RULE}{item.article.id}\n\n{item.notice}\n")
            entries.add(_entry(item, writer))


def _item(source: Source, form: Format, uses: Sequence[Use]) -> Item | Omission:
    article = source.article
    changes = form.changes(article)
    decision = decide(article.conclusion, uses, changes)
    if not decision.allowed:
        return _omission(article, decision.verdict, decision.reasons)
    credited = attribution(article, changes)
    return Item(article, source.text(), credited, render(credited, "text").content, decision)


def _omission(article: ArchivedArticle, verdict: str, reasons: tuple[Reason, ...]) -> Omission:
    return Omission(
        id=article.id,
        title=article.article.title,
        license=article.conclusion.concluded,
        verdict=verdict,
        reasons=reasons,
    )


def _entry(item: Item, writer: Writer) -> ManifestEntry:
    article = item.article
    return ManifestEntry(
        id=article.id,
        title=article.article.title,
        agency=article.article.agency,
        source_uri=item.attribution.source_uri,
        license=article.conclusion.concluded,
        license_uri=item.attribution.license.uri,
        notice=item.notice,
        changes=tuple(change.text for change in item.attribution.changes),
        retrieved=f"{article.retrieved:%Y-%m-%dT%H:%M:%SZ}",
        payload_digest=article.payload_digest,
        files=writer.add(item),
        obligations=item.decision.obligations,
    )


def _notice_head(head: Manifest) -> str:
    return (
        "NOTICE\n\n"
        "Each article in this folder stays under its own licence. Whoever passes an article on, passes on its\n"
        f"notice too. The articles were selected for: {', '.join(head.uses)}. What was left out, and why: {MANIFEST}.\n"
    )


def _write_manifest(
    sink: Sink, head: Manifest, entries: Spool[ManifestEntry], omissions: Spool[Omission], staging: Staging
) -> None:
    """One line a value, so that a manifest of any length is written in little memory and can be read with `grep`."""
    facts = head.model_dump(mode="json", exclude={"articles", "omitted", "files"})
    lines = [f" {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in facts.items()]
    sink.write("{\n" + ",\n".join(lines))
    lists: dict[str, Iterator[str]] = {
        "articles": entries.lines(),
        "omitted": omissions.lines(),
        "files": staging.files.lines(),
    }
    for name, values in lists.items():
        sink.write(f',\n "{name}": [')
        for index, value in enumerate(values):
            sink.write(f"{',' if index else ''}\n  {value}")
        sink.write("\n ]")
    sink.write("\n}\n")
