# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What is said of everything that was published together."""

from collections.abc import Iterator, Sequence

from byline.audit.reading import Label
from byline.audit.reuse import Check, Fault
from byline.licensing.catalog import catalog
from byline.licensing.reading.addresses import id_of_uri, named_in
from byline.licensing.uris import key_of
from byline.model.license import License

CHECKS = {
    "BY108": Check(
        "error",
        "one licence is given to all, and articles are under others",
        "CC BY 4.0 2(a)(5)(B), 3(a)(1)(C); CC 1.0-3.0 4(a): each member keeps its licence",
        (22,),
    ),
}


def find_all(licenses: Sequence[License], labels: Sequence[Label]) -> Iterator[tuple[Label, Fault]]:
    """Each label that does not fit every article below it."""
    for label in labels:
        said = {key for words in label.licenses for key in _keys(words)}
        others = sorted(each.short for each in licenses if {each.id, key_of(each.uri)}.isdisjoint(said))
        if others and all(map(_keys, label.licenses)):
            words = ", ".join(label.licenses)
            text = f"all is said to be under {words}, and there are articles under {', '.join(others[:5])}"
            cure = "say “other”, and that every article has its own licence"
            yield label, Fault("BY108", "error", text, found=words, line=label.line, cure=cure)


def _keys(words: str) -> set[str | None]:
    """The ids and addresses that a label stands for; none if it leaves the licence open ("other"), or names several."""
    found = catalog().get(words) or catalog().by_uri(words)
    named = {each.id for each in named_in(words)}
    known = {found.id, key_of(found.uri)} if found else named if len(named) == 1 else set()
    return known | ({key_of(words)} if id_of_uri(words) else set())
