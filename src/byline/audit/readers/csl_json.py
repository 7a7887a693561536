# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""CSL-JSON, in which citation processors take references: each item of a list is one."""

import json
import re
from collections.abc import Iterator
from typing import Any

from byline.audit.reading import File, Label, Reading
from byline.audit.references import Entry, Said, read_entry
from byline.errors import BadInput

_MEDIA_TYPE = "application/vnd.citationstyles.csl+json"
_OTHERS = ("croissant.json", "datapackage.json", "ro-crate-metadata.json")
# The types that news, posts and documents have (CSL 1.0.2, appendix III), and what most items begin with.
_BEGINS = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*\[?\s*\{.*\"type\"\s*:\s*\"(?:article(?:-\w+)?|webpage|post(?:-weblog)?|document|report|book"
    rb"|chapter|paper-conference|thesis|dataset|broadcast|interview|speech|entry(?:-\w+)?|review)\"",
    re.DOTALL,
)
_PEOPLE = ("author", "editor", "translator", "contributor", "original-author")
_ASIDE = frozenset({"id", "type", "title", "URL", "abstract", "keyword", "custom", "citation-key", *_PEOPLE})
_MOST = 100_000


def accepts(file: File) -> bool:
    """Whether it was sent as CSL-JSON, or is JSON that begins as that does."""
    named = file.suffix.rpartition(".")[2] in ("json", "csljson") and file.name.rpartition("/")[2] not in _OTHERS
    return file.media_type == _MEDIA_TYPE or (not file.media_type and named and bool(_BEGINS.match(file.sample)))


def read(file: File) -> Iterator[Reading | Label]:
    """The items; BadInput if it is no JSON."""
    try:
        data = json.loads(file.content())
    except (ValueError, RecursionError) as error:
        raise BadInput(f"{file.name} is no JSON: {error}") from None
    for item in (data if isinstance(data, list) else [data])[:_MOST]:
        if isinstance(item, dict):
            yield read_entry(_entry(item), file=file.name, kind="csl-json")


def _entry(item: dict[str, Any]) -> Entry:
    own = item.get("custom")
    custom: dict[str, Any] = own if isinstance(own, dict) else {}
    others = {name: value for name, value in item.items() if name not in _ASIDE} | custom
    title, uri, terms = (_said(each) for each in (item.get("title"), item.get("URL"), custom.get("license_uri")))
    return Entry(
        title=title,
        names=tuple(Said(name) for kind in _PEOPLE for name in _names(item.get(kind))),
        uris=(uri,) if uri else (),
        licenses=(terms,) if terms else (),
        others=tuple(filter(None, map(_said, others.values()))),
        line=None,
    )


def _said(value: object) -> Said | None:
    return Said(value) if isinstance(value, str) and value.strip() else None


def _names(people: object) -> Iterator[str]:
    for each in people if isinstance(people, list) else []:
        if isinstance(each, dict):
            parts = [each.get("literal"), each.get("given"), each.get("non-dropping-particle"), each.get("family")]
            yield " ".join(part for part in parts if isinstance(part, str))
