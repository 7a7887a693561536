# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Words that keep the rights: "All rights reserved", "Nachdruck verboten", "this is not under CC BY"; embargoes."""

import re
from collections.abc import Iterator
from itertools import chain, islice

from byline.licensing.reading import embargo, republishing, wording
from byline.licensing.reading.blocks import Block, Span
from byline.licensing.reading.context import Reading, lower, read
from byline.licensing.reading.mentions import MOST, Mentions, mentions_of
from byline.licensing.reading.negation import is_denied, is_taken_back
from byline.licensing.reading.nouns import Subject
from byline.licensing.reading.subject import Spoken, subject_of
from byline.licensing.sieve import Glance
from byline.model.evidence import Claim, Evidence, Region, Scope
from byline.page.parse import Page

_MOST = 20
_LINE = 100
_HOLDER = re.compile(
    r"(?:©|\(c\)|[Cc]opyright)[\s©]*(?:(?:19|20)\d\d[\s,–-]*)*(?:[Bb]y\s+)?(?P<name>[^\W\d_][^\n,.;|·–]{2,60}?)\s*[,.;|·–]"
)
# "Algunos derechos reservados": what keeps some rights gives others.
_SOME = re.compile(r"(?:algun[oa]s|ciert[oa]s|some|certains|einige|alguns|alcuni)(?:\s+de\s+los)?\s+\Z")
_AUTHOR_S = re.compile(
    r"(?:(?:remain|stay|rest)\s+with|belong\s+to)\s+(?:the\s+|its\s+)?authors?|(?:ver)?bleiben\s+(?:beim|bei\s+(?:der|den))\s+(?:autor|urheber|"
    r"verfasser)|(?:restent|appartiennent)\s+(?:à\s+l['’]auteur|aux\s+auteur)|pertenecen\s+al?\s+(?:la\s+)?autor"
)
# They stand first: "© The Skerry Post and its photographers" keeps all that is here.
_PICTURES = re.compile(
    r"\W*(?:all\s+|alle\s+|toutes\s+les\s+|todas\s+las\s+|todas\s+as\s+|tutte\s+le\s+)?(?:photos?|photographs?|photography|pictures|images?|"
    r"illustrations?|fotos?|fotografien|bilder|abbildungen|illustrationen|photographies|imágenes|fotografías|ilustraciones|imagens|fotografias|"
    r"immagini|fotografie|illustrazioni|afbeeldingen|foto['’]s|zdjęcia)\s*(?:[:：–—-]|©|\(c\)|copyright|are|sind|sont|son|são|sono|zijn)"
)
_ELSEWHERE = frozenset({Region.COMMENTS, Region.RELATED, Region.EMBED, Region.FIGURE, Region.DIALOG, Region.HIDDEN})


def find(page: Page) -> Iterator[Evidence]:
    """Sentences that deny a licence; they cover the article if they point at it, else they are the site's.

    Beside the text they may name somebody else as its owner, whose text the site cannot license (SECTION).

    An embargo that was over when the page was seen denies nothing.
    """
    mentions = mentions_of(page)
    seen: set[tuple[int, int]] = set()
    reserved = (mentions.place(*span) for span in _spans(mentions.glance))
    for block, first, last in chain(reserved, _refused(mentions)):
        reading = read(block.text, first, last)
        key = (block.index, reading.start)
        if key in seen or len(seen) >= _MOST or block.region in _ELSEWHERE:
            continue
        if _SOME.search(lower(block.text[max(0, first - _LINE) : first])):
            continue
        # "Nachdruck honorarfrei": the word that often forbids is what is allowed here.
        if republishing.is_within(
            lower(block.text[reading.start : reading.end]), first - reading.start, last - reading.start
        ):
            continue
        seen.add(key)
        if _of_pictures(lower(block.text[reading.start : reading.end])):
            continue
        held = embargo.WORDS.search(block.text, first, last) is not None
        if held and embargo.is_over(block.text, first, last, page.seen):
            continue
        statement, locator = block.quote(reading.start, reading.end)
        own = held or _of_the_article(block, reading, first)
        elsewhere = Scope.SECTION if _of_somebody_else(mentions, block, reading) else Scope.SITE
        yield Evidence(
            finder="denial",
            claim=Claim.DENIAL,
            statement=statement,
            locator=locator,
            region=block.region,
            scope=Scope.ARTICLE if own else elsewhere,
            seen=page.seen,
        )


def _refused(mentions: Mentions) -> Iterator[Span]:
    """Where licences are named that are not given to the article: "this text is not licensed under CC BY"."""
    for mention in mentions.words[:MOST]:
        reading = mentions.read(mention)
        before = lower(mention.block.text[reading.start : mention.start])
        after = lower(mention.block.text[mention.end : reading.end])
        if not reading.negated or not (is_denied(before) or is_taken_back(after)):
            continue
        if _of_the_article(mention.block, reading, mention.start):
            yield Span(mention.block, mention.start, mention.end)


def _spans(glance: Glance) -> list[tuple[int, int]]:
    """Where words stand that keep the rights, in order; `find` looks first, because long alternations are slow."""
    embargoed = any(word in glance.text for word in embargo.SIGNS)
    embargoes = embargo.WORDS.finditer(glance.text) if embargoed else ()
    found = {match.span() for match in islice(embargoes, _MOST * 10)}
    for kind in ("reserved", "forbidden"):
        found.update(wording.places(kind, glance, _MOST * 10))
    return sorted(found)


def _of_pictures(sentence: str) -> bool:
    """Whether the rights of pictures alone are kept: "Photographs: all rights reserved"."""
    texts = (wording.words(kind).search(sentence) for kind in ("article", "content", "place"))
    return _PICTURES.match(sentence) is not None and not any(texts)


def _of_somebody_else(mentions: Mentions, block: Block, reading: Reading) -> bool:
    """Whether the text names whose it is, and that is not its site: "© Mara Quill, all rights reserved"."""
    if block.region is not Region.BODY or block.element is None or block.last or reading.credit:
        return False
    if _AUTHOR_S.search(lower(block.text[reading.start : reading.end])):
        return True
    holder = _HOLDER.search(block.text, max(0, reading.start - _LINE), reading.end)
    return holder is not None and not mentions.structure.titles.hold(holder["name"])


def _of_the_article(block: Block, reading: Reading, first: int) -> bool:
    """Whether the article is pointed at, before the words or by what they begin: "do not reprint this article"."""
    if block.region not in (Region.BODY, Region.BYLINE):
        return False
    spoken: Reading | Spoken = reading
    if reading.subject is Subject.UNSTATED:
        spoken = subject_of(lower(block.text[first : reading.end]))
    return spoken.pointed and spoken.subject in (Subject.ARTICLE, Subject.CONTENT)
