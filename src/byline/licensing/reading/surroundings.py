# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What stands around words that do not say what they license: headings, credits, pictures."""

import re
from itertools import islice

from lxml.html import HtmlElement

from byline.licensing.reading import wording
from byline.licensing.reading.addresses import id_of_uri
from byline.licensing.reading.blocks import Block
from byline.licensing.reading.context import lower
from byline.licensing.reading.nouns import Subject
from byline.licensing.reading.subject import subject_of
from byline.licensing.reading.titled import Titles
from byline.model.evidence import Region
from byline.page.region import region_of

_SHORT = 40
_LINE = 100
_LONGEST = 20_000
_FEW = 6
_ABOVE = 4
_DEEP = 3
_ROWS = 8
_AUTHOR = re.compile(
    r"(?i:(?<!\w)(?:authors?|urheber(?:in)?|autore?s?|autora|auteurs?|creator|artist|künstler(?:in)?|автор|autor|yazar|作者|著者|저작자))"
    r"\s*[:：]\s*(?P<name>[^\W\d][\w'’. -]{2,40}?)\s*(?:[,.;|·，。)]|$)"
)
_BADGE = re.compile(
    r"licen|lizenz|creative|some_?rights|copyright|copyleft|kogl|opentype|(?<![a-z])(?:cc|by|gfdl|ogl)(?![a-z])|88x31|80x15"
)
# Headings of what an article lists.
_ELSEWHERE = re.compile(
    r"\s*(?:references|bibliography|further\s+reading|literature|sources?|listen|watch|attachments?|quellen|literatur\w*|bibliographie|"
    r"références|fuentes|bibliografía|referencias|referências|fontes|fonti|bibliografia|bronnen|źródła|источники|литература|"
    r"джерела|参考文献|参考资料|출처)\s*:?\s*\Z"
)
# What tables say of things that are no text.
_OBJECT = re.compile(
    r"data\s?set|datensatz|jeu de données|conjunto de dat?dos|developer\(?s?\)?|entwickler|stable release|"
    r"operating system|photographer|fotograf\w*|camera|kamera|file (?:name|size|type)|resolution|album|artist|track"
)
_SHOWS = re.compile(
    r"(?<!\w)(?:reads?|says?|looks?(?:\s+like(?:\s+this)?)?|examples?|for\s+instance|lautet|beispiel\w*|exemple|ejemplo|exemplo|esempio)"
    r"(?!\w)[^.:]{0,30}[:：]\s*\Z"
)
_SHOWN = ("img", "video", "audio", "iframe", "object", "embed", "amp-img", "amp-video", "amp-audio", "amp-iframe")
_INLINE = ("span", "small", "em", "i", "cite")
_MOST_INLINE = 30
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


_OF_A_PICTURE = re.compile(r"ima?ge?|photo|foto|picture|media|thumb|bild|caption|figure|hero|header")


def pictured(block: Block | None) -> bool:
    """Whether one of the short blocks before names a picture: a table that describes one."""
    first = block
    for index in range(_ROWS):
        if block is None or first is None or len(block.text.strip()) > _SHORT:
            return False
        if index >= _ABOVE and not (_are_beside(first, block) or _are_in_one_list(first, block)):
            return False
        line = lower(block.text)
        if wording.words("pictures").search(line) or _OBJECT.fullmatch(line.strip(" \t\r\n:")):
            return True
        if begins_a_column(block):
            return False
        block = block.before
    return False


def begins_a_column(block: Block) -> bool:
    """Whether a heading begins a box of its own at the foot of a page, to which the box before is nothing."""
    heading = block.region is Region.FOOTER and block.element is not None and block.element.tag in _HEADINGS
    return heading and block.before is not None and not _are_beside(block.before, block)


def widget(block: Block) -> HtmlElement | None:
    """The box of a sidebar that holds the block, as blogs call it; what stands in another one is no neighbour."""
    around = islice(block.element.iterancestors(), _DEEP * 2) if block.element is not None else ()
    return next(
        (each for each in (block.element, *around) if each is not None and "widget" in each.get("class", "").split()),
        None,
    )


def credits_a_site(block: Block) -> bool:
    """Whether what holds the block credits at the foot of a page, where no picture stands."""
    around = islice(block.element.iterancestors(), _DEEP * 2) if block.element is not None else ()
    for each in (block.element, *around):
        names = "" if each is None else f"{each.get('class', '')} {each.get('id', '')}".lower()
        if each is None or each.tag in ("figure", "figcaption") or _OF_A_PICTURE.search(names):
            return False
        if each.tag == "footer" or each.get("role") == "contentinfo" or "footer" in names.split():
            return not _shows(each)
    return False


def means_pictures(block: Block) -> bool:
    """Whether a short line beside a badge names what it is for, and that is no text: "All photos"."""
    line = lower(block.text.strip())
    every = wording.words("every").match(line)
    return every is not None and len(line) <= _SHORT and subject_of(line).subject is Subject.OTHER


def author_in(text: str) -> str | None:
    """Whom a short line names as the author; if the page names nobody so, it is the credit of something in it."""
    found = _AUTHOR.search(text) if len(text) <= 2 * _LINE else None
    return found["name"].strip() if found else None


def captioned(block: Block, words: str) -> bool:
    """Whether an element within the line that is named as a picture's credit holds the words."""
    inline = islice(block.element.iter(*_INLINE), _MOST_INLINE) if block.element is not None else ()
    named = (each for each in inline if each.get("class") and region_of(each) is Region.FIGURE)
    return any(words in "".join(each.itertext()) for each in named)


def shown(block: Block) -> bool:
    """Whether the block before announces an example: "the notice will look like this:"."""
    return block.before is not None and _SHOWS.search(lower(block.before.text)) is not None


def credited(block: Block) -> bool:
    """Whether the line before, in the same list or box, is the credit of a picture or a theme: `Design: X`."""
    before = block.before
    if before is None or len(before.text.strip()) > _LINE or not _are_beside(before, block):
        return False
    line = lower(before.text)
    # A line of a menu names things, too.
    if before.element is not None and before.element.tag != "li" and subject_of(line).subject is Subject.OTHER:
        return True
    return any(pattern.search(line) for pattern in (wording.credit(), wording.tool_credit(), wording.powered()))


def headed(block: Block, titles: Titles) -> bool:
    """Whether the heading of the box names something else: a badge below "My photos"."""
    if block.region is Region.BODY:
        title = _heading_in_text(block)
        return title is not None and not titles.begin(title) and _is_of_another(lower(title))
    above = block.before
    for _ in range(_ABOVE):
        if above is None or above.element is None or block.element is None:
            return False
        if above.element.tag in _HEADINGS:
            boxes = [block.element, *islice(block.element.iterancestors(), _DEEP)]
            return above.element.getparent() in boxes and _is_of_another(lower(above.text))
        above = above.before
    return False


def _heading_in_text(block: Block) -> str | None:
    """The heading of the few lines, or of the list, that a block of running text belongs to."""
    listed = next(block.element.iterancestors("ol", "ul"), None) if block.element is not None else None
    if listed is not None and (before := listed.getprevious()) is not None and before.tag in _HEADINGS:
        return "".join(before.itertext())
    above = block.before
    for _ in range(_ABOVE):
        if above is None or above.element is None or len(above.text) > _LINE:
            return None
        if above.element.tag in _HEADINGS or _is_bold(above):
            return above.text
        above = above.before
    return None


def _is_bold(block: Block) -> bool:
    """Whether a line is written as headings are where there are none."""
    words = block.text.strip()
    bold = (each for each in (block.element if block.element is not None else ()) if each.tag in ("b", "strong"))
    return 0 < len(words) <= _SHORT and any("".join(each.itertext()).strip() == words for each in bold)


def _is_of_another(title: str) -> bool:
    named = subject_of(title).subject is Subject.OTHER or wording.credit().search(title) is not None
    return named or _ELSEWHERE.match(title) is not None


def of_a_teaser(block: Block, titles: Titles) -> bool:
    """Whether the box around is headed by a link with another title than the page's: another article begins there."""
    if block.element is None or block.region not in (Region.BODY, Region.SIDEBAR):
        return False
    for box in islice(block.element.iterancestors(), _DEEP):
        if box.tag in ("body", "html", "main"):
            return False
        if block.region is Region.SIDEBAR and box.tag == "li":
            return _leads_elsewhere(box, titles)
        heads = (each for each in islice(box, _FEW) if each.tag in (*_HEADINGS, "header"))
        within = (each for head in heads for each in islice(head.iter(), _MOST_INLINE))
        heading = next((each for each in within if each.tag in _HEADINGS), None)
        if heading is not None:
            return _leads_elsewhere(heading, titles)
    return False


def _leads_elsewhere(heading: HtmlElement, titles: Titles) -> bool:
    link = next((each for each in islice(heading.iter(), _MOST_INLINE) if each.tag == "a"), None)
    words = "" if link is None else "".join(link.itertext()).strip()
    href = "#" if link is None else link.get("href", "#")
    if not words or href.startswith("#") or id_of_uri(href):
        return False
    return not titles.hold(words) and subject_of(lower(words)).subject is Subject.UNSTATED


def beside_a_picture(block: Block) -> bool:
    """Whether a small box holds a picture and little more than these words: they are the picture's."""
    if block.element is None or block.region not in (Region.BODY, Region.SIDEBAR):
        return False
    # The widgets of a sidebar are boxes of their own.
    alone = "widget" in block.element.get("class", "").split()
    boxes = [block.element] if alone else filter(_is_box, (block.element, block.element.getparent()))
    return any(_shows(box) and _is_small(box) for box in boxes)


def below_a_picture(block: Block) -> bool:
    """Whether the element before is a picture and nothing else: what follows in few words is its caption."""
    before = block.element.getprevious() if block.element is not None else None
    if before is None or "".join(islice(before.itertext(), _FEW)).strip():
        return False
    return _shows(before)


def _is_box(element: HtmlElement | None) -> bool:
    tags = ("body", "html", "main", "article", "section")
    return element is not None and element.tag not in tags and len(element) <= _FEW


def _is_small(box: HtmlElement) -> bool:
    words = "".join(islice(box.itertext(), _FEW * 4))[:_LONGEST]
    return len(" ".join(words.split())) <= _LINE * 2


def _shows(box: HtmlElement) -> bool:
    return any(not _is_badge(each) for each in box.iter(*_SHOWN))


def _is_badge(image: HtmlElement) -> bool:
    around = image.getparent()
    href = around.get("href", "") if around is not None and around.tag == "a" else ""
    said = f"{image.get('src', '')} {image.get('alt', '')} {image.get('class', '')} {href}"
    return _BADGE.search(said.lower()) is not None or id_of_uri(href) is not None


def _are_in_one_list(one: Block, other: Block) -> bool:
    lists = [
        next(each.element.iterancestors("table", "dl", "ul", "ol"), None) if each.element is not None else None
        for each in (one, other)
    ]
    return lists[0] is not None and lists[0] is lists[1]


def _are_beside(one: Block, other: Block) -> bool:
    if one.element is None or other.element is None:
        return one.element is other.element
    return one.element.getparent() is other.element.getparent()
