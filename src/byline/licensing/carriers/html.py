# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""A notice as an HTML paragraph that machines read too: rel=license and ccREL, about the work and not the page."""

import re
from html import escape

from byline.licensing.phrases import Phrases, phrases
from byline.licensing.sentences import LINKS, Kind, Part, Sentence, sentences, web_uri
from byline.model.notice import Attribution

MEDIA_TYPE = "text/html"

_PREFIXES = "cc: http://creativecommons.org/ns# dct: http://purl.org/dc/terms/"
_LANGUAGE = re.compile(r"[a-z]{2,8}(-[a-z0-9]{1,8})*", re.IGNORECASE | re.ASCII)
# ccREL: guidelines are what a licensor wishes for, and bind nobody as a licence does.
_RELATIONS = {
    Kind.SOURCE: "cc:attributionURL",
    Kind.LICENSE_URI: "license",
    Kind.ADAPTED_URI: "license",
    Kind.TERMS_URI: "cc:useGuidelines",
}


def render(attribution: Attribution) -> str:
    """The notice as one `p` element.

    `typeof` makes the element speak of a work of its own and `about` names it: a licence that stood without them would
    be read as the licence of the whole page (RDFa Core 1.1, section 7.5). Of an adaptation it is the original that they
    name; what is said of the adaptation itself stands in an element of its own, with `dct:source` for the original.
    """
    words, source = phrases(attribution.notice_language), web_uri(attribution.source_uri)
    about = f' about="{escape(source)}"' if source else ""
    content = " ".join(_sentence(sentence, attribution, words) for sentence in sentences(attribution))
    direction = "rtl" if words.right_to_left else "ltr"
    return (
        f'<p class="notice" lang="{words.language}" dir="{direction}" prefix="{_PREFIXES}" typeof="cc:Work"{about}>'
        f"{content}</p>"
    )


def _sentence(sentence: Sentence, attribution: Attribution, words: Phrases) -> str:
    language = attribution.language or ""
    lang = f' lang="{escape(language)}"' if _LANGUAGE.fullmatch(language) else ""
    adapted = attribution.adaptation is not None
    content = "".join(_html(part, lang, words, adapted=adapted) for part in sentence)
    if not any(part.kind is Kind.ADAPTED_URI for part in sentence):
        return content
    source = web_uri(attribution.source_uri)
    origin = f'<span rel="dct:source" resource="{escape(source)}"></span>' if source else ""
    return f'<span typeof="cc:Work">{origin}{content}</span>'


def _html(part: Part, lang: str, words: Phrases, *, adapted: bool) -> str:
    text = escape(part.text)
    if part.kind in LINKS:
        # Readers that know no RDFa take rel=license for the licence of the page, which is that of the adaptation.
        relation = "cc:license" if adapted and part.kind is Kind.LICENSE_URI else _RELATIONS[part.kind]
        # A slash at the end of an URI would wander to its other side in a line that runs from right to left.
        direction = ' dir="ltr"' if words.right_to_left else ""
        return f'<a rel="{relation}" href="{text}"{direction}>{text}</a>'
    match part.kind:
        case Kind.TITLE:
            return f'<cite property="dct:title"{lang}><bdi>{text}</bdi></cite>'
        case Kind.NAME:
            return f'<bdi property="cc:attributionName"{lang}>{text}</bdi>'
        case Kind.COPYRIGHT | Kind.CHANGE | Kind.FACT | Kind.DATE:
            return f"<bdi>{text}</bdi>"
    if part.language not in (None, words.language):
        return f'<bdi lang="{part.language}">{text}</bdi>'
    return text
