# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What a licence covers, from how its mention reads and where on the page it stands.

A sentence that says what it licenses is believed, where it stands in its own place. Where the words are silent the
place speaks: a badge in the footer is the site's, a name in running text is nobody's.
"""

import re
from typing import NamedTuple

from byline.licensing.catalog import CREATIVE_COMMONS
from byline.licensing.reading.addresses import id_of_uri
from byline.licensing.reading.blocks import Block
from byline.licensing.reading.context import Reading, Subject, lower
from byline.licensing.reading.mentions import Mention, Mentions
from byline.model.evidence import Region, Scope

_SHORT = 160
_NOWHERE = frozenset({Region.COMMENTS, Region.RELATED, Region.EMBED})
_MARGINS = frozenset({Region.FOOTER, Region.SIDEBAR, Region.DIALOG, Region.HIDDEN})
_TEXTS = frozenset({Subject.ARTICLE, Subject.CONTENT, Subject.SITE})
_TERMS = re.compile(
    r"licen[csçz]|lizenz|copyright|legal|terms|rights|rechte|imprint|impressum|mentions|creative|reuse|repub|/cc"
)
_CLAIMED = re.compile(
    r"©|\(c\)|copyleft|copyright|(?:some|einige|certains|algunos|alguns) (?:rights|rechte|dro?i|dere)"
)


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
    if reading.subject is Subject.CONTRIBUTIONS and mentions.contributed and block.region in _MARGINS:
        return reading, Scope.SITE
    if _is_headline(mentions, mention) or not _means_a_licence(reading, mention):
        return reading, Scope.OTHER
    return reading, scope_of(reading, block, Form())


def scope_of(reading: Reading, block: Block, form: Form) -> Scope:
    """What the licence covers; OTHER if it is not, or not clearly, the article's text."""
    region, subject = block.region, reading.subject
    if region in _NOWHERE or subject in (Subject.OTHER, Subject.CONTRIBUTIONS) or reading.credit or reading.negated:
        return Scope.OTHER
    if region is Region.FIGURE and not (subject in _TEXTS and reading.pointed and reading.grants):
        return Scope.OTHER
    if region in _MARGINS:
        return Scope.ARTICLE if subject is Subject.ARTICLE and reading.pointed else Scope.SITE
    if region is Region.BYLINE and subject is not Subject.SITE:
        return Scope.ARTICLE
    return _scope_in_text(reading, block, form)


def _scope_in_text(reading: Reading, block: Block, form: Form) -> Scope:
    """In running text only a sentence that gives a licence to this text counts: articles speak of licences, too."""
    short = len(block.text.strip()) <= _SHORT
    if reading.subject in _TEXTS:
        given = reading.grants or reading.label or form.marked
        if not given or not (reading.pointed or reading.flat or short or form.marked):
            return Scope.OTHER
        return Scope.SITE if reading.subject is Subject.SITE else Scope.ARTICLE
    if reading.label or form.badge or (form.marked and form.alone) or (reading.grants and (short or form.marked)):
        return Scope.SECTION
    return Scope.OTHER


def _is_headline(mentions: Mentions, mention: Mention) -> bool:
    """Whether the words are a link to something else: a headline in a list, a tag, a menu item about licences."""
    target = mentions.target(mention)
    if target is None or id_of_uri(target[0]) or _TERMS.search(target[0].lower()):
        return False
    return target[1].strip() != mention.block.text[mention.start : mention.end].strip()


def _means_a_licence(reading: Reading, mention: Mention) -> bool:
    """Whether a name says that a licence is given, where the sentence does not say to what."""
    if reading.subject is not Subject.UNSTATED:
        return reading.grants or mention.id != CREATIVE_COMMONS
    if mention.id == CREATIVE_COMMONS:
        # Alone it is also an organisation, a tag, a menu item.
        return reading.grants and mention.block.region is Region.FOOTER
    before = lower(mention.block.text[reading.start : mention.start])
    alone = mention.block.text.strip() == mention.block.text[mention.start : mention.end]
    return reading.grants or reading.label or alone or _CLAIMED.search(before) is not None
