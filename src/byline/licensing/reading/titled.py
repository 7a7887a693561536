# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Sentences that name the work they license: "“Slow Harbour” by The Buoys is licensed under".

The licence chooser of Creative Commons writes the title of the work so. It is the page's own, or another work's.
"""

import re
from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from byline.licensing.reading.context import lower

# A title, not the name of a licence in quotation marks.
_QUOTED = re.compile(r"\s*[\"“„«‚‘'「《](?!(?i:cc|creative|licen))([^\"”“»’」》]{2,150})[\"”“»’」》]\s*,?\s*[^\W\d]")
_PLACE = re.compile(
    r"(?:contents?|articles|texts?|materials?|stories|posts|works?)\s+(?:on|at|from|in|of)\s+(?:the\s+)?"
    r"(?P<name>[A-Z][\w'’.-]*(?:\s+[A-Z][\w'’.-]*){0,4})\s+(?:is|are)\s"
)
# "Quarry by Tomas Vell is licensed under", as the licence chooser of Creative Commons writes.
_WORK_BY = re.compile(
    r"\W*(?P<work>[^\W\d][^.!?:|©\n]{1,80}?),?\s+(?:by|von|par|por|di|de|door|av|af)\s+(?P<maker>[^\W_][^!?:|©\n]{1,60}?)\s+"
    r"(?:is|ist|steht|est|está|é|è|jest|är|er)\s+(?:licen[cs]ed|lizenziert|unter|mis\w*|sous|bajo|licenciad\w|distribuit\w|licensiera\w*|lisensiert)"
)
_NAMED = frozenset({"og:title", "og:site_name"})
_WORD = re.compile(r"[a-zà-ÿ]{4,}")
_MOST = 200
_LEAST = 3
_PARTING = re.compile(r"\s[|–—·»«:-]+\s|:\s")


class Titles:
    """How a page and its site are called; a title is often several ("The ferry | Low Water")."""

    def __init__(self, tree: HtmlElement | None) -> None:
        texts = tuple(_texts(tree)) if tree is not None else ()
        parts = (_squeezed(part) for text in texts for part in (text, *_PARTING.split(text)))
        self._words = frozenset(word for text in texts for word in _WORD.findall(lower(text)))
        self._squeezed = tuple(part for part in dict.fromkeys(parts) if len(part) >= _LEAST)

    def begin(self, sentence: str) -> bool:
        """Whether a sentence begins with one of them."""
        return _squeezed(sentence).startswith(self._squeezed)

    def are_elsewhere(self, sentence: str) -> bool:
        """Whether a sentence speaks of the content of a place with another name: "all content on Lantern News"."""
        place = _PLACE.search(sentence)
        return place is not None and not self.hold(place["name"])

    def hold(self, name: str) -> bool:
        """Whether one of them holds a name, or a name one of them: "The Skerry Post", "Skerry Post Ltd"."""
        wanted = _squeezed(name)
        return any(wanted in title or title in wanted for title in self._squeezed)

    def are_of_another(self, headline: str) -> bool:
        """Whether a headline has no word in common with any of them."""
        words = _WORD.findall(lower(headline))
        return bool(words and self._words) and self._words.isdisjoint(words)

    def stand_in(self, text: str) -> bool:
        """Whether a text holds one of them."""
        squeezed = _squeezed(text)
        return any(title in squeezed for title in self._squeezed)

    def are_missing(self, sentence: str) -> bool:
        """Whether a sentence begins with a title in quotation marks that is none of them: another work's."""
        work = _QUOTED.match(sentence)
        return work is not None and not any(_squeezed(work[1]) in title for title in self._squeezed)

    def are_of_no(self, sentence: str) -> bool:
        """Whether a sentence names a work and who made it, and neither is in them: a book or a song beside the text."""
        named = _WORK_BY.match(sentence)
        return named is not None and not (self.hold(named["work"]) or self.hold(named["maker"]))


def _texts(tree: HtmlElement) -> Iterator[str]:
    for node in islice(tree.iter("title", "h1", "meta"), _MOST):
        if node.tag != "meta":
            yield "".join(node.itertext())
        elif node.get("property") in _NAMED:
            yield node.get("content", "")


def _squeezed(text: str) -> str:
    return "".join(filter(str.isalnum, lower(text)))
