# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The language of an article: declared tags in one form, or identified from the text."""

import re

_TAG = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}")
# Library metadata uses the three-letter codes of ISO 639-2; BCP 47 asks for the shortest one (RFC 5646, 2.2.1).
_SHORTEST = {
    "ara": "ar", "chi": "zh", "deu": "de", "dut": "nl", "eng": "en", "fas": "fa", "fin": "fi", "fra": "fr", "fre": "fr",
    "ger": "de", "gre": "el", "heb": "he", "hin": "hi", "hun": "hu", "ita": "it", "jpn": "ja", "kor": "ko", "nld": "nl",
    "nor": "no", "per": "fa", "pol": "pl", "por": "pt", "rus": "ru", "spa": "es", "swe": "sv", "tha": "th", "tur": "tr",
    "ukr": "uk", "vie": "vi", "zho": "zh",
}  # fmt: skip
_SAYS_NOTHING = frozenset({"und", "mul", "zxx", "mis", "xx", "x"})
# Below this the identifier guesses; Chinese and Japanese say as much in a third of the characters.
_ENOUGH_LETTERS = 120
_ENOUGH_IDEOGRAPHS = 40
_SAMPLE = 4000


def language_tag(value: str) -> str | None:
    """The BCP 47 tag in lower case, or None if `value` is not one or says nothing: en_US is en-us, ger is de."""
    tag = value.strip().split(",")[0].split(".")[0].strip().replace("_", "-").lower()
    primary, _, rest = tag.partition("-")
    primary = _SHORTEST.get(primary, primary)
    tag = f"{primary}-{rest}" if rest else primary
    return tag if _TAG.fullmatch(tag) and primary not in _SAYS_NOTHING else None


def identify(text: str) -> str | None:
    """The language that the text is written in, or None if it is too short to tell."""
    sample = text[:_SAMPLE]
    letters = sum(character.isalpha() for character in sample)
    ideographs = sum("\u3040" <= character <= "\u9fff" for character in sample)
    if letters < _ENOUGH_LETTERS and ideographs < _ENOUGH_IDEOGRAPHS:
        return None
    from byline.extract.language_model import classifier

    return language_tag(classifier()(sample)[0])
