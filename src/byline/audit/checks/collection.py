# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What is said of everything that was published together."""

from collections.abc import Iterator, Sequence

from byline.audit.reading import Label
from byline.audit.reuse import Check, Fault
from byline.licensing.catalog import catalog
from byline.licensing.reading.addresses import id_of_uri, named_in
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
        said = _license_of(label.license)
        others = sorted(each.short for each in licenses if said and each.id != said)
        if others:
            text = f"it is said to be under {label.license}, and there are articles under {', '.join(others[:5])}"
            cure = "say “other”, and that every article has its own licence"
            yield label, Fault("BY108", "error", text, found=label.license, line=label.line, cure=cure)


def _license_of(words: str) -> str | None:
    """The id that a label names; None if it leaves it open ("other", "various")."""
    found = catalog().get(words)
    if found is not None:
        return found.id
    named = named_in(words)
    return id_of_uri(words) or (named[0].id if named else None)
