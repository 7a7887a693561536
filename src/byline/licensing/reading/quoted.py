# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Words that are not the page's own: an example, an answer, a citation, what a reader may choose in a form."""

import re
from itertools import islice

from byline.licensing.reading import wording
from byline.licensing.reading.addresses import named_in
from byline.licensing.reading.blocks import Block
from byline.licensing.reading.context import lower
from byline.licensing.reading.titled import Titles
from byline.model.evidence import Region

_LINE = 100
_DEEP = 3
_MOST_INLINE = 30
_CITED = ("q", "code", "kbd", "samp")
_CITATION = re.compile(r"\s*[^\W\d][\w'’-]+,\s+(?:[^\W\d_]\.\s*-?)+.{0,120}?\((?:19|20)\d\d[a-z]?\)")
_SPEAKER = re.compile(r"\s*([^\W\d_][^:：.!?|•©]{1,60})[:：]\s")
_AFFIRMS = re.compile(r"(?i)\s*(?:yes|ja|oui|sí|sim|sì|tak|ano|jo)(?!\w)")
_NOTICE = re.compile(
    r"\W*(?:(?:re-?)?(?:publi|print|produ|use|usage|utili|éutili|nachdruck|abdruck)\w*|share|copy|partag\w+|compart\w+|please|important|nota|open|"
    r"wichtig|note|attribution|diffus\w+|overname|överta\w*)"
)
_CONTROLS = ("label", "option", "select", "legend")
_CHOICES = ("checkbox", "radio")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def cited(block: Block, words: str) -> bool:
    """Whether an element within the line that marks a quotation or an example of code gives the licence in these words.

    A licence's name alone may be set as code.
    """
    inline = islice(block.element.iter(*_CITED), _MOST_INLINE) if block.element is not None else ()
    texts = ("".join(each.itertext()).strip() for each in inline)
    said = (each for each in texts if 0 < len(each) <= _LINE * 4 and (each in words or words in each))
    return any(named_in(each) and wording.words("grant").search(lower(each)) for each in said)


def is_a_control(block: Block) -> bool:
    """Whether words are what readers can choose or press: a filter of a search, the licence of what they write."""
    if block.element is None:
        return False
    if any(each.tag in _CONTROLS for each in (block.element, *islice(block.element.iterancestors(), _DEEP))):
        return True
    within = islice(block.element.iter(), _MOST_INLINE)
    return any(each.tag == "input" and each.get("type", "").lower() in _CHOICES for each in within)


def is_citation(block: Block, titles: Titles) -> bool:
    """Whether a line cites another work as bibliographies do: "Voss, K. (2019). Tides. Journal of Tides 4."."""
    return _CITATION.match(block.text) is not None and not titles.stand_in(block.text[: _LINE * 4])


def is_answer(block: Block, sentence: str, titles: Titles) -> bool:
    """Whether running text tells what somebody says of a site: "Voss: all our texts", or the answer in an interview."""
    if block.region is not Region.BODY or _AFFIRMS.match(sentence):
        return False
    speaker = _SPEAKER.match(sentence) or _SPEAKER.match(block.text)
    if speaker and not titles.hold(speaker[1]) and not _is_told(lower(speaker[1])):
        return True
    asked = block.before
    return asked is not None and asked.text.rstrip().endswith("?") and _is_set_apart(asked)


def _is_told(words: str) -> bool:
    """Whether the words before a colon belong to a notice: "Please note:", "Republish our articles:"."""
    kinds = ("label", "grant", "article", "content", "place", "exclusion")
    return _NOTICE.match(words) is not None or any(wording.words(kind).search(words) for kind in kinds)


def _is_set_apart(block: Block) -> bool:
    """Whether a whole line is bold, or a heading."""
    if block.element is None:
        return False
    words = block.text.strip()
    bold = (each for each in block.element if each.tag in ("b", "strong"))
    return block.element.tag in _HEADINGS or any("".join(each.itertext()).strip() == words for each in bold)
