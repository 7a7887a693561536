# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Which licence an adaptation may be shared under."""

import re

from byline.licensing.terms import cite, permits
from byline.model.license import License
from byline.model.policy import Reason
from byline.model.use import Use

_GFDL = re.compile(r"GFDL-(?P<version>[\d.]+)-(?P<variant>(?:no-)?invariants-)?(?P<reach>only|or-later)")


def may_license_adaptation(original: License, adapted: License) -> Reason | None:
    """Why an adaptation of a work under `original` may not be shared under `adapted`; None if it may.

    Where the original is ShareAlike, its own list decides (BY-SA 1.0 section 4(b): itself only; 2.0 to 3.0 section
    4(b): later versions and ports with the same elements; 4.0 section 3(b)(1): this version or later, hence no port of
    3.0). Licences that the list calls compatible count only if the catalogue names them. Elsewhere the adaptation's
    licence must ask for what the original asks for, and forbid what it forbids: else recipients would be told that they
    need not comply with it (4.0 section 3(a)(4), and the chart of Creative Commons for adapters).
    """
    if not permits(original, Use.ADAPT):
        rule = original.forbidden.get("sharing_adaptations")
        text = f"{original.short} does not allow adaptations to be shared, under whatever licence"
        return Reason(text=text, clause=cite(original, rule.clause if rule else None))
    if adapted.kind == "mark" or adapted.family == "house":
        return Reason(text=f"{adapted.short} is nothing that others can license their own work under")
    if original.sharealike.applies:
        return _beyond_list(original, adapted)
    return _beyond_terms(original, adapted)


def _beyond_list(original: License, adapted: License) -> Reason | None:
    terms = original.sharealike
    if adapted.id in (*terms.compatible, *terms.one_way) or _is_later_gfdl(original.id, adapted.id):
        return None
    text = (
        f"an adaptation of a work under {original.short} may not be shared under {adapted.short}; allowed: {terms.rule}"
    )
    return Reason(text=text, clause=cite(original, terms.clause))


def _beyond_terms(original: License, adapted: License) -> Reason | None:
    clause = cite(original, original.sharealike.clause)
    if not set(original.prohibits) <= set(adapted.prohibits):
        text = f"{original.short} does not allow commercial use, and {adapted.short} would tell others that they may"
    elif not set(original.requires) <= set(adapted.requires):
        text = f"{original.short} asks for credit and notices, and {adapted.short} would tell others that none are due"
    else:
        return None
    return Reason(text=text, clause=clause)


def _is_later_gfdl(original: str, adapted: str) -> bool:
    """Whether the GFDL `original` reaches to `adapted`: "or any later version" leaves the choice (GFDL section 10)."""
    one, other = _GFDL.fullmatch(original), _GFDL.fullmatch(adapted)
    if one is None or other is None or one["reach"] == "only":
        return False
    return one["variant"] == other["variant"] and one["version"] <= other["version"]
