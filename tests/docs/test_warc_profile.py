# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""docs/reference/warc-profile.md shows what the code writes, and names every field it can write."""

import re
from datetime import UTC, datetime
from pathlib import Path

from byline.archive.layout import text_files, warc_files
from byline.archive.profile import Description, to_fields
from byline.model.archived import Amendment
from byline.model.article import Article, Extraction
from byline.model.capture import FeedItem
from byline.model.evidence import Evidence, LicenseConclusion, Locator, Region, Scope, SetAside
from byline.warc.reader import Record, read_records
from support.archives import exchange, new_archive, page, redirect

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "warc-profile.md"
MOMENT = datetime(2026, 3, 9, 10, tzinfo=UTC)
STATEMENT = "All Content by Example Wire is licensed under a Creative Commons Attribution 4.0 International License."
BODY = f"<!doctype html><title>The ferry stays</title><p>By Ada Example<p>...<footer><p>{STATEMENT}</footer>"

ARTICLE = Article(
    title="The ferry stays",
    creators=("Ada Example",),
    agency="Example Wire",
    published="2026-03-08",
    language="en",
    url="https://example.org/story",
    origins={"title": "html", "creators": "text", "agency": "statement", "url": "url"},
)


def evidence(finder: str, statement: str, region: Region, scope: Scope, **others: object) -> Evidence:
    return Evidence.model_validate(
        {
            "finder": finder,
            "statement": statement,
            "locator": Locator(selector=f"/html/body/{region.value}", start=0, end=len(statement)),
            "region": region,
            "scope": scope,
            "seen": MOMENT,
            **others,
        }
    )


CONCLUSION = LicenseConclusion(
    declared="CC-BY-4.0",
    concluded="CC-BY-4.0",
    basis="a statement in the footer names the licence for all content of the site",
    scope=Scope.SITE,
    evidence=(
        evidence("statement", STATEMENT, Region.FOOTER, Scope.SITE, suggests="CC-BY-4.0", licensor="Example Wire"),
    ),
    set_aside=(
        SetAside(
            evidence=evidence("statement", "Photo: CC BY-SA 2.0", Region.FIGURE, Scope.OTHER, suggests="CC-BY-SA-2.0"),
            reason="it speaks of a picture",
        ),
    ),
    exclusions=("Photographs are not covered.",),
    rules="2026.1",
)


def example(folder: Path) -> list[Record]:
    chain = redirect("http://example.org/story", "https://example.org/story"), exchange(body=BODY.encode())
    with new_archive(folder) as archive, archive.writer() as writer:
        writer.add(page(*chain), Extraction(article=ARTICLE, text="The ferry stays\n\n..."), CONCLUSION)
    names = (*warc_files(folder), *text_files(folder))
    return [record for name in names for record in read_records(folder / name)]


def shown(record: Record) -> str:
    lines = [record.headers.version, *(f"{name}: {value}" for name, value in record.headers.fields), ""]
    return "\n".join(lines) + "\n" + record.content().decode().replace("\r\n", "\n")


def without_chance(text: str) -> str:
    """Without what is different each time: ids, digests that cover them, and the time of writing."""
    text = re.sub(r"urn:uuid:[0-9a-f-]{36}", "urn:uuid:...", text)
    text = re.sub(r"(WARC-Block-Digest: sha256:)[0-9a-f]{64}", r"\1...", text)
    text = re.sub(r"byline-\d{14}-", "byline-...-", text)
    return re.sub(r"(WARC-Date: )20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ", r"\1...", text).strip()


def test_the_example_is_what_the_code_writes(tmp_path: Path) -> None:
    blocks = re.findall(r"^```warc\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    # Of two records of a type, the redirect's and the page's, the later is shown.
    written = {record.type: without_chance(shown(record)) for record in example(tmp_path / "a")}
    assert len(blocks) > 2
    for block in blocks:
        kind = re.search(r"WARC-Type: (\w+)", block)
        assert kind is not None
        assert without_chance(block) == written[kind[1]]


def test_every_field_is_described() -> None:
    article = ARTICLE.model_copy(
        update={
            "parties": ("AFP",),
            "modified": "2026-03-09",
            "description": "d",
            "copyright_notice": "c",
            "earlier_changes": ("e",),
        }
    )
    conclusion = CONCLUSION.model_copy(update={"conflicts": ("c",), "reservations": ("r",)})
    full = Description(
        id="0" * 16,
        media_type="text/html",
        article=article,
        conclusion=conclusion,
        redirects=("urn:uuid:1",),
        feed=FeedItem(digest="sha256:0", retrieved=datetime(2026, 3, 9, tzinfo=UTC)),
        supersedes="urn:uuid:2",
        amendment=Amendment(reason="r", by="b"),
    )
    for value in (full, full.article, full.conclusion):
        unset = {name for name in type(value).model_fields if not getattr(value, name)}
        assert unset == set(), "the example has to set every fact, so that every field is written"
    described = re.findall(r"^\| `([\w-]+)` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert [name for name in dict.fromkeys(name for name, _ in to_fields(full)) if name not in described] == []
