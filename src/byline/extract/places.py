# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What the names of a page's elements say of its main text: where it stands, and what in there is none of it.

The names are those that templates use for their parts, the same that trafilatura goes by (its module `xpaths`). The
pages of a site share a few hundred of them: what each says is worked out once.
"""

import re
from collections.abc import Iterator
from enum import Enum
from functools import lru_cache

from lxml.html import HtmlElement

_KNOWN_NAMES = 8192
_LONGEST_NAME = 300
_MAY_HOLD_THE_ARTICLE = ("article", "div", "main", "section")
# What an article's body is named: rank (the surest first), class, id. A rank between belongs to any <article>.
# Patterns are for names in lower case but those that say what is hidden: ignoring case takes them three times as long.
_BODIES = (
    (
        0,
        re.compile(
            r"^(?:post|entry)$|(?:entry|page|text|article|art)-content|post[-_]?content|articlecontent|article__content|"
            r"(?:post-|article-?|article__)body|body-text|post[-_]text|article-?text|post-?entry|post_inner_wrapper|"
            r"article__container"
        ),
        re.compile(r"articlecontent$|(?:entry|article|art)-content|article__content|article(?:-|__)?body|body-text"),
    ),
    (
        2,
        re.compile(
            r"^(?:story|postarea|art-postcontent|text|cell)$|^article |fulltext|post-bodycopy|story-?content|"
            r"story-body|(?:theme|blog|section|single)-content|single-post|main-column|wpb_text_column|field-body"
        ),
        re.compile(r"^(?:article|story)$|^primary|story-body"),
    ),
    (
        3,
        re.compile(r"^content$|content(?:[-_]main|-body|__body)|(?:main|page)-content"),
        re.compile(r"^content$|content-?(?:main|body)|main-content"),
    ),
    (4, re.compile(r"^main"), re.compile(r"^main")),
)
_UNRANKED = 5
_BY_TAG = {"article": 1, "main": 4}
_BY_ROLE = {"article": 2, "main": 4}

_BOXES = frozenset({"details", "div", "ol", "section", "ul"})
_PARTS = frozenset({"dd", "div", "dl", "dt", "li", "ol", "p", "section", "span", "ul"})
_COMMENT_CLASS = re.compile(r"^comment(?!ary)|(?:article|post)-comments")
_COMMENT_ID = re.compile(r"^(?:comment(?!ary)|comol|disqus_thread|dsq-comments)")
_ANY_PART = (
    r"^shar|social|viral|newsletter|syndication|cookie|tags|sidebar|banner|bread-?crumb|button|author|teaser|caption"
)
_PART_CLASS = re.compile(
    rf"{_ANY_PART}|^(?:nav|post-nav)|subnav|navigation|nav(?:bar|box)|menu|bar|footer|byline|"
    r"(?:^|[ -])ad[ -]|dfpad|outbrain|taboola|criteo|paid-?content|widget|"
    r"share-|sociable|embed|tag-list|consent|modal-content|permission|elated|next-|-stories|most-popular|more-on|"
    r"meta|rating|attachment|timestamp|user-(?:info|profile)|-icon|article-infos|message-container|slide|viewport|"
    r"overlay|options|expand|obfuscated|blurred"
)
_PART_ID = re.compile(rf"{_ANY_PART}|^(?:jp-|dpsp-content|ad-)|footer|share|nav|menu|related|message-container|premium")
_HIDDEN_CLASS = re.compile(
    r"^hide-|-hide-|hide-print| hid(?:e|den)|noprint|notloaded|comments-title|nocomments|-reply-|message|akismet|"
    r"suggest-links"
)
_HIDDEN_ID = re.compile(r"hidden|reader-comments|akismet|^reply-")
_HIDING_STYLE = re.compile(r"display:\s?none|hidden")


class Part(Enum):
    """What an element within the article is: text, the place of readers' comments, or hidden or a menu or the like."""

    TEXT = "text"
    COMMENTS = "comments"
    BESIDE = "beside"


def bodies(page_body: HtmlElement) -> Iterator[HtmlElement]:
    """The elements that could hold the article, the likeliest first; of several alike the first on the page."""
    found: dict[int, HtmlElement] = {}
    for element in page_body.iter(*_MAY_HOLD_THE_ARTICLE):
        get = element.get
        class_name, identifier, role = get("class") or "", get("id") or "", get("role") or ""
        if len(class_name) + len(identifier) + len(role) > _LONGEST_NAME:
            class_name, identifier, role = (name[:_LONGEST_NAME] for name in (class_name, identifier, role))
        rank = 0 if get("itemprop") == "articleBody" else _rank(element.tag, class_name, identifier, role)
        found.setdefault(rank, element)
        if rank == 0:
            break
    yield from (found[rank] for rank in sorted(found) if rank < _UNRANKED)


def part_of(element: HtmlElement) -> Part:
    """What an element is by its name, and whether it is hidden."""
    class_name, identifier = element.get("class"), element.get("id")
    if class_name or identifier:
        part = _part_named(element.tag, (class_name or "")[:_LONGEST_NAME], (identifier or "")[:_LONGEST_NAME])
        if part is not Part.TEXT:
            return part
    style = element.get("style")
    if style and _HIDING_STYLE.search(style):
        return Part.BESIDE
    hidden = element.get("aria-hidden") == "true" or element.get("role", "").lower().startswith("nav")
    return Part.BESIDE if hidden else Part.TEXT


@lru_cache(_KNOWN_NAMES)
def _rank(tag: str, class_name: str, identifier: str, role: str) -> int:
    class_name, identifier = class_name.lower(), identifier.lower()
    named = (rank for rank, classes, ids in _BODIES if classes.search(class_name) or ids.search(identifier))
    return min(next(named, _UNRANKED), _BY_TAG.get(tag, _UNRANKED), _BY_ROLE.get(role, _UNRANKED))


@lru_cache(_KNOWN_NAMES)
def _part_named(tag: str, class_name: str, identifier: str) -> Part:
    hidden = _HIDDEN_CLASS.search(class_name) or _HIDDEN_ID.search(identifier)
    class_name, identifier = class_name.lower(), identifier.lower()
    if tag in _BOXES and (_COMMENT_CLASS.search(class_name) or _COMMENT_ID.search(identifier)):
        return Part.COMMENTS
    named = tag in _PARTS and (_PART_CLASS.search(class_name) or _PART_ID.search(identifier))
    return Part.BESIDE if hidden or named else Part.TEXT
