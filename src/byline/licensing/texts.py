# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The full texts of licences that have to go along with every copy of a work."""

from functools import cache
from pathlib import Path

from byline.model.license import License

_TEXTS = Path(__file__).with_name("data") / "texts"


def license_text(terms: License) -> str | None:
    """The text that a copy of the work must have with it, verbatim; None if a URI is enough.

    GFDL section 2: "provided that this License ... [is] reproduced in all copies".
    """
    return _read(text_name(terms)) if terms.family == "GFDL" else None


def text_name(terms: License) -> str:
    """A name for the file that holds the licence's text: the same for those that differ in their ids only."""
    return f"{terms.family}-{terms.version}.txt" if terms.family == "GFDL" else f"{terms.id}.txt"


@cache
def _read(name: str) -> str:
    return (_TEXTS / name).read_text(encoding="utf-8")
