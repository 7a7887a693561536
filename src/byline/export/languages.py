# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What a page has to know of a language: its tag, its English name, the direction of its script."""

import re

# RFC 5646, 2.1, as far as articles need it: a language, then subtags.
_TAG = re.compile(r"[a-z]{2,8}(-[a-z0-9]{1,8})*", re.IGNORECASE | re.ASCII)
# Languages and scripts that are written from right to left (CLDR), and English names of languages (ISO 639).
# fmt: off
_RIGHT_TO_LEFT = frozenset((
    "ar", "arc", "azb", "ckb", "dv", "fa", "he", "iw", "ks", "lrc", "mzn", "pnb", "prs", "ps", "sd", "sdh", "skr",
    "syr", "ug", "ur", "yi",
))
_SCRIPTS = frozenset(("adlm", "arab", "aran", "hebr", "nkoo", "rohg", "syrc", "thaa"))
_NAMES = {
    "am": "Amharic", "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian", "bg": "Bulgarian", "bn": "Bengali",
    "bs": "Bosnian", "ca": "Catalan", "ckb": "Central Kurdish", "cs": "Czech", "cy": "Welsh", "da": "Danish",
    "de": "German", "el": "Greek", "en": "English", "eo": "Esperanto", "es": "Spanish", "et": "Estonian",
    "eu": "Basque", "fa": "Persian", "fi": "Finnish", "fil": "Filipino", "fr": "French", "ga": "Irish",
    "gl": "Galician", "gu": "Gujarati", "ha": "Hausa", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian",
    "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian", "is": "Icelandic", "it": "Italian", "ja": "Japanese",
    "ka": "Georgian", "kk": "Kazakh", "km": "Khmer", "ko": "Korean", "ku": "Kurdish", "ky": "Kyrgyz",
    "lt": "Lithuanian", "lv": "Latvian", "mk": "Macedonian", "ml": "Malayalam", "mn": "Mongolian", "mr": "Marathi",
    "ms": "Malay", "my": "Burmese", "nb": "Norwegian Bokmål", "ne": "Nepali", "nl": "Dutch",
    "nn": "Norwegian Nynorsk", "no": "Norwegian", "pa": "Punjabi", "pl": "Polish", "prs": "Dari", "ps": "Pashto",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "si": "Sinhala", "sk": "Slovak", "sl": "Slovenian",
    "so": "Somali", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil",
    "te": "Telugu", "tg": "Tajik", "th": "Thai", "tk": "Turkmen", "tr": "Turkish", "ug": "Uyghur",
    "uk": "Ukrainian", "ur": "Urdu", "uz": "Uzbek", "vi": "Vietnamese", "yi": "Yiddish", "zh": "Chinese",
    "zu": "Zulu",
}
# fmt: on
_SCRIPT_LENGTH = 4


def language_tag(tag: str | None) -> str:
    """The tag if it may stand in a lang attribute, else an empty string, which says that the language is unknown."""
    return tag if tag and _TAG.fullmatch(tag) else ""


def language_name(tag: str) -> str:
    """The English name of the language, whatever the region or script; the tag itself if it has none here."""
    return _NAMES.get(tag.partition("-")[0].lower(), tag)


def direction(tag: str) -> str:
    """The value of a dir attribute: by the script if the tag names one, else by the language; auto if unknown."""
    if not tag:
        return "auto"
    language, *subtags = tag.lower().split("-")
    script = next((subtag for subtag in subtags if len(subtag) == _SCRIPT_LENGTH), None)
    return "rtl" if (script in _SCRIPTS if script else language in _RIGHT_TO_LEFT) else "ltr"
