# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What stands in the article's place beside its words: pixels that count readers, and things of others that act."""

import re
from collections.abc import Iterator

from byline.audit.reuse import Check, Fault, Reuse
from byline.model.policy import Demand
from byline.seeds import demands_of

CHECKS = {
    "BY306": Check(
        "note",
        "the publisher asks for a counter (a pixel) in every copy, and there is none",
        "the publisher's own terms: no duty of the licence",
        (27,),
    ),
    "BY307": Check(
        "note",
        "a pixel in the article tells others who reads it",
        "practice: no licence asks for it. Nothing is found where the publisher's own terms do",
        (27,),
    ),
    "BY308": Check(
        "warning",
        "in the article, things of others act: scripts, frames, embedded objects",
        "a licence covers the work that it was given to: CC BY 4.0 1(f), 1(g). What is embedded has its own terms",
        (29,),
    ),
}
_COUNTER = re.compile(r"\bpixel|\bpage view counter", re.IGNORECASE)


def find(reuse: Reuse) -> Iterator[Fault]:
    """One finding of each kind: what is loaded first stands for the rest."""
    if reuse.owed is None or reuse.license is None:
        return
    pixels = [load for load in reuse.reading.loads if load.is_pixel]
    active = [load for load in reuse.reading.loads if not load.is_pixel]
    asked = _counter(reuse)
    if asked and reuse.reading.is_page and not pixels:
        text = f"the publisher asks of reusers: {asked.text}"
        cure = "add it, or write to the publisher: the licence does not ask for it, and byline never adds one"
        yield Fault("BY306", "note", text, asked.source, cure=cure)
    if pixels and not asked:
        text = "a pixel that nobody sees tells its host who reads the article"
        yield Fault("BY307", "note", text, found=pixels[0].uri[:200], line=pixels[0].line, cure="leave it out")
    if active:
        text = "something of others acts in the article, and its licence does not cover it"
        cure = "link it instead, or keep it if you may show it"
        yield Fault("BY308", "warning", text, found=active[0].uri[:200], line=active[0].line, cure=cure)


def _counter(reuse: Reuse) -> Demand | None:
    demands = demands_of(reuse.article) if reuse.article else ()
    return next((each for each in demands if _COUNTER.search(each.text)), None)
