# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The words of notices in the languages of data/notice.toml, and the names of licences in them."""

import json
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, cast

from byline.errors import UsageError
from byline.model.license import License

_DATA = Path(__file__).with_name("data")
ENGLISH = "en"


class Phrase(NamedTuple):
    """Words and the language they are in."""

    text: str
    language: str


class Phrases:
    """The words of one language; what it does not have is said in English."""

    def __init__(self, language: str, words: Mapping[str, Any], english: Mapping[str, Any]) -> None:
        self.language = language
        self._words = words
        self._english = english

    @property
    def right_to_left(self) -> bool:
        """Whether the language is written from right to left."""
        return bool(self._words["direction"] == "rtl")

    def __getitem__(self, key: str) -> str:
        """The words under a key of data/notice.toml."""
        return cast("str", self._words.get(key, self._english[key]))

    def language_name(self, tag: str) -> str:
        """What a language is called; its tag if the words do not have it."""
        return cast("str", self._words["languages"].get(tag.casefold().partition("-")[0], tag))

    def change(self, text: str) -> str:
        """The sentence for a change that a step of byline declares; what a person wrote stays as it is."""
        return cast("str", self._words.get("steps", {}).get(text, text))

    def license_name(self, terms: License) -> Phrase:
        """The official translation of a licence's name if there is one, or else the name it has in the catalogue."""
        found = _names().get(terms.id, {}).get(self.language) if self.language != ENGLISH else None
        return Phrase(found, self.language) if found else Phrase(terms.name, ENGLISH)


def languages() -> tuple[str, ...]:
    """The languages that notices can be in."""
    return tuple(_tables())


@cache
def phrases(language: str) -> Phrases:
    """The words of a language, which may come with a region: pt-BR. UsageError if notices cannot be in it."""
    tables = _tables()
    for tag in (language.lower(), language.lower().partition("-")[0]):
        if tag in tables:
            return Phrases(tag, tables[tag], tables[ENGLISH])
    raise UsageError(f"notices cannot be in {language!r}", cure=f"give one of: {', '.join(tables)}")


@cache
def _tables() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads((_DATA / "notice.toml").read_text(encoding="utf-8"))


@cache
def _names() -> Mapping[str, Mapping[str, str]]:
    return cast(
        "Mapping[str, Mapping[str, str]]", json.loads((_DATA / "translations.json").read_text(encoding="utf-8"))
    )
