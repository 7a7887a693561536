# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Facts from RDFa: Dublin Core, and the name that a licensor asks to be credited by (ccREL, cc:attributionName).

https://www.w3.org/Submission/ccREL/, section 3.1
"""

from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from byline.extract.elements import is_of_the_article, line_of, tokens
from byline.extract.survey import survey
from byline.model.evidence import Region
from byline.page.parse import Page

ORIGIN = "rdfa"

_MAX_MARKED = 500
_AROUND = 2
_FIELDS = {
    "title": "title",
    "creator": "creators",
    "publisher": "agency",
    "issued": "published",
    "created": "published",
    "date": "published",
    "modified": "modified",
    "language": "language",
}
_PREFIXES = ("dc:", "dct:", "dcterms:", "http://purl.org/dc/terms/", "http://purl.org/dc/elements/1.1/")
_NAMES = frozenset({"schema:name", "foaf:name"})
# As Drupal writes it.
_AUTHORS = frozenset({"schema:author", "sioc:has_creator"})
_PUBLISHERS = frozenset({"dc:publisher", "dct:publisher"})
_OF_THE_SITE = (Region.BODY, Region.BYLINE, Region.FOOTER)


def read(page: Page) -> Iterator[tuple[str, str]]:
    """What is marked in the article; the attribution name also in the footer, where licence notices stand."""
    for element in survey(page).marked[:_MAX_MARKED]:
        for name in tokens(element, "property"):
            if name == "cc:attributionname" and page.region(element) in _OF_THE_SITE:
                yield "creators", line_of(page, element)
            if name in _NAMES and _is_linked(element, _AUTHORS) and page.region(element) in _OF_THE_SITE:
                yield "creators", line_of(page, element)
            prefix = next(filter(name.startswith, _PREFIXES), None)
            field = _FIELDS.get(name.removeprefix(prefix)) if prefix else None
            # CC0's own notice titles whoever waives the rights so.
            if field == "title" and _is_linked(element, _PUBLISHERS):
                continue
            if field and is_of_the_article(page, element):
                yield field, element.get("content") or line_of(page, element)


def _is_linked(element: HtmlElement, relations: frozenset[str]) -> bool:
    """Whether the element names what an element around it links by one of these relations."""
    around = (element, *islice(element.iterancestors(), _AROUND))
    return any(not relations.isdisjoint(tokens(each, "rel")) for each in around)
