# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""A notice as an HTML paragraph that machines read too: rel=license and ccREL, about the work and not the page."""

import re
from html import escape

from byline.licensing.sentences import Kind, Part, parts, web_uri
from byline.model.notice import Attribution

MEDIA_TYPE = "text/html"

_PREFIXES = "cc: http://creativecommons.org/ns# dct: http://purl.org/dc/terms/"
_LANGUAGE = re.compile(r"[a-z]{2,8}(-[a-z0-9]{1,8})*", re.IGNORECASE | re.ASCII)


def render(attribution: Attribution) -> str:
    """The notice as one `p` element.

    `typeof` makes the element speak of a work of its own and `about` names it: a licence that stood without them would
    be read as the licence of the whole page (RDFa Core 1.1, section 7.5).
    """
    source = web_uri(attribution.source_uri)
    about = f' about="{escape(source)}"' if source else ""
    language = attribution.language or ""
    lang = f' lang="{escape(language)}"' if _LANGUAGE.fullmatch(language) else ""
    content = "".join(_html(part, lang) for part in parts(attribution))
    return f'<p class="notice" lang="en" dir="ltr" prefix="{_PREFIXES}" typeof="cc:Work"{about}>{content}</p>'


def _html(part: Part, lang: str) -> str:
    text = escape(part.text)
    match part.kind:
        case Kind.TITLE:
            return f'<cite property="dct:title"{lang}><bdi>{text}</bdi></cite>'
        case Kind.NAME:
            return f'<bdi property="cc:attributionName"{lang}>{text}</bdi>'
        case Kind.COPYRIGHT | Kind.CHANGE:
            return f"<bdi>{text}</bdi>"
        case Kind.SOURCE:
            return f'<a rel="cc:attributionURL" href="{text}">{text}</a>'
        case Kind.LICENSE_URI:
            return f'<a rel="license" href="{text}">{text}</a>'
        case _:
            return text
