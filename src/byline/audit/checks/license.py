# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The licence: that it is named, with its address, in the right version; and that nothing else is claimed."""

import re
from collections.abc import Iterator

from byline.audit.likeness import Treatment
from byline.audit.naming import difference, is_named
from byline.audit.references import only_cites
from byline.audit.reuse import Check, Fault, Named, Reuse, Severity, without_tracking
from byline.licensing.catalog import catalog
from byline.licensing.phrases import languages, phrases
from byline.licensing.reading.addresses import id_of_uri, named_in
from byline.model.license import License

CHECKS = {
    "BY006": Check(
        "error",
        "the licence is not named",
        "CC BY 4.0 3(a)(1)(C); open-government licences likewise",
        (4,),
    ),
    "BY007": Check(
        "error",
        "neither address nor text of the licence is there",
        "CC BY 4.0 3(a)(1)(C); CC 1.0-3.0 4(a)",
        (12,),
    ),
    "BY101": Check(
        "error",
        "another licence is named",
        "CC BY 4.0 2(a)(5)(B); CC 1.0-3.0 4(a): no other terms",
        (6,),
    ),
    "BY102": Check(
        "error",
        "another version of the licence is named",
        "as BY101: every version has terms of its own",
        (5, 6),
    ),
    "BY103": Check(
        "error",
        "the port of the licence is lost, or another one is named",
        "as BY101",
        (6,),
    ),
    "BY104": Check(
        "error",
        "the licence is named without its version",
        "CC BY 4.0 3(a)(1)(C); CC 1.0-3.0 4(a)",
        (5,),
    ),
    "BY105": Check(
        "warning",
        "the address of the licence is not its own",
        "practice of Creative Commons: the bare deed",
        (27,),
    ),
    "BY106": Check(
        "note",
        "rel=license without a subject: machines read it as the licence of the whole page",
        "HTML 4.6.7.8; RDFa Core 1.1 section 7.5; ccREL",
        (2,),
    ),
    "BY107": Check(
        "note",
        "a dedication or a mark is called a licence, or one of them the other",
        "CC0 1.0 section 2; the deed of the Public Domain Mark",
        (24,),
    ),
    "BY109": Check(
        "error",
        "another version or port is named beside the right one",
        "as BY102: a notice that contradicts itself names neither. A warning where the text was altered",
        (5, 9),
    ),
}

_LICENSED = re.compile(r"\blicen[sc]ed\b|\blizenziert\b|\bbajo (?:la )?licencia\b|\bsous licence\b", re.IGNORECASE)
_MARKED = re.compile(r"\bmarked with\b", re.IGNORECASE)
_OWN_QUERY = re.compile(r"[?#]")


def find(reuse: Reuse) -> Iterator[Fault]:
    """Whether the article's licence is named as it has to be."""
    terms = reuse.license
    if terms is None or only_cites(reuse):
        return
    if terms.kind != "license":
        yield from _miscalled(reuse, terms)
        return
    asked = reuse.rule("licence_uri_or_text") or reuse.rule("licence_name")
    if not asked or not (reuse.licenses or _has_credit(reuse)):
        return
    right = [each for each in reuse.licenses if is_named(each, terms)]
    others = [each for each in reuse.licenses if each not in right]
    # Other families have names that variants of one licence share: GFDL 1.2, "or later", with Invariant Sections.
    called = terms.family != "CC" and any(map(reuse.shows, _own_names(terms)))
    mistaken = None if right or called else _mistake(reuse, terms, others)
    if mistaken:
        yield mistaken
    else:
        yield from _incomplete(reuse, terms, right)
        yield from _contradiction(reuse, terms, right, others)
    yield from _addresses(right)
    yield from _claims(reuse)


def _has_credit(reuse: Reuse) -> bool:
    return any(map(reuse.shows, (*reuse.creators, *reuse.parties))) or not reuse.rule("creator")


def _incomplete(reuse: Reuse, terms: License, right: list[Named]) -> Iterator[Fault]:
    """The licence's name without its address, or the address alone."""
    named = any(each.uri is None for each in right) or any(map(reuse.shows, _own_names(terms)))
    linked = any(each.uri is not None for each in right) or _has_text(reuse, terms)
    if reuse.rule("licence_uri_or_text") and not linked:
        text = f"neither the address of {terms.short} nor its text is given: {terms.uri}"
        yield Fault("BY007", "error", text, reuse.clause("licence_uri_or_text"), line=_line(reuse), paste=True)
    if reuse.rule("licence_name") and not named:
        text = f"nothing says in words that it is under {terms.short}"
        yield Fault("BY006", "error", text, reuse.clause("licence_name"), line=_line(reuse), paste=True)


def _own_names(terms: License) -> set[str]:
    """Every name that notices give it, and the sentence that it prescribes."""
    names = {phrases(language).license_name(terms).text for language in languages()}
    prescribed = [part for part in re.split(r"\{\w+\}", terms.statement or "") if len(part) > len(terms.short)]
    return {terms.name, terms.short, *names, *prescribed}


def _has_text(reuse: Reuse, terms: License) -> bool:
    """Whether the text of the licence goes along, as that of the GFDL has to."""
    words = "GNU Free Documentation License"
    return (
        terms.family == "GFDL"
        and any("0. PREAMBLE" in block.text for block in reuse.reading.blocks)
        and reuse.shows(words)
    )


def _mistake(reuse: Reuse, terms: License, others: list[Named]) -> Fault | None:
    """What is named in place of the licence. Addresses speak first: they are exact."""
    for each in sorted(others, key=lambda other: other.uri is None):
        code = difference(each.id, terms)
        if code:
            stated = each.uri or (catalog().require(each.id).short if catalog().get(each.id) else "Creative Commons")
            said = {
                "BY101": f"it is under {terms.short}, and not under what is named",
                "BY102": f"it is under version {terms.version}: {terms.short}",
                "BY103": f"it is under {terms.short}, and another port, or none, is named",
                "BY104": f"the version of {terms.short} is not said",
            }[code]
            return Fault(code, "error", said, _clause(reuse), found=stated, line=_place(reuse, each), paste=True)
    return None


def _contradiction(reuse: Reuse, terms: License, right: list[Named], others: list[Named]) -> Iterator[Fault]:
    """A licence of the same elements in the very block that names the right one.

    One of other elements may be a picture's, and an adaptation may be under a later version: its notice names both.
    What the licensor's own copyright notice names has to be kept as it is.
    """
    blocks = {each.block for each in right} - {None}
    kept = {name.id for name in named_in((reuse.owed.copyright_notice if reuse.owed else None) or "")}
    for each in others:
        if each.uri is None and each.id in kept:
            continue
        if each.block in blocks and difference(each.id, terms) in ("BY102", "BY103"):
            same = reuse.comparison.treatment in (Treatment.WHOLE, Treatment.EXCERPT)
            stated = each.uri or catalog().require(each.id).short
            text = f"{stated} is named beside {terms.short}: a reader cannot tell which it is"
            severity: Severity = "error" if same else "warning"
            yield Fault("BY109", severity, text, _clause(reuse), found=stated, line=_place(reuse, each), paste=True)
            return


def _clause(reuse: Reuse) -> str | None:
    return reuse.clause("licence_uri_or_text") or reuse.clause("licence_name")


def _place(reuse: Reuse, each: Named) -> int | None:
    if each.link is not None and each.link.line:
        return each.link.line
    return reuse.reading.blocks[each.block].line if each.block is not None else _line(reuse)


def _line(reuse: Reuse) -> int | None:
    return reuse.line


def _addresses(right: list[Named]) -> Iterator[Fault]:
    for each in right:
        if each.uri and _OWN_QUERY.search(each.uri):
            text = "the address of the licence carries parameters"
            bare = without_tracking(each.uri).partition("?")[0].partition("#")[0]
            line = each.link.line if each.link else None
            yield Fault("BY105", "warning", text, found=each.uri, line=line, cure=f"link {bare}")
            return


def _claims(reuse: Reuse) -> Iterator[Fault]:
    for link in reuse.links:
        if not link.scoped and link.relations & {"license", "licence"} and id_of_uri(link.uri):
            text = "rel=license has no subject, so it speaks of the whole page"
            yield Fault("BY106", "note", text, found=link.uri, line=link.line, paste=True)
            return


def _miscalled(reuse: Reuse, terms: License) -> Iterator[Fault]:
    pattern = _MARKED if terms.kind == "dedication" else None
    for block in reuse.notice:
        if _LICENSED.search(block.text) or (pattern and pattern.search(block.text)):
            said = {"dedication": "the work is dedicated to the public domain", "mark": "the work is marked as free"}
            text = f"{said[terms.kind]}: {terms.short} is no licence{' and no mark' if pattern else ''}"
            yield Fault("BY107", "note", text, found=block.text[:200], line=block.line, paste=True)
            return
