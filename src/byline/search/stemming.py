# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Word stems by language (alone imports PyStemmer)."""

from collections.abc import Callable
from functools import cache

ALGORITHMS = {
    "ar": "arabic",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "eo": "esperanto",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fa": "persian",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "ne": "nepali",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "st": "sesotho",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    "yi": "yiddish",
}
"""Primary language subtag -> Snowball algorithm. Every other language is searched by its words as they stand."""

# The Arabic and the Persian algorithm each know only their own letters for the sounds that both languages write.
_LETTERS = {
    "ar": str.maketrans("کیىہۀ", "كييهه"),
    "fa": str.maketrans("كيىہۀة", "کییههه"),
}


def primary(language: str | None) -> str | None:
    """The primary subtag of a BCP 47 tag: pt for pt-br."""
    return language.split("-")[0].lower() if language else None


def stem(word: str, language: str | None) -> str:
    """The stem of a normalised word in `language` (a primary subtag); the word itself if there is no algorithm."""
    if language not in ALGORITHMS or (not word.isalpha() and any(map(str.isdigit, word))):
        return word
    letters = _LETTERS.get(language)
    return _stemmer(ALGORITHMS[language])(word.translate(letters) if letters else word) or word


@cache
def stemmer_version() -> str:
    """The version of the algorithms: other versions give other stems."""
    from Stemmer import version

    return str(version())


@cache
def _stemmer(algorithm: str) -> Callable[[str], str]:
    from Stemmer import Stemmer

    # Words are remembered by the analyser, so the stemmer need not.
    stem_word: Callable[[str], str] = Stemmer(algorithm, 0).stemWord
    return stem_word
