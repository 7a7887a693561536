# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Read every phrase of the source: `python -m tasks.phrases SOURCE_FOLDER`.

Each phrase names a Creative Commons licence in one of 34 languages. Written is tests/data/licensing/phrases.json:
under `read`, by language and licence, phrases that are read as the licence they are listed for, so many that each
wording before and behind the version occurs; under `others` every phrase that is not, and what is read. Nearly all of
those are mistakes of the source, which name another place, version or element than their licence has.
"""

import re
import sys
from html import unescape
from pathlib import Path
from typing import Any

from tasks.catalog import one_fact_a_line, source_rows

from byline.licensing.names import match_names

TARGET = Path(__file__).parents[1] / "tests" / "data" / "licensing" / "phrases.json"
VERSION = re.compile(r"\d\s?[.,٫]\s?\d")


def corpus(folder: Path) -> dict[str, Any]:
    """The document, from every phrase of the source."""
    read: dict[str, dict[str, list[str]]] = {}
    others: dict[str, dict[str, str]] = {}
    wordings: set[tuple[str, str]] = set()
    for row in (row for row in source_rows(folder) if row["family"] == "CC"):
        for language, phrases in row["phrases"].items():
            for phrase in map(unescape, phrases):
                ids = [name.id for name in match_names(phrase)]
                new = {(language, part) for part in VERSION.split(phrase)} - wordings
                if ids != [row["id"]]:
                    others[phrase] = {"licence": row["id"], "read": " ".join(ids)}
                elif new:
                    wordings |= new
                    read.setdefault(language, {}).setdefault(row["id"], []).append(phrase)
    return {"read": read, "others": others}


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    document = corpus(Path(sys.argv[1]))
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(one_fact_a_line(document, fold=3) + "\n", encoding="utf-8")
    print(f"{len(document['others'])} phrases are not read as the licence they are listed for")  # noqa: T201
