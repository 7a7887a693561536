# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What a licence covers, from how its mention reads and where on the page it stands.

A sentence that says what it licenses is believed, where it stands in its own place. Where the words are silent the
place speaks: a badge in the footer is the site's, a name in running text is nobody's.
"""

import re
from typing import NamedTuple

from lxml.html import HtmlElement

from byline.licensing.catalog import CREATIVE_COMMONS
from byline.licensing.reading import wording
from byline.licensing.reading.addresses import id_of_uri
from byline.licensing.reading.blocks import Block
from byline.licensing.reading.context import Reading, lower
from byline.licensing.reading.mentions import Mention, Mentions, is_whole_of, stands_alone
from byline.licensing.reading.nouns import TEXTS, Subject
from byline.licensing.reading.surroundings import credits_a_site
from byline.model.evidence import Region, Scope

_SHORT = 160
_OPENS = 25
_TITLES = ("title", "h1", "h2", "h3")
_NOWHERE = frozenset({Region.COMMENTS, Region.RELATED, Region.EMBED})
_MARGINS = frozenset({Region.FOOTER, Region.SIDEBAR, Region.DIALOG, Region.HIDDEN})
_OF_TEXTS = frozenset({Subject.ARTICLE, Subject.SITE})
_TERMS = re.compile(
    r"licen[csçz]|lizenz|copyright|copyleft|legal|terms|rights|rechte|imprint|impressum|mentions|creative|reuse|repub|/cc"
)
_TAG = re.compile(r"/(?:tags?|categor(?:y|ies)|topics?|keywords?|etiquetas?|schlagw\w+|themen?|label)/")
_LICENSE_BOX = re.compile(
    r"(?:(?:article|post|entry|page|content|text|cc|site)[-_]*)?licen[cs]e(?:[-_]*(?:text|info|notice|box))?|creative-?commons"
)
_CLAIMED = re.compile(
    r"©|\(c\)|copyleft|copyright|(?:some|einige|certains|algunos|alguns) (?:rights|rechte|dro?i|dere)"
)


_ADDRESSED = re.compile(r"(?<!\w)(?:you|your|vous|darfst|dürft|dürfen|usted|ustedes|puede[ns]?|você|вы|ви)(?!\w)")
# "More information: Holm et al., Journal of Tides. Published under CC BY": the paper is, not the news of it.
_CITES = re.compile(
    r"(?<!\w)(?:more\s+information|journal\s+reference|original\s+(?:publication|article|paper|study)|originalpublikation|"
    r"originalstudie|publication\s+originale|artículo\s+original|artigo\s+original)\s*:"
)
# "A licence of Creative Commons": what it is, not that it is given.
_ONE_OF = re.compile(r"(?<!\w)(?:licen[cs]\w*|lizenz\w*|licenza|licença)\s+(?:of|from|by|von|der|de|di|da)\s+\Z")
_SIGNATURE = re.compile(r"^[^:：©|]{0,30}(?:[:：]|©|\(c\))")
_OPENING = re.compile(r"^[\s(\[©]*$")
_DATED = re.compile(r"(?:19|20)\d\d(?!\d)[^.]{0,20}$")


class Form(NamedTuple):
    """In which form a licence is mentioned."""

    marked: bool = False
    """rel=license stands on it."""
    badge: bool = False
    """It is a picture, or a link without words."""
    alone: bool = False
    """Its block says nothing else."""


def scope_of_words(mentions: Mentions, mention: Mention) -> tuple[Reading, Scope]:
    """How words read that name a licence, and what it covers."""
    reading = mentions.read(mention)
    block = mention.block
    if reading.subject is Subject.CONTRIBUTIONS and mentions.structure.contributed and block.region in _MARGINS:
        return reading, Scope.SITE
    if _is_headline(mentions, mention) or not _means_a_licence(reading, mention):
        return reading, Scope.OTHER
    return reading, scope_of(reading, block, Form(alone=stands_alone(mention)))


def scope_of(reading: Reading, block: Block, form: Form) -> Scope:
    """What the licence covers; OTHER if it is not, or not clearly, the article's text."""
    region, subject = block.region, reading.subject
    if region in _NOWHERE or subject in (Subject.OTHER, Subject.CONTRIBUTIONS) or reading.credit or reading.negated:
        return Scope.OTHER
    # "This work" in the caption of a picture is the picture.
    if region is Region.FIGURE and reading.grants and (reading.curt or subject in TEXTS) and credits_a_site(block):
        region = Region.FOOTER
    if region is Region.FIGURE and not (subject in _OF_TEXTS and reading.pointed and reading.grants):
        return Scope.OTHER
    if region in _MARGINS and reading.quoted:
        return Scope.OTHER
    if region is Region.SIDEBAR and reading.subject is Subject.UNSTATED and not _says_so(reading, block, form):
        return Scope.OTHER
    if region in _MARGINS:
        return Scope.ARTICLE if subject is Subject.ARTICLE and reading.pointed else Scope.SITE
    if region is Region.BYLINE and subject is not Subject.SITE:
        return Scope.ARTICLE
    return _scope_in_text(reading, block, form)


def _says_so(reading: Reading, block: Block, form: Form) -> bool:
    """Whether a sidebar gives a licence, and does not only credit what it shows: "Karel Voss, CC BY"."""
    said = reading.grants or reading.label or reading.excepts or reading.titled or _claimed(block.text)
    return said or form.marked or form.badge or form.alone


def is_alone(element: HtmlElement, block: Block) -> bool:
    """Whether the block of a link says nothing but the link."""
    return "".join(element.itertext()).strip() == block.text.strip()


def _scope_in_text(reading: Reading, block: Block, form: Form) -> Scope:
    """In running text only a sentence that gives a licence to this text counts: articles speak of licences, too."""
    if reading.quoted or block.quoted:
        return Scope.OTHER
    curt = reading.curt and len(block.text.strip()) <= _SHORT
    # "Low Water by Ida Holm is licensed under", as the licence chooser of Creative Commons writes.
    named = reading.titled and reading.grants and (form.marked or reading.licensor is not None)
    if reading.subject in TEXTS:
        given = (
            reading.grants
            or reading.label
            or reading.equates
            or reading.excepts
            or form.marked
            or _signs(block, reading)
        )
        meant = reading.pointed or reading.flat or reading.excepts or curt or named
        if not given or not (meant or (form.marked and _is_notice(block, reading))):
            return Scope.OTHER
        return Scope.SITE if reading.subject is Subject.SITE else Scope.ARTICLE
    signed = block.last and len(block.text) <= _SHORT and (form.alone or _claimed(block.text))
    boxed = form.alone and (form.marked or _named_license(block))
    cites = _CITES.search(lower(block.text[: reading.start])) is not None
    stated = reading.label or (reading.grants and curt and not cites)
    excepts = reading.excepts and len(block.text) <= _SHORT
    return Scope.SECTION if stated or excepts or named or form.badge or boxed or signed else Scope.OTHER


def _is_notice(block: Block, reading: Reading) -> bool:
    """Whether a sentence speaks to readers, makes exceptions, or begins with its subject: "Contents of Low Water are".

    Marked links also stand in reports: "the institute released its study under".
    """
    sentence = lower(block.text[reading.start : reading.end])
    if any(wording.words(kind).search(sentence, 0, _OPENS) for kind in ("content", "place")):
        return True
    return _ADDRESSED.search(sentence) is not None or wording.words("exclusion").search(sentence) is not None


def _signs(block: Block, reading: Reading) -> bool:
    """Whether a text is signed with its licence: "Text: Ida Holm, CC BY 4.0", and nothing else is spoken of."""
    signature = lower(block.text[reading.start : reading.end])
    others = (wording.words(kind).search(signature) for kind in ("pictures", "software", "things"))
    return _SIGNATURE.search(signature) is not None and not any(others)


def _claimed(text: str) -> bool:
    return _CLAIMED.search(lower(text)) is not None


def _named_license(block: Block) -> bool:
    """Whether the markup itself calls the block the licence: <div class="post-license">."""
    if block.element is None:
        return False
    names = f"{block.element.get('class', '')} {block.element.get('id', '')}".lower().split()
    return any(_LICENSE_BOX.fullmatch(name) for name in names)


def _is_headline(mentions: Mentions, mention: Mention) -> bool:
    """Whether the words are the page's title, or a link to something else: a headline in a list, a tag, a menu item."""
    element, target = mention.block.element, mentions.target(mention)
    titled = element is not None and element.tag in _TITLES and len(mention.block.text) <= _SHORT * 2
    if titled and mentions.structure.titles.hold(mention.block.text):
        return True
    if target is None or id_of_uri(target[0]):
        return False
    path, query, _ = target[0].lower().partition("?")
    if _TAG.search(path):
        return True
    if _TERMS.search(path):
        return False
    # "?license=cc-by" searches for works under it.
    return bool(query) or not is_whole_of(target[1], mention)


def _means_a_licence(reading: Reading, mention: Mention) -> bool:
    """Whether a name says that a licence is given, where the sentence does not say to what."""
    if reading.subject is not Subject.UNSTATED:
        return reading.grants or mention.id != CREATIVE_COMMONS
    if mention.id == CREATIVE_COMMONS:
        # Alone it is also an organisation, a tag, a menu item.
        before = lower(mention.block.text[reading.start : mention.start])
        return reading.grants and not _ONE_OF.search(before) and (mention.block.region is Region.FOOTER or reading.curt)
    before, after = mention.block.text[reading.start : mention.start], mention.block.text[mention.end : reading.end]
    claimed = mention.block.region is Region.BYLINE or reading.excepts or _claimed(before)
    # "© 2021 Ida Holm. Some rights reserved. CC BY": the name is a sentence by itself.
    if not before.strip() and mention.block.region in _MARGINS:
        claimed = claimed or _claimed(mention.block.text[max(0, mention.start - _SHORT) : mention.start])
    # A name in front of whose it is and when: "(CC BY) Ida Holm 2015".
    claimed = claimed or bool(len(after) <= _SHORT and _OPENING.match(before) and _DATED.search(after.rstrip()))
    return reading.grants or reading.label or stands_alone(mention) or claimed
