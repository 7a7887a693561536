# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What an article says of itself."""

from byline.model._value import PartialDate, Value


class Article(Value):
    """The facts of an article. Its text is kept apart, so that facts can be held for millions of articles.

    `origins` says for each fact that is set where it comes from: json-ld, open-graph, meta, microformat, rdfa, html,
    text, statement, url, seed, or operator (declared on the command line; such a fact wins over every other). An URL
    on another host than the page's own says so: "html, other host".
    """

    title: str | None = None
    creators: tuple[str, ...] = ()
    """Persons, as they are to be credited; never "By", e-mail addresses or agencies."""
    agency: str | None = None
    """The source agency: who publishes the article and is to be credited beside the creators."""
    parties: tuple[str, ...] = ()
    """Who else is to be credited: agencies that the page names as authors beside, or instead of, persons."""
    published: PartialDate | None = None
    modified: PartialDate | None = None
    language: str | None = None
    """Primary BCP 47 tag in lower case: en, fa, pt-br."""
    url: str | None = None
    """The canonical URL: the source that a notice names."""
    description: str | None = None
    copyright_notice: str | None = None
    """The copyright line verbatim ("© 2026 Example"): a notice must retain it where it was supplied."""
    earlier_changes: tuple[str, ...] = ()
    """Change indications found in the source (CC 4.0 3(a)(1)(B) asks to retain them)."""
    origins: dict[str, str] = {}


class Extraction(Value):
    """An article's facts and its main text (paragraphs separated by one empty line, NFC, no markup)."""

    article: Article
    text: str
