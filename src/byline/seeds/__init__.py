# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The source agencies that byline knows: seeds/*.toml, one file an agency (seeds/README.md)."""

import os
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from pydantic import ValidationError

from byline.errors import BadInput, NotFound
from byline.model.archived import ArchivedArticle
from byline.model.policy import Demand
from byline.model.source import Source, Term

# A wheel carries the folder as package data; in a checkout it stands at the top.
_PACKAGED = Path(__file__).parent / "data"
_CHECKOUT = Path(__file__).parents[3] / "seeds"
# Persian names are typed with Arabic letters as often as with Persian ones; the zero-width non-joiner is left out.
_SAME_LETTER = str.maketrans({"ي": "ی", "ك": "ک", "\u200c": " "})


def read_sources(*folders: Path) -> tuple[Source, ...]:
    """The agencies described in `folders`, by folder and file name.

    Raises BadInput, naming the file, for one that cannot be read, and for a name or domain that another file has too.
    """
    found: list[Source] = []
    owners: dict[str, str] = {}
    for file in chain.from_iterable(sorted(folder.glob("*.toml")) for folder in folders):
        try:
            source = Source.model_validate(tomllib.loads(file.read_text("utf-8")))
        except (ValueError, ValidationError) as error:
            raise BadInput(f"{file.name} does not describe an agency: {error}", cure="see seeds/README.md") from error
        for key in {*source.domains, *map(_folded, (source.name, *source.aliases))}:
            if key in owners:
                raise BadInput(
                    f"{file.name} and {owners[key]} both claim {key!r}", cure="a name or domain belongs to one agency"
                )
            owners[key] = file.name
        found.append(source)
    return tuple(found)


def sources() -> tuple[Source, ...]:
    """Every agency that byline knows, by file name; those of the folder $BYLINE_SEEDS come last."""
    return _known(_folders()).sources


def source_of(url: str | None) -> Source | None:
    """The agency on whose domain, or a subdomain of it, `url` lies; the longest domain decides.

    None for a domain that many bodies or editions share: it does not say which of them published the page.
    """
    source = owner_of(url)
    return None if source is None or source.shared else source


def demands_of(article: ArchivedArticle) -> tuple[Demand, ...]:
    """What the publishers of an article ask of reusers beside its licence, as far as byline knows.

    Its publishers are who owns the domain that it was found on, or that it names as its own (also a domain that many
    share), and the agency that it credits: terms go along with an article that another site republishes.
    """
    addresses = map(owner_of, (article.target_uri, article.article.url))
    named = _names().get(_folded(article.article.agency or ""))
    publishers = {source.name: source for source in (*addresses, named) if source}
    return tuple(dict.fromkeys(chain.from_iterable(map(_demands, publishers.values()))))


def _demands(source: Source) -> Iterator[Demand]:
    for term in source.terms:
        where = f"{source.name}, {term.uri or term.source}"
        yield from (Demand(text=words, forbids=use, source=where) for use, words in term.forbids.items())
        yield from (Demand(text=words, source=where) for words in term.demands)


def find_source(name: str) -> Source:
    """The source of this name, alias, domain or URL; NotFound, with near names, if there is none."""
    by_name = _names().get(_folded(name))
    source = by_name or owner_of(name if "://" in name else f"//{name}")
    if source is None:
        raise NotFound(f"byline knows no source {name!r}", cure=_nearest(name))
    return source


def canonical_agency(name: str) -> str:
    """The name that the agency called `name` is to be credited by; `name` as it is if byline does not know it."""
    return known_agency(name) or name


def known_agency(name: str) -> str | None:
    """The name by which to credit the agency that is called `name`; None if byline does not know it."""
    source = _names().get(_folded(name))
    return source.name if source else None


def owner_of(url: str | None) -> Source | None:
    """The source to which the longest domain of `url` belongs, also if others publish there (`shared`)."""
    owners = _domains()
    return next((owners[suffix] for suffix in _suffixes(url) if suffix in owners), None)


def is_for(term: Term, url: str | None) -> bool:
    """Whether a term of the source that owns `url` is meant for that address."""
    return not term.domains or not set(term.domains).isdisjoint(_suffixes(url))


def _suffixes(url: str | None) -> list[str]:
    """The domains that the host of `url` lies in, the longest first."""
    try:
        host = (urlsplit(url or "").hostname or "").rstrip(".")
    except ValueError:
        return []
    labels = host.split(".")
    return [".".join(labels[start:]) for start in range(len(labels))]


class _Known(NamedTuple):
    sources: tuple[Source, ...]
    domains: Mapping[str, Source]
    names: Mapping[str, Source]


def _folders() -> tuple[Path, ...]:
    own = os.environ.get("BYLINE_SEEDS")
    return (_ours(), *([Path(own)] if own else []))


@cache
def _ours() -> Path:
    return _PACKAGED if _PACKAGED.is_dir() else _CHECKOUT


@cache
def _known(folders: tuple[Path, ...]) -> _Known:
    found = read_sources(*folders)
    domains = {domain: source for source in found for domain in source.domains}
    return _Known(
        found, domains, {_folded(name): source for source in found for name in (source.name, *source.aliases)}
    )


def _domains() -> Mapping[str, Source]:
    return _known(_folders()).domains


def _names() -> Mapping[str, Source]:
    return _known(_folders()).names


def _nearest(name: str) -> str:
    from difflib import get_close_matches

    near = {known: _names()[known].name for known in get_close_matches(_folded(name), _names(), n=3)}
    return f"did you mean {', '.join(dict.fromkeys(near.values()))}?" if near else "byline source list names them all"


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).translate(_SAME_LETTER).casefold().split())
