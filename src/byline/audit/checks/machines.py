# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What the page's data for machines say of the article: they must not contradict its notice."""

from collections.abc import Iterator

from byline.audit.likeness import Treatment, normal, says
from byline.audit.naming import difference, is_named
from byline.audit.reading import Stated
from byline.audit.reuse import Check, Fault, Named, Reuse, same_address
from byline.licensing.reading.addresses import id_of_uri, named_in
from byline.licensing.reading.wording import words as wording
from byline.licensing.sentences import clean
from byline.model.license import License

CHECKS = {
    "BY110": Check(
        "error",
        "the data for machines (JSON-LD) give the article another licence",
        "as BY101 to BY104: what is said to machines is said to the public. An adaptation may name its own licence",
        (9,),
    ),
    "BY111": Check(
        "warning",
        "the data for machines (JSON-LD) give another credit or copyright notice",
        "as BY002 to BY004; schema.org creditText, copyrightNotice",
        (9, 17),
    ),
}
_WHOLE = frozenset({Treatment.WHOLE, Treatment.EXCERPT})


def find(reuse: Reuse) -> Iterator[Fault]:
    """Every statement about the article that its notice contradicts."""
    if reuse.owed is None or reuse.license is None or reuse.license.kind != "license":
        return
    for stated in _about(reuse):
        yield from _license(reuse, reuse.license, stated)
        if not stated.original:
            yield from _credit(reuse, stated)


def _about(reuse: Reuse) -> Iterator[Stated]:
    """The nodes that speak of this article: by its title or address, or because the page has no other and all of it."""
    alone = sum(1 for each in reuse.reading.stated if not each.original) == 1
    whole = reuse.comparison.treatment is not Treatment.EXCERPT
    for each in reuse.reading.stated:
        if _is_named(reuse, each) or (alone and (whole or not each.name)):
            yield each


def _is_named(reuse: Reuse, stated: Stated) -> bool:
    assert reuse.owed is not None
    title, source = normal(clean(reuse.owed.title or "")), reuse.owed.source_uri
    by_name = bool(title) and says(normal(clean(stated.name)), title)
    return by_name or any(source and same_address(uri, source) for uri in stated.uris)


def _license(reuse: Reuse, terms: License, stated: Stated) -> Iterator[Fault]:
    """A copy is under the licence of the article alone; of an adaptation, those that the page names may be its own."""
    adapted = not stated.original and reuse.comparison.treatment not in _WHOLE
    visible = {each.id for each in reuse.licenses} if adapted else set()
    for words in stated.licenses:
        found = id_of_uri(words)
        named = [Named(found, None, words)] if found else [Named(each.id, None) for each in named_in(words)]
        if any(is_named(each, terms) or each.id in visible for each in named):
            continue
        if any(difference(each.id, terms) for each in named):
            which = "the original" if stated.original else "the article"
            text = f"the data for machines say that {which} is under another licence than {terms.short}"
            clause = reuse.clause("licence_uri_or_text") or reuse.clause("licence_name")
            yield Fault("BY110", "error", text, clause, words[:200], stated.line, f'say "license": "{terms.uri}"')


def _credit(reuse: Reuse, stated: Stated) -> Iterator[Fault]:
    assert reuse.owed is not None
    names = [*reuse.creators, *reuse.parties]
    for words in stated.credits:
        if names and not _says_any(words, names):
            text = f"the data for machines credit the article to others than {names[0]}"
            clause = reuse.clause("creator") or reuse.clause("attribution_parties")
            cure = 'say "creditText" as the notice does, or leave it out'
            yield Fault("BY111", "warning", text, clause, words[:200], stated.line, cure)
    kept = clean(reuse.owed.copyright_notice or "")
    for words in stated.copyrights:
        if kept and says(normal(clean(words)), normal(kept)):
            continue
        if wording("reserved").search(words.lower()) or (kept and not _says_any(words, names)):
            text = "the data for machines give the article another copyright notice"
            cure = f'say "copyrightNotice": "{kept}"' if kept else 'leave out "copyrightNotice"'
            yield Fault("BY111", "warning", text, reuse.clause("copyright_notice"), words[:200], stated.line, cure)


def _says_any(words: str, names: list[str]) -> bool:
    return any(says(normal(clean(words)), normal(name)) for name in names)
