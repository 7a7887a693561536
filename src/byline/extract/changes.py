# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Lines that say that the text was changed before: a notice must keep them (CC BY 4.0, 3(a)(1)(B))."""

import re

from byline.extract.strings import one_line

MAX_CHANGES = 10
_LONGEST = 300
# Only lines that begin like this: an article may talk about translations without being one. They are matched in lower
# case, for ignoring case is slow.
_CHANGE = re.compile(
    r"[*_(\[–—\s]*(?:"
    r"(?:edited|translated|adapted|abridged|shortened|updated and translated|condensed) (?:by|from|and)\b"
    r"|(?:this|the) (?:article|story|post|text|page|version|translation|piece|report) (?:was|has been|is) (?:\w+ )?"
    r"(?:updated|amended|corrected|edited|translated|adapted|abridged|revised|shortened|changed"
    r"|an? (?:edited|translated|abridged|shortened|updated))\b"
    r"|(?:correction|erratum|corrigendum)\b(?: \([^)]{1,60}\))?\s*[:–—]"
    r"|(?:dieser|der) (?:artikel|text|beitrag) (?:wurde|ist) (?:[\w.,]+ ){0,6}"
    r"(?:aktualisiert|korrigiert|übersetzt|geändert|gekürzt|überarbeitet)\b"
    r"|(?:übersetzt|bearbeitet|gekürzt|übersetzung|bearbeitung|redaktion)(?: (?:von|aus)\b|\s*:)"
    r"|(?:traduit|traduction|adapté|édité)(?: (?:par|de|du)\b|\s*:)"
    r"|cet article a été (?:mis à jour|modifié|corrigé|traduit)\b"
    r"|(?:traducido|traducción|editado|traduzido|tradução|tradotto|traduzione)(?: (?:por|de|da|del)\b|\s*:)"
    r"|(?:перевод|перевёл|перевела|отредактировано)\b|(?:مترجم|ترجمهٔ?|ترجمه‌ی|ویرایش)\s*:"
    r"|(?:翻译|翻譯|翻訳|編集|编辑)\s*[:：]"
    r")"
)


def is_change(line: str) -> bool:
    """Whether a paragraph is an indication of an earlier change."""
    return len(line) <= _LONGEST and bool(_CHANGE.match(line.lower()))


def clean_change(line: str) -> str | None:
    """The indication on one line, verbatim otherwise; None if it is none."""
    line = one_line(line, _LONGEST + 1)
    return line if is_change(line) and len(line.split()) > 2 else None
