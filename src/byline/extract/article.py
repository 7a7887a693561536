# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""From a page to what its article says of itself and its main text.

The readers are asked in the order in which their places are trusted; for each fact the first usable value wins, and
the article's `origins` say where it came from. What an operator declares wins over all of them.
"""

import re
from collections.abc import Mapping
from functools import partial
from urllib.parse import urlsplit

from byline.errors import UsageError
from byline.extract.copyright import copyright_line
from byline.extract.facts import Facts
from byline.extract.language import identify, language_tag
from byline.extract.strings import one_line
from byline.extract.text import main_text
from byline.extract.title import MAX_TITLE, clean_title
from byline.extract.urls import MAX_URL, http_url
from byline.model.article import Article, Extraction
from byline.page.dates import find_date, is_plausible, parse_date, strict_date
from byline.page.parse import Page
from byline.seeds import canonical_agency

_MAX_NAME = 200
_MAX_DESCRIPTION = 2000
_BETWEEN_NAMES = re.compile(r"\s+[|·•»–—-]\s+")
# The operator's words for fields that have another name in the model.
_FIELDS = {"creator": "creators", "party": "parties", "copyright": "copyright_notice"}
_LIMITS = {
    "title": MAX_TITLE,
    "creators": _MAX_NAME,
    "agency": _MAX_NAME,
    "parties": _MAX_NAME,
    "published": 40,
    "modified": 40,
    "language": 40,
    "url": MAX_URL,
    "description": _MAX_DESCRIPTION,
    "copyright_notice": _MAX_DESCRIPTION,
}


def extract(page: Page) -> Extraction:
    """The facts and the main text of the article on `page`; what the page does not say stays unset."""
    text = main_text(page)
    return Extraction(article=_article(page, text), text=text)


def declared(article: Article, facts: Mapping[str, str | tuple[str, ...]]) -> Article:
    """The article with the facts that the operator declares; their origin is `operator`.

    Facts: title, creator and party (a name or several), agency, published, modified, language, url, description,
    copyright.
    Raises UsageError, naming the option, for a fact that is empty, too long or not of its form.
    """
    values: dict[str, object] = {}
    for name, value in facts.items():
        field = _FIELDS.get(name, name)
        if field not in _LIMITS:
            raise UsageError(f"an article has no fact {name!r}", cure=f"facts: {', '.join(_LIMITS)}")
        parts = tuple(_declared_value(name, field, part) for part in ((value,) if isinstance(value, str) else value))
        values[field] = parts if field in ("creators", "parties") else parts[-1]
    origins = {**article.origins, **dict.fromkeys(values, "operator")}
    return article.model_copy(update={**values, "origins": origins})


def _declared_value(name: str, field: str, value: str) -> str:
    line = one_line(value, len(value) + 1)
    if not line:
        raise UsageError(f"--{name} is empty", cure=f"leave --{name} out, or say what it is")
    if len(line) > _LIMITS[field]:
        raise UsageError(f"--{name} is longer than {_LIMITS[field]:,} characters")
    if field in ("published", "modified"):
        checked, form = strict_date(line), "a date such as 2026, 2026-03, 2026-03-09 or 2026-03-09T10:00:00Z"
    elif field == "language":
        checked, form = language_tag(line), "a language tag such as en, fa or pt-br"
    elif field == "url":
        checked, form = http_url(line), "an absolute http or https URL"
    else:
        return line
    if checked is None:
        raise UsageError(f"--{name} {line!r} is not {form}")
    return checked


def _article(page: Page, text: str) -> Article:
    facts = Facts(page)
    facts.settle("agency", _agency_name)
    facts.settle("agency", _agency_name, found_as="organization")
    sites = {value for _, value in facts.found.get("agency", ())} | _host_names(page.url)
    sites.add(str(facts.values.get("agency", "")))
    facts.settle("title", partial(clean_title, sites=sites))
    # A page that is titled by nothing but the name of its site.
    facts.settle("title", partial(clean_title, sites=()))
    facts.settle_creators(sites)
    for field in ("published", "modified"):
        facts.settle(field, partial(_date, page))
    if _is_before(facts.values.get("modified"), facts.values.get("published")):
        facts.drop("modified")
    facts.settle("language", language_tag)
    if "language" not in facts.values and (identified := identify(text)):
        facts.keep("language", identified, "text")
    facts.settle("description", lambda value: one_line(value, _MAX_DESCRIPTION) or None)
    facts.settle("copyright_notice", copyright_line)
    facts.settle_url()
    facts.settle_changes()
    return Article.model_validate({**facts.values, "origins": facts.origins})


def _agency_name(value: str) -> str | None:
    """The agency's name as it is to be credited; a name with a slogan gives way to the known name in it."""
    name = one_line(value, _MAX_NAME).strip("|-–— ")
    if not any(map(str.isalpha, name)) or "://" in name or name.startswith("@") or find_date(name):
        return None
    if (known := canonical_agency(name)) != name:
        return known
    # A part counts only under an alias: names such as "The Conversation" are also words in the slogans of others.
    parts = ((part, canonical_agency(part)) for part in _BETWEEN_NAMES.split(name))
    return next((known for part, known in parts if known.casefold() != part.casefold()), name)


def _date(page: Page, value: str) -> str | None:
    found = parse_date(value)
    return found if found and is_plausible(found, page.seen) else None


def _is_before(modified: object, published: object) -> bool:
    """Whether an article is said to be modified before it was published: such a date belongs to a template."""
    one, other = str(modified or "")[:10], str(published or "")[:10]
    precision = min(len(one), len(other))
    return one[:precision] < other[:precision]


def _host_names(url: str | None) -> set[str]:
    host = urlsplit(http_url(url or "") or "").hostname or ""
    return {host, host.removeprefix("www.")}
