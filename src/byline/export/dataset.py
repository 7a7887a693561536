# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What is said of a whole data set: croissant.json for machines, README.md as the card that data-set hubs show."""

import json
from collections import Counter
from datetime import datetime
from typing import Any, NamedTuple

from byline.export.croissant import described
from byline.export.dates import published
from byline.export.item import Item, one_line
from byline.export.languages import language_tag
from byline.export.staging import Staging
from byline.licensing.catalog import catalog
from byline.licensing.markup import escape_markdown
from byline.model.license import License
from byline.model.manifest import Manifest, ManifestFile

CROISSANT, CARD, LICENSES = "croissant.json", "README.md", "LICENSE.md"
NAME = "Openly licensed articles"
# The ids of licences that Hugging Face knows by version (huggingface/hub-docs, docs/hub/repositories-licenses.md), as
# far as articles may stand under them; its families (cc, gfdl, odc-by ...) would lose the version.
_KNOWN_TO_HUBS = frozenset((
    *("cc0-1.0", "cc-by-2.0", "cc-by-2.5", "cc-by-3.0", "cc-by-4.0", "cc-by-sa-3.0", "cc-by-sa-4.0", "cc-by-nd-4.0"),
    *("cc-by-nc-2.0", "cc-by-nc-3.0", "cc-by-nc-4.0", "cc-by-nc-nd-3.0", "cc-by-nc-nd-4.0"),
    *("cc-by-nc-sa-2.0", "cc-by-nc-sa-3.0", "cc-by-nc-sa-4.0"),
    *("cdla-sharing-1.0", "cdla-permissive-1.0", "cdla-permissive-2.0", "etalab-2.0"),
))  # fmt: skip
_SIZES = ((1000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"))


class Layout(NamedTuple):
    """Where the rows of a form of data set lie: `files` is a glob, `media_type` what they are once decompressed."""

    files: str
    media_type: str
    compression: str | None = None
    nested: bool = True
    """Whether lists are lists; else they are JSON in a cell."""


class Summary:
    """What a data set holds, counted as the articles go out."""

    def __init__(self, state: dict[str, Any] | None = None) -> None:
        said = state or {"licenses": {}, "agencies": (), "languages": (), "newest": "0001-01-01T00:00:00+00:00"}
        self.licenses: Counter[str] = Counter(said["licenses"])
        self.agencies = set(said["agencies"])
        self.languages = set(said["languages"])
        self.newest = datetime.fromisoformat(said["newest"])

    def state(self) -> dict[str, Any]:
        """What a summary can be made of again."""
        return {
            "licenses": dict(self.licenses),
            "agencies": sorted(self.agencies),
            "languages": sorted(self.languages),
            "newest": self.newest.isoformat(),
        }

    def add(self, item: Item) -> None:
        """Count one more."""
        self.licenses[item.attribution.license.id] += 1
        self.agencies.update(filter(None, [one_line(item.article.article.agency)]))
        self.languages.update(filter(None, [language_tag(item.article.article.language).partition("-")[0].lower()]))
        self.newest = max(self.newest, item.article.retrieved)

    @property
    def articles(self) -> int:
        """How many there are."""
        return self.licenses.total()

    @property
    def ranked(self) -> list[tuple[License, int]]:
        """The licences with their numbers of articles, the most frequent first."""
        ranked = sorted(self.licenses.items(), key=lambda pair: (-pair[1], pair[0]))
        return [(catalog().require(license_id), count) for license_id, count in ranked]


def describe(staging: Staging, head: Manifest, layout: Layout, summary: Summary) -> None:
    """Write croissant.json and the card beside the rows, which are complete."""
    files = [ManifestFile.model_validate_json(line) for line in staging.files.lines()]
    data = [file for file in files if file.path.startswith(layout.files.partition("*")[0])]
    said = described(
        name=NAME,
        description=_description(head, summary),
        licenses=[terms.uri for terms, _ in summary.ranked],
        creators=sorted(summary.agencies),
        languages=sorted(summary.languages),
        published=published(summary.newest).date(),
        files=data,
        pattern=layout.files,
        media_types=[*filter(None, [layout.compression]), layout.media_type],
        nested=layout.nested,
    )
    staging.write(CROISSANT, json.dumps(said, ensure_ascii=False, indent=1) + "\n")
    staging.write(CARD, _card(head, layout, summary))
    if len(summary.licenses) > 1:
        staging.write(LICENSES, "# Licences\n\n" + _table(summary))


def _description(head: Manifest, summary: Summary) -> str:
    noun = "article" if summary.articles == 1 else "articles"
    return (
        f"{summary.articles} {noun}, selected by {one_line(head.query)!r} to {', '.join(head.uses)}. Each article "
        "stays under its own licence, which its row names, with its evidence and with the notice that has to go along."
    )


def _card(head: Manifest, layout: Layout, summary: Summary) -> str:
    """The card; in the YAML at its head all values are JSON, which YAML 1.2 reads alike."""
    size = next((name for limit, name in _SIZES if summary.articles < limit), "n>1M")
    facts = {
        "pretty_name": NAME,
        **_label(summary),
        **({"language": languages} if (languages := sorted(summary.languages)) else {}),
        "size_categories": [size],
        "configs": [{"config_name": "default", "data_files": [{"split": "train", "path": layout.files}]}],
    }
    front = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in facts.items())
    return f"---\n{front}---\n\n# {NAME}\n\n{escape_markdown(_description(head, summary))}\n\n{_table(summary)}"


def _label(summary: Summary) -> dict[str, str]:
    """One licence, if it is that of every article; else `other`: no label of the whole would be true of each row."""
    ((terms, _), *others) = summary.ranked
    if others:
        return {"license": "other", "license_name": "each-row-its-own", "license_link": LICENSES}
    lower = terms.id.lower()
    if lower in _KNOWN_TO_HUBS:
        return {"license": lower}
    return {"license": "other", "license_name": lower, "license_link": terms.uri}


_AFTER_THE_TABLE = """
Each row says its licence (`license`, `license_uri`), what that rests on (`license_evidence`), and the notice that
whoever passes the article on has to pass on too (`attribution_text`, `attribution_html`). All notices stand in
`NOTICE`; `manifest.json` says what was left out, and why. Nothing here puts the collection as a whole under a licence.
"""


def _table(summary: Summary) -> str:
    lines = ["| licence | name | articles |", "|---|---|---:|"]
    for terms, count in summary.ranked:
        lines.append(f"| [{terms.id}]({terms.uri}) | {escape_markdown(terms.name)} | {count} |")
    return "\n".join(lines) + "\n" + _AFTER_THE_TABLE
