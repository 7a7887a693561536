# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""RO-Crate metadata: what it says of each file that is an article, and of the licence of the whole."""

import json
import re
from collections.abc import Iterator
from typing import Any

from byline.audit.labels import read_labels
from byline.audit.reading import Block, File, Label, Link, Reading
from byline.errors import BadInput

_NAME = "ro-crate-metadata.json"
_ROOT = "./"
_ID = re.compile(r"(?:^|/)([0-9a-f]{16})\.\w+$")


def accepts(file: File) -> bool:
    """Whether it has the name that the specification gives it."""
    return not file.media_type and file.name.rpartition("/")[2] == _NAME


def read(file: File) -> Iterator[Reading | Label]:
    """The credit of every file that has one; the file itself is read by itself."""
    try:
        graph = json.loads(file.content())["@graph"]
        entities = [each for each in graph if isinstance(each, dict)]
    except (ValueError, RecursionError, KeyError, TypeError) as error:
        raise BadInput(f"{file.name} is no RO-Crate metadata: {error!r}") from None
    for entity in entities:
        if entity.get("@id") == _ROOT:
            yield from read_labels(json.dumps(entity).encode(), file.name)
        elif isinstance(credit := entity.get("creditText"), str) and credit.strip():
            yield _reading(entity, credit, file.name)


def _reading(entity: dict[str, Any], credit: str, file: str) -> Reading:
    name = str(entity.get("@id", ""))
    licenses = entity.get("license")
    named = (
        each.get("@id") for each in (licenses if isinstance(licenses, list) else [licenses]) if isinstance(each, dict)
    )
    links = tuple(Link(uri, None, frozenset({"license"})) for uri in named if isinstance(uri, str))
    return Reading(f"{file}#{name}", "text", (Block(credit),), links, beside=True, ids=tuple(_ID.findall(name)))
