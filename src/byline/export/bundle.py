# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The folder of an export: the data in one form, all notices, and a manifest of what went out and what did not."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, cast

from byline import version
from byline.errors import ArchiveDamaged, BylineError, UsageError
from byline.export.dataset import Summary, describe
from byline.export.disk import Sink, Spool
from byline.export.formats import REGISTRY, Format, Item, Records, no_records, one_line, plain
from byline.export.staging import MANIFEST, Staging, staged
from byline.licensing.notice import attribution, render
from byline.licensing.policy import decide
from byline.model.archived import ArchivedArticle
from byline.model.manifest import Manifest, ManifestEntry, Omission
from byline.model.policy import Reason
from byline.model.use import Use
from byline.seeds import demands_of

NOTICE = "NOTICE"
_RULE = "\n" + "-" * 72 + "\n\n"
_ID = re.compile(r"[0-9a-f]{4,64}")
_FAILED = "failed"
"""The verdict over an article that might go out but cannot."""


class Source(NamedTuple):
    """An article that was selected, and the way to its text and to its WARC records."""

    article: ArchivedArticle
    text: Callable[[], str]
    records: Records = no_records


class Published(NamedTuple):
    """What became of a selection: how many articles went out and how many were left out."""

    articles: int
    omitted: int


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
    """Write the articles that all `uses` allow to the folder `output`, in the order given, each once.

    What is not permitted, not known, or cannot be read is left out: `left_out` is told, and the manifest lists it with
    the reasons. If nothing may go out no folder is made, and an earlier export stays as it is. The same selection gives
    the same bytes. Refused if `output` exists, unless `force` is given and it is an earlier export; UsageError if there
    is no use or no such format; OperationFailed if the folder cannot be written.
    """
    if not uses:
        raise UsageError("no use was given to export for", cure=f"give some of: {', '.join(Use)}")
    format = format.replace(".", "-")  # noqa: A001 - jsonl.zst is the file's name, jsonl-zst the form's
    form = cast("Format", REGISTRY.load(format))
    asked = tuple(use for use in Use if use in uses)
    head = Manifest(generator=f"byline {version()}", format=format, query=query, uses=asked)
    with staged(output, force=force) as staging:
        summary = Summary()
        entries, omissions = staging.spool(ManifestEntry), staging.spool(Omission)
        with staging.open(NOTICE) as notices, form.writer(staging) as writer:
            notices.write(_notice_head(asked))
            for item in _items(sources, form, asked):
                if isinstance(item, Omission):
                    omissions.add(item)
                    left_out(item)
                    continue
                try:
                    files = writer.add(item)
                except ArchiveDamaged as error:
                    omission = _omission(item.article, _FAILED, Reason(text=error.message))
                    omissions.add(omission)
                    left_out(omission)
                    continue
                notices.write(f"{_RULE}{item.article.id}  {', '.join(files)}\n\n{item.notice}\n")
                entries.add(_entry(item, files))
                summary.add(item)
        if entries.count:
            if layout := getattr(form, "DATASET", None):
                describe(staging, head, layout, summary)
            with staging.open(MANIFEST, listed=False) as sink:
                _write_manifest(sink, head, entries, omissions, staging)
            staging.put_in_place()
        return Published(entries.count, omissions.count)


def _items(sources: Iterable[Source], form: Format, uses: Sequence[Use]) -> Iterator[Item | Omission]:
    """Every article once, ready to be written, or why it is not."""
    known: set[str] = set()
    for source in sources:
        if source.article.id not in known:
            known.add(source.article.id)
            yield _item(source, form, uses)


def _item(source: Source, form: Format, uses: Sequence[Use]) -> Item | Omission:
    article = source.article
    if not _ID.fullmatch(article.id):
        return _omission(article, _FAILED, Reason(text="its id is not one of byline's, and files are named by ids"))
    changes = form.changes(article)
    decision = decide(article.conclusion, uses, changes, demands_of(article))
    if not decision.allowed:
        return _omission(article, decision.verdict, *decision.reasons)
    try:
        text = plain(source.text())
        credited = attribution(article, changes)
    except BylineError as error:
        return _omission(article, _FAILED, Reason(text=error.message))
    except OSError as error:
        return _omission(article, _FAILED, Reason(text=f"its text cannot be read: {error.strerror or error}"))
    if not text.strip():
        return _omission(article, _FAILED, Reason(text="it has no text"))
    return Item(article, text, credited, render(credited, "text").content, decision, source.records)


def _omission(article: ArchivedArticle, verdict: str, *reasons: Reason) -> Omission:
    """Reasons quote the page, and an article that stays behind must not keep the others from going out."""
    return Omission(
        id=plain(article.id),
        title=_title(article),
        license=plain(article.conclusion.concluded),
        verdict=verdict,
        reasons=tuple(Reason(text=plain(reason.text), clause=reason.clause) for reason in reasons),
    )


def _entry(item: Item, files: tuple[str, ...]) -> ManifestEntry:
    article = item.article
    return ManifestEntry(
        id=article.id,
        title=_title(article),
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


def _title(article: ArchivedArticle) -> str | None:
    return one_line(article.article.title) or None


def _notice_head(uses: Sequence[Use]) -> str:
    return (
        "NOTICE\n\n"
        "Each article in this folder stays under its own licence. Whoever passes an article on, passes on its\n"
        f"notice too. The articles were selected for: {', '.join(uses)}. What was left out, and why: {MANIFEST}.\n"
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
