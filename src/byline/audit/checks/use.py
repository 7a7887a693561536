# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""How the article is used, and what is said around it."""

import re
from collections.abc import Iterator

from byline.audit.reuse import Check, Fault, Reuse, without_tracking
from byline.licensing.reading.wording import words as wording
from byline.licensing.sentences import clean
from byline.licensing.terms import cite, denial
from byline.seeds import demands_of

CHECKS = {
    "BY301": Check(
        "error",
        "the licence does not allow this use",
        "CC BY-NC 4.0 2(a)(1), 1.0-3.0 4(b); the publisher's own terms",
        (15, 16),
    ),
    "BY302": Check(
        "warning",
        "further restrictions are claimed",
        "CC BY 4.0 2(a)(5)(B); CC 1.0-3.0 4(a)",
        (21,),
    ),
    "BY303": Check(
        "warning",
        "the words suggest that the licensor endorses it",
        "CC BY 4.0 2(a)(6), CC BY 3.0 4(b); CC0 and OGL likewise",
        (20,),
    ),
    "BY304": Check(
        "warning",
        "the source is linked with tracking, or through a shortener",
        "practice: the address as supplied, 4.0 3(a)(1)(A)(v)",
        (27,),
    ),
    "BY305": Check(
        "warning",
        "markup of a name or title is not escaped",
        "none: it breaks the credit, and can run scripts",
        (26,),
    ),
}

_DRM = re.compile(
    r"\bDRM\b|digital rights management|may not be (?:copied|reproduced|redistributed)|do not copy", re.IGNORECASE
)
_ENDORSED = re.compile(
    r"\b(?:official (?:partner|publication|version)|in (?:partnership|cooperation|collaboration|association) with"
    r"|endorsed by|approved by|sponsored by|supported by|courtesy of|mit freundlicher genehmigung|in zusammenarbeit mit"
    r"|en (?:collaboration|partenariat) avec|en colaboración con|при поддержке)\b",
    re.IGNORECASE,
)
_REACH = 120
_SHORTENERS = frozenset(
    {"bit.ly", "t.co", "goo.gl", "tinyurl.com", "ow.ly", "is.gd", "buff.ly", "dlvr.it", "lnkd.in", "t.ly"}
)
_HOST = re.compile(r"https?://(?:www\.)?([^/?#:]+)", re.IGNORECASE)


def find(reuse: Reuse) -> Iterator[Fault]:
    """Uses that the licence denies, and words, links and markup that should not be there."""
    if reuse.owed is None or reuse.license is None:
        return
    yield from _denied(reuse)
    yield from _restricted(reuse)
    yield from _endorsed(reuse)
    yield from _tracked(reuse)
    yield from _unescaped(reuse)


def _denied(reuse: Reuse) -> Iterator[Fault]:
    """What the licence denies; and what it allows, but the publisher's own terms rule out."""
    assert reuse.owed is not None
    cure = "leave the article out, or ask the licensor"
    for use in reuse.context.uses:
        if reason := denial(reuse.owed.license, use):
            yield Fault("BY301", "error", reason.text, reason.clause, cure=cure)
    for demand in demands_of(reuse.article) if reuse.article else ():
        if demand.forbids in reuse.context.uses:
            text = f"the publisher's own terms rule out {demand.forbids}: {demand.text}"
            yield Fault("BY301", "error", text, demand.source, cure=cure)


def _restricted(reuse: Reuse) -> Iterator[Fault]:
    assert reuse.license is not None
    rule = reuse.license.forbidden.get("additional_terms")
    if rule is None or not rule.required or not reuse.licenses or reuse.article is None:
        return
    own = (reuse.article.article.copyright_notice, *reuse.article.conclusion.exclusions)
    for _, block in reuse.frame:
        text = block.text
        for words in own:
            text = text.replace(words or "\n", " ").replace(clean(words or "\n"), " ")
        found = wording("reserved").search(text.lower()) or _DRM.search(text)
        if found and not block.quoted:
            said = "the licence lets nobody restrict others further, and this reads as if they were"
            cure = "say that it does not speak of this article"
            yield Fault("BY302", "warning", said, cite(reuse.license, rule.clause), block.text[:200], block.line, cure)
            return


def _endorsed(reuse: Reuse) -> Iterator[Fault]:
    assert reuse.license is not None
    rule = reuse.license.forbidden.get("implying_endorsement")
    for _, block in reuse.frame:
        for found in () if block.quoted else _ENDORSED.finditer(block.text):
            near = block.text[max(0, found.start() - _REACH) : found.end() + _REACH]
            if any(name in near for name in (*reuse.creators, *reuse.parties)):
                text = "this may read as if the licensor endorsed it"
                clause = cite(reuse.license, rule.clause) if rule and rule.required else None
                yield Fault("BY303", "warning", text, clause, near, block.line, "say “by” or “from” and no more")
                return


def _tracked(reuse: Reuse) -> Iterator[Fault]:
    assert reuse.owed is not None
    source = reuse.owed.source_uri
    for link in reuse.links:
        host = _HOST.match(link.uri)
        short = host is not None and host[1].lower() in _SHORTENERS
        tracked = source and link.uri != source and without_tracking(link.uri) == without_tracking(source) != link.uri
        if tracked or (short and reuse.notice and _in_notice(reuse, link.block)):
            text = "the link does not show, or does not only lead to, where the article is from"
            yield Fault("BY304", "warning", text, found=link.uri, line=link.line, cure=source and f"link {source}")
            return


def _in_notice(reuse: Reuse, index: int | None) -> bool:
    return index is not None and index < len(reuse.reading.blocks) and reuse.reading.blocks[index] in reuse.notice


def _unescaped(reuse: Reuse) -> Iterator[Fault]:
    assert reuse.owed is not None
    for words in (reuse.owed.title, *reuse.owed.creators, *reuse.owed.parties):
        if words and "<" in words and words in reuse.reading.source:
            text = "captured words stand in the markup as they are, so that they can act in it"
            yield Fault("BY305", "warning", text, found=words[:200], paste=True)
            return
    for link in reuse.links:
        if link.uri.lower().startswith(("javascript:", "vbscript:", "data:")) and _in_notice(reuse, link.block):
            yield Fault("BY305", "warning", "a link in the notice runs a script", found=link.uri[:200], paste=True)
            return
