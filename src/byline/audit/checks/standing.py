# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Whether the article may be published at all."""

from collections.abc import Iterator

from byline.audit.references import only_cites
from byline.audit.reuse import Check, Fault, Reuse
from byline.model.evidence import Claim
from byline.model.policy import Reason
from byline.model.spdx import NONE

CHECKS = {
    "BY401": Check(
        "error",
        "nobody knows which licence covers it",
        "none: without a licence all rights are reserved",
        (5, 9),
    ),
    "BY402": Check(
        "error",
        "there is no licence for it",
        "the words on its page: rights reserved, an embargo",
        (8, 28),
    ),
    "BY403": Check(
        "error",
        "it was taken down",
        "the archive's tombstone",
        (10,),
    ),
    "BY404": Check(
        "note",
        "the archive does not have the article",
        "-",
        (),
    ),
    "BY405": Check(
        "error",
        "it carries the line of an agency whose texts are not openly licensed",
        "CC licenses only what the licensor may license",
        (1, 24),
    ),
    "BY407": Check("error", "the file cannot be read", "-"),
    "BY406": Check(
        "error",
        "a name is shown that has to be left out",
        "CC 4.0 3(a)(3); CC 1.0-3.0 4(a)",
        (19,),
    ),
}


def find(reuse: Reuse) -> Iterator[Fault]:
    """What speaks against publishing it, whatever its notice says."""
    ids = reuse.reading.ids
    if only_cites(reuse):  # anything may be cited
        return
    if reuse.article is None:
        removed = next((each for each in ids if each in reuse.context.removed), None)
        if removed:
            yield Fault("BY403", "error", "the article was taken down from the archive", cure="take it down here too")
        else:
            named = f" ({ids[0]})" if ids else ""
            text = f"the archive does not have this article{named}: it is held against what it says itself"
            yield Fault("BY404", "note", text, cure="byline add its original, or name it by --article ID")
        return
    yield from _unknown(reuse)
    yield from _wire(reuse)
    yield from _redacted(reuse)


def _unknown(reuse: Reuse) -> Iterator[Fault]:
    assert reuse.article is not None
    if not isinstance(reuse.standing, Reason):
        return
    amend = f"take it down, or once its licence is known: byline amend {reuse.article.id} --license ID --reason WHY"
    code = "BY402" if reuse.article.conclusion.concluded == NONE else "BY401"
    yield Fault(code, "error", reuse.standing.text, reuse.standing.clause, cure=amend)


def _wire(reuse: Reuse) -> Iterator[Fault]:
    """An agency's line was found when the article was archived, and a person did not decide otherwise."""
    assert reuse.article is not None
    conclusion = reuse.article.conclusion
    found = (*conclusion.evidence, *(each.evidence for each in conclusion.set_aside))
    signed = next((each for each in found if each.finder == "wire" and each.claim is Claim.DENIAL), None)
    if signed and conclusion.by == "rule" and not isinstance(reuse.standing, Reason):
        text = "an agency's line stands in it, and a site cannot license what it has bought"
        yield Fault("BY405", "error", text, found=signed.statement[:200], cure="leave it out, or ask who wrote it")


def _redacted(reuse: Reuse) -> Iterator[Fault]:
    for name in reuse.context.redacted:
        if reuse.shows(name):
            text = f"{name} asked not to be named"
            yield Fault(
                "BY406", "error", text, reuse.clause("remove_on_request"), cure=f"remove {name} from the credit"
            )
