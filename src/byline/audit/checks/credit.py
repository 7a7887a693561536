# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What the notice has to name: title, creators, other parties, copyright notice, source, disclaimer."""

import re
from collections.abc import Iterator
from functools import cache

from byline.audit.likeness import normal, says
from byline.audit.references import only_cites
from byline.audit.reuse import Check, Fault, Reuse, Severity, same_address
from byline.licensing.folding import fold
from byline.licensing.phrases import languages, phrases
from byline.licensing.sentences import clean

CHECKS = {
    "BY001": Check(
        "error",
        "the title is missing",
        "CC 1.0-3.0: attribution clause (required); CC 4.0: recommended by Creative Commons only",
        (12,),
    ),
    "BY002": Check(
        "error",
        "a creator is not named",
        "CC BY 4.0 3(a)(1)(A)(i); before 4.0 the attribution clause",
        (17,),
    ),
    "BY003": Check(
        "error",
        "another party to be credited is not named",
        "CC BY 4.0 3(a)(1)(A)(i), CC BY 3.0 4(b)(i), CC BY 2.5 4(b)",
        (17,),
    ),
    "BY004": Check(
        "error",
        "the copyright notice is missing",
        "CC BY 4.0 3(a)(1)(A)(ii); before 4.0 the attribution clause",
        (17,),
    ),
    "BY005": Check(
        "error",
        "the source is not linked",
        "CC BY 4.0 3(a)(1)(A)(v), CC BY 3.0 4(b)(iii), CC BY 2.0 4(b)",
        (12,),
    ),
    "BY008": Check(
        "warning",
        "the reference to the disclaimer of warranties is missing",
        "CC 1.0-3.0 4(a); CC BY 4.0 3(a)(1)(A)(iv), if it was supplied (a note then)",
        (17,),
    ),
    "BY009": Check(
        "error",
        "the article stands there without any notice",
        "CC BY 4.0 3(a)(1); CC 1.0-3.0 4(a)",
        (17,),
    ),
    "BY011": Check(
        "note",
        "a reference cites the article, and names no licence",
        "none: to cite a work needs no licence. As the credit of a copy it is not enough: CC BY 4.0 3(a)(1)(C)",
        (12,),
    ),
    "BY010": Check(
        "warning",
        "there is nothing but a link to where the credit is given",
        "CC BY 4.0 3(a)(2): reasonable in some media, and worth as much as the page that is linked",
        (30,),
    ),
}

_COPYRIGHT = re.compile(r"©|\(c\)|copyright|\bcopr\b", re.IGNORECASE)
_WARRANTY = re.compile(
    fold(r"warrant|disclaim|\bas[- ]is\b|gewährleist|haftung|garanti|garantía|гаранти|ضمان|تضمین|保証|保证|责任")
)
_CREDIT_LINK = re.compile(r"credit|attribution|licen[cs]|quelle|nachweis|crédito|créditos|источник|منبع", re.IGNORECASE)


def find(reuse: Reuse) -> Iterator[Fault]:
    """Every fact that is due and not there; if nothing is, that alone."""
    if reuse.owed is None or reuse.license is None:
        return
    if only_cites(reuse):
        yield from _cites(reuse)
        return
    if (bare := _bare(reuse)) is not None:
        yield bare
        return
    yield from _title(reuse)
    yield from _names(reuse)
    yield from _copyright(reuse)
    yield from _source(reuse)
    yield from _disclaimer(reuse)


def _cites(reuse: Reuse) -> Iterator[Fault]:
    if reuse.rule("licence_uri_or_text") or reuse.rule("licence_name"):
        text = "it cites the article and names no licence: enough for a citation, not for the credit of a copy"
        yield Fault("BY011", "note", text, reuse.clause("licence_uri_or_text"), paste=True)


def is_bare(reuse: Reuse) -> bool:
    """Whether neither a licence nor a name is given, so that there is no notice to judge."""
    duties = any(reuse.rule(duty) for duty in ("creator", "licence_uri_or_text", "licence_name"))
    return bool(duties) and not reuse.licenses and not any(map(reuse.shows, (*reuse.creators, *reuse.parties)))


def _bare(reuse: Reuse) -> Fault | None:
    if not is_bare(reuse):
        return None
    clause = reuse.clause("licence_uri_or_text") or reuse.clause("creator")
    any_manner = reuse.rule("any_reasonable_manner")
    elsewhere = _link_to_credit(reuse)
    if elsewhere and any_manner and reuse.license and reuse.license.version == "4.0":
        text = "the credit is behind a link: it must stay there, and say all that the notice would"
        return Fault("BY010", "warning", text, reuse.clause("any_reasonable_manner"), found=elsewhere, paste=True)
    return Fault("BY009", "error", "no creator, no licence: the notice is missing altogether", clause, paste=True)


def _link_to_credit(reuse: Reuse) -> str | None:
    source = reuse.owed.source_uri if reuse.owed else None
    blocks = reuse.reading.blocks
    for link in reuse.links:
        if link.block is None and not link.scoped:  # in the head, where nobody sees it
            continue
        words = blocks[link.block].text if link.block is not None and link.block < len(blocks) else ""
        if (source and same_address(link.uri, source)) or _CREDIT_LINK.search(f"{link.uri} {words[:200]}"):
            return link.uri
    return None


def _title(reuse: Reuse) -> Iterator[Fault]:
    assert reuse.owed is not None
    title = clean(reuse.owed.title or "")
    if not title or reuse.shows(title):
        return
    if reuse.rule("title"):
        yield Fault("BY001", "error", f"the title “{title}” is not given", reuse.clause("title"), paste=True)
    elif reuse.license and reuse.license.kind == "license" and reuse.license.family == "CC":
        yield Fault("BY001", "note", f"the title “{title}” is not given; it is good practice to", paste=True)


def _names(reuse: Reuse) -> Iterator[Fault]:
    for code, duty, names in (
        ("BY002", "creator", reuse.creators),
        ("BY003", "attribution_parties", reuse.parties),
    ):
        for name in names:
            if reuse.rule(duty) and not _shows_name(reuse, name):
                yield Fault(code, "error", f"{name} is not named", reuse.clause(duty), paste=True)


def _shows_name(reuse: Reuse, name: str) -> bool:
    """Whether the name is there, also in the order of catalogues: Doe, Jane."""
    first, _, last = name.rpartition(" ")
    return reuse.shows(name) or bool(first and reuse.shows(f"{last}, {first}"))


def _copyright(reuse: Reuse) -> Iterator[Fault]:
    assert reuse.owed is not None
    line = clean(reuse.owed.copyright_notice or "")
    if line and reuse.rule("copyright_notice") and not _shows_copyright(reuse, line):
        yield Fault(
            "BY004", "error", f"the copyright notice “{line}” is not kept", reuse.clause("copyright_notice"), paste=True
        )


def _shows_copyright(reuse: Reuse, line: str) -> bool:
    """Whether one block has its words, whatever sign stands before them."""
    wanted = normal(_COPYRIGHT.sub(" ", line))
    return any(
        says(normal(_COPYRIGHT.sub(" ", block.text)), wanted)
        for _, block in reuse.frame
        if _COPYRIGHT.search(block.text) or not _COPYRIGHT.search(line)
    )


def _source(reuse: Reuse) -> Iterator[Fault]:
    assert reuse.owed is not None
    source = reuse.owed.source_uri
    if source and reuse.rule("source_uri") and not any(same_address(link.uri, source) for link in reuse.links):
        yield Fault("BY005", "error", f"{source} is not linked", reuse.clause("source_uri"), paste=True)


def _disclaimer(reuse: Reuse) -> Iterator[Fault]:
    rule = reuse.rule("disclaimer_reference")
    if rule is None or reuse.license is None or reuse.license.kind != "license":
        return
    words = " ".join(block.text for block in reuse.notice)
    if not _WARRANTY.search(fold(words)) and not any(map(reuse.shows, _references())):
        text = "nothing refers to the disclaimer of warranties"
        severity: Severity = "note" if rule.if_supplied else "warning"
        yield Fault("BY008", severity, text, reuse.clause("disclaimer_reference"), paste=True)


@cache
def _references() -> tuple[str, ...]:
    """How our own notices refer to it, in every language."""
    keys = ("no_warranties", "warranties", "warranties_5")
    return tuple(dict.fromkeys(phrases(language)[key] for language in languages() for key in keys))
