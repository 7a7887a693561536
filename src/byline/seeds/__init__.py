# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The source agencies that byline knows: seeds/*.toml, one file an agency (seeds/README.md)."""

import tomllib
import unicodedata
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import ValidationError

from byline.errors import BadInput
from byline.model.source import Source

# A wheel carries the folder as package data; in a checkout it stands at the top.
_PACKAGED = Path(__file__).parent / "data"
_CHECKOUT = Path(__file__).parents[3] / "seeds"
# Persian names are typed with Arabic letters as often as with Persian ones; the zero-width non-joiner is left out.
_SAME_LETTER = str.maketrans({"ي": "ی", "ك": "ک", "\u200c": " "})


def read_sources(folder: Path) -> tuple[Source, ...]:
    """The agencies described in `folder`, by file name; BadInput names the file that cannot be read.

    The table `statement` is for people and is left out.
    """
    found = []
    for file in sorted(folder.glob("*.toml")):
        try:
            facts = tomllib.loads(file.read_text("utf-8"))
            facts.pop("statement", None)
            found.append(Source.model_validate(facts))
        except (ValueError, ValidationError) as error:
            raise BadInput(f"{file.name} does not describe an agency: {error}", cure="see seeds/README.md") from error
    return tuple(found)


@cache
def sources() -> tuple[Source, ...]:
    """Every agency that byline knows."""
    return read_sources(_PACKAGED if _PACKAGED.is_dir() else _CHECKOUT)


def source_of(url: str | None) -> Source | None:
    """The agency on whose domain, or a subdomain of it, `url` lies; the longest domain decides."""
    try:
        host = (urlsplit(url or "").hostname or "").rstrip(".")
    except ValueError:
        return None
    owners = {domain: source for source in sources() for domain in source.domains}
    labels = host.split(".")
    suffixes = (".".join(labels[start:]) for start in range(len(labels)))
    return next((owners[suffix] for suffix in suffixes if suffix in owners), None)


def canonical_agency(name: str) -> str:
    """The name that the agency called `name` is to be credited by; `name` as it is if byline does not know it."""
    return _names().get(_folded(name), name)


@cache
def _names() -> dict[str, str]:
    return {_folded(name): source.name for source in sources() for name in (source.name, *source.aliases)}


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).translate(_SAME_LETTER).casefold().split())
