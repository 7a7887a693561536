# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Write the translated names of licences: `python -m tasks.translations SOURCE_FOLDER`.

Each is the title that Creative Commons gives it in that language (creativecommons/cc.licenserdf), with the name
of the family before it. A title is taken only if byline's own reading of names understands it as that very licence,
so that no stray sentence and no wrong place of the source gets into a notice; and not if it is half in English.
Written is src/byline/licensing/data/translations.json: licence -> language -> name.
"""

import re
import sys
from html import unescape
from pathlib import Path

from tasks.catalog import DATA, Row, one_fact_a_line, source_rows

from byline.licensing.catalog import catalog
from byline.licensing.names import match_names
from byline.licensing.phrases import ENGLISH, languages

_FAMILY = {"ar": "المشاع الإبداعي", "fa": "کریتیو کامنز"}
_LATIN = re.compile(r"[A-Za-z]{4,}")


def translations(folder: Path) -> dict[str, dict[str, str]]:
    """The names in every language that notices can be in, but English."""
    rows = [row for row in source_rows(folder) if row["family"] == "CC"]
    named = {row["id"]: {tag: name for tag in languages() if (name := _name(row, tag))} for row in rows}
    return {license_id: names for license_id, names in named.items() if names}


def _name(row: Row, language: str) -> str | None:
    if language == ENGLISH:
        return None
    terms = catalog().require(row["id"])
    for phrase in row["phrases"].get(language, ()):
        title = " ".join(unescape(phrase).split())
        name = f"{_FAMILY.get(language, 'Creative Commons')} {title}"
        found = match_names(name)
        whole = [(match.start, match.end) for match in found] == [(0, len(name))]
        mixed = language in _FAMILY and _LATIN.search(title)
        if whole and found[0].id == terms.id and not mixed and name != terms.name:
            return name
    return None


def write(folder: Path) -> None:
    """Read the source, write translations.json."""
    text = one_fact_a_line(translations(folder), fold=1)
    (DATA / "translations.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    write(Path(sys.argv[1]))
