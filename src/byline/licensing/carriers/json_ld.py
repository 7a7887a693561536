# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""A notice as JSON-LD in the words of schema.org, about this copy of a work and the original it is based on."""

import json
from typing import Any

from byline.licensing.sentences import base_of, clean, cleaned, web_uri, wording
from byline.model.notice import Attribution

MEDIA_TYPE = "application/ld+json"

# Within a script element of HTML, nothing in the data may look like markup.
_AS_ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&"}


def render(attribution: Attribution) -> str:
    """One object, safe within a `script` element. Nothing is said that is not known: not who holds the copyright."""
    node = {"@context": "https://schema.org", **_copy(attribution)}
    return json.dumps(node, ensure_ascii=False, indent=1).translate(_AS_ESCAPES)


def _copy(attribution: Attribution) -> dict[str, Any]:
    """What is published now. It has no address of its own yet; its licence is that of the adaptation, if it is one."""
    adaptation = attribution.adaptation
    original = _work(attribution)
    common = ("name", "author", "publisher", "datePublished", "dateModified", "inLanguage", "copyrightNotice")
    if adaptation is None:
        facts = {key: original[key] for key in (*common, "license") if key in original}
    else:
        by = [{"@type": "Person", "name": name} for name in cleaned([adaptation.by or ""])]
        facts = {"license": adaptation.license.uri} if adaptation.license else {}
        facts |= {"translator" if adaptation.kind == "translation" else "contributor": by} if by else {}
    source = original.get("url")
    return {
        "@type": "Article",
        **facts,
        "creditText": wording(attribution),
        **({"acquireLicensePage": source} if source else {}),
        **({"usageInfo": attribution.license.uri} if attribution.license.base else {}),
        "isBasedOn": original if adaptation else _without_empty({"@type": "Article", "@id": source, **_same(original)}),
    }


def _same(original: dict[str, Any]) -> dict[str, Any]:
    """What names the original of an unadapted copy: the rest is said of the copy already."""
    return {key: original[key] for key in ("url", "name", "license") if key in original}


def _work(attribution: Attribution) -> dict[str, Any]:
    source = web_uri(attribution.source_uri)
    creators = cleaned(attribution.creators)
    known = {name.casefold() for name in creators}
    parties = [name for name in cleaned(attribution.parties) if name.casefold() not in known]
    return _without_empty(
        {
            "@type": "Article",
            "@id": source,
            "url": source,
            "name": clean(attribution.title or ""),
            "author": [{"@type": "Person", "name": name} for name in creators],
            "publisher": [{"@type": "Organization", "name": name} for name in parties],
            "datePublished": attribution.published,
            "dateModified": attribution.modified,
            "inLanguage": clean(attribution.language or ""),
            "copyrightNotice": clean(attribution.copyright_notice or ""),
            "license": base_of(attribution.license).uri,
        }
    )


def _without_empty(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if value}
