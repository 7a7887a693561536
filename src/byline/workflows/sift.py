# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Which pages of a crawl are worth to be decoded at all."""

from byline.capture.crawl import Sieve
from byline.licensing.gate import may_name
from byline.workflows.conclusion import Concluder
from byline.workflows.reading import Declarations


def sieve_of(declarations: Declarations, concluder: Concluder) -> Sieve | None:
    """Tells pages that may be stored under these declarations; None if any may be, whatever it says.

    They name a licence, or come from a source whose terms the archive holds.
    """
    if declarations.facts or declarations.keep_unlicensed:
        return None

    def passes(url: str, content: bytes, charset: str | None, media_type: str, /) -> bool:
        return may_name(content, charset, media_type) or concluder.may_be_told(url)

    return passes
