# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Pages that end too early: "CC BY-NC" cut after "CC BY" gives more than was given."""

import re

from byline.model.evidence import Evidence, Locator
from byline.page.parse import Page

_COMPLETE = re.compile(r"(?:\d\.\d[.]?|(?<!\d)[.!?।؟۔。])[\s\"'“”„«»)\]]*\Z")


def is_cut(page: Page, evidence: Evidence) -> bool:
    """Whether the page ends within the words of this evidence, so that some of them may be missing.

    A page that ends in a newline or a closed tag is taken to be whole, and so are words that end in a full stop or a
    version number.
    """
    if not page.source or page.source[-1] in ">\n\r" or evidence.locator.record != "payload":
        return False
    # An attribute or a comment that is cut is none to the parser, which drops it whole.
    if evidence.locator.attribute or evidence.locator.pointer or _COMPLETE.search(evidence.statement):
        return False
    whole = Locator() if page.tree is None else Locator(selector="/html")
    return page.text_at(whole).rstrip().endswith(evidence.statement.rstrip())
