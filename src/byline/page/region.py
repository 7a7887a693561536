# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Where on a page an element stands, by structure: landmarks first, then the class names that templates use."""

import re
from functools import lru_cache
from itertools import islice

from lxml.html import HtmlElement

from byline.model.evidence import Region


def _named(*words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^|[\s_-])(?:{'|'.join(words)})(?=$|[\s_\d-])")


# "not-sidebar", "has-sidebar"
_NOT = "".join(f"(?<!{word}-)" for word in ("not", "no", "has", "with", "without"))

# Checked in this order at every ancestor, innermost first; the strongest region on the way wins (see _RANK).
_BY_NAME = (
    (Region.DIALOG, _named("modal", "popup", "pop-up", "cookies?", "consent", "lightbox", "overlay", "dialog", "gdpr")),
    (
        Region.COMMENTS,
        _named("comments?", "commentlist", "disqus", "respond", "reactions", "(?:post)?signature"),
    ),
    (
        Region.EMBED,
        _named(
            "embed",
            "embedded",
            "twitter-tweet",
            "instagram-media",
            "fb-post",
            "fb-video",
            "tweet",
            "toot",
            "leaflet",
            "map",
            "h5p",
        ),
    ),
    (
        Region.FIGURE,
        _named(
            "figure",
            "caption",
            "wp-caption",
            "credits?",
            "photo",
            "bild",
            "bildnachweis",
            "bildquelle",
            "(?:image|img|photo|picture|media|thumb|thumbnail|bild)-(?:credits?|source|licen[cs]e|copyright|attribution)",
        ),
    ),
    (Region.RELATED, _named("related", "recommended", "recommendations", "read-more", "more-news", "teasers?")),
    (Region.SIDEBAR, _named(f"{_NOT}sidebar(?!-layout)", "side-bar", "widget", "widget-area", "secondary", "aside")),
    (Region.FOOTER, _named("footer", "foot", "site-info", "copyright", "colophon", "impressum")),
    (Region.BYLINE, _named("byline", "author", "authors", "dateline", "entry-meta", "post-meta", "article-meta")),
)
# WordPress names an article after what it is about and who wrote it: "post hentry category-copyright author-ida".
_SUBJECTS = re.compile(r"(?<!\S)(?:category|cat|tag|tax|term|topic|keyword)-\S+")
_WRITERS = re.compile(r"(?<!\S)author-\S+")
_WHOLE = re.compile(r"(?<!\S)(?:hentry|h-entry|post|node|page|type-post|type-page)(?!\S)")
_PARAGRAPHS = 4
_BY_TAG = {
    "head": Region.HEAD,
    "dialog": Region.DIALOG,
    "template": Region.HIDDEN,
    "select": Region.DIALOG,
    "textarea": Region.DIALOG,
    "iframe": Region.EMBED,
    "figure": Region.FIGURE,
    "figcaption": Region.FIGURE,
    "aside": Region.SIDEBAR,
    "footer": Region.FOOTER,
    "address": Region.BYLINE,
}
_BY_ROLE = {
    "dialog": Region.DIALOG,
    "alertdialog": Region.DIALOG,
    "contentinfo": Region.FOOTER,
    "complementary": Region.SIDEBAR,
}
# A statement hidden in a footer is hidden; a caption within a sidebar is a caption.
_RANK = (
    Region.HEAD,
    Region.HIDDEN,
    Region.DIALOG,
    Region.COMMENTS,
    Region.EMBED,
    Region.FIGURE,
    Region.RELATED,
    Region.SIDEBAR,
    Region.FOOTER,
    Region.BYLINE,
)
_COMMENT = _named("comment")
_HIDING_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_MAX_DEPTH = 500
# The pages of a site share a few hundred class names: what each means is worked out once.
_KNOWN_NAMES = 4096
_LONGEST_KNOWN = 200
_METADATA = frozenset(("base", "link", "meta", "noscript", "script", "style", "template", "title"))
"""What may stand in a head (HTML, section 4.2.1). Anything else ends it, though libxml2 leaves it in there."""


def region_of(element: HtmlElement, known: dict[HtmlElement, Region | None] | None = None) -> Region:
    """The region that `element` stands in; BODY if nothing about its ancestors says otherwise.

    `known`: what was found out about elements of the same page before; more is added.
    """
    known = {} if known is None else known
    found: set[Region] = set()
    node: HtmlElement | None = element
    in_body = False
    for _ in range(_MAX_DEPTH):
        if node is None or not isinstance(node.tag, str) or node.tag in ("html", "body"):
            break
        if node.tag == "head" and in_body:
            break
        in_body |= node.tag not in _METADATA and node.tag != "head"
        if node not in known:
            known[node] = _own_region(node)
        if (region := known[node]) is not None:
            found.add(region)
        node = node.getparent()
    return next((region for region in _RANK if region in found), Region.BODY)


def _own_region(node: HtmlElement) -> Region | None:
    style = node.get("style")
    if node.get("hidden") is not None or (style and _HIDING_STYLE.search(style)):
        return Region.HIDDEN
    if node.tag == "footer" and next(node.iterancestors("blockquote"), None) is not None:
        return None  # who is quoted
    region = _BY_TAG.get(node.tag) or _BY_ROLE.get(node.get("role", "").strip().lower())
    if region is not None:
        return region
    names = f"{node.get('class', '')} {node.get('id', '')}".lower()
    if names.isspace():
        return None
    region = _known(names) if len(names) <= _LONGEST_KNOWN else _region_named(names)
    # "content-sidebar-wrap" holds the article too: what contains the main heading is no side region.
    if region is Region.BYLINE:
        return None if _is_text(node) else region
    return None if region is not None and any(map(_is_main, node.iter("h1", "main", "article"))) else region


def _is_text(node: HtmlElement) -> bool:
    """Whether this is an article, which some templates name after its author, and not a line about one."""
    return node.tag in ("article", "main") or next(islice(node.iter("p"), _PARAGRAPHS, None), None) is not None


def _is_main(node: HtmlElement) -> bool:
    """Whether this is the main heading or article, not a comment on it (HTML, section 4.3.2: an article in another)."""
    if node.tag != "article":
        return True
    return not _COMMENT.search(node.get("class", "").lower()) and next(node.iterancestors("article"), None) is None


def _region_named(names: str) -> Region | None:
    names = _SUBJECTS.sub(" ", names)
    if _WHOLE.search(names):
        names = _WRITERS.sub(" ", names)
    return next((region for region, pattern in _BY_NAME if pattern.search(names)), None)


_known = lru_cache(_KNOWN_NAMES)(_region_named)
