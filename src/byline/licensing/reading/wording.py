# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The words around a licence's name, in the languages that pages use: data/wording.toml as patterns.

Every pattern works on lower-case text. A word has to stand alone where a script puts spaces between words; words of
Chinese, Japanese, Korean and Thai stand anywhere, and so do those of India's scripts, whose endings grow on them.
"""

import re
import tomllib
from collections.abc import Collection, Iterator
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import islice
from pathlib import Path

from byline.licensing.alternation import any_of
from byline.licensing.sieve import Glance, Sieve, words_of
from byline.licensing.sieve import places as starts

_DATA = Path(__file__).parents[1] / "data" / "wording.toml"
_BESIDE = re.compile(r"[a-z]*\*[a-z]*")
_UNSPACED = re.compile(r"[\u0900-\u0dff\u0e00-\u0e7f\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


# "And" in the first languages, "in" or "to" in the second.
_JOINING = {
    "i": (("pl", "ca", "hr", "sr", "eo"), ("sv", "da", "nb")),
    "en": (("nl",), ("fr", "es", "ca")),
    "a": (("cs", "sk"), ("es", "pt", "it", "ca")),
}
_NOUNS = ("article", "content", "place", "pictures", "software", "things", "documents")


@cache
def _lists() -> dict[str, dict[str, str]]:
    return tomllib.loads(_DATA.read_text(encoding="utf-8"))


@cache
def _nouns_of(language: str) -> re.Pattern[str]:
    found = {pattern for kind in _NOUNS for _, pattern in _alternatives(kind, (language,))}
    return re.compile("|".join(sorted(found)))


def _alternatives(kind: str, languages: Collection[str] = ()) -> Iterator[tuple[bool, str]]:
    for language, words in _lists()[kind].items():
        if languages and language not in languages:
            continue
        for word in dict.fromkeys(part.strip() for part in words.split(",")):
            pattern = re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
            yield _UNSPACED.search(word) is not None, pattern


@cache
def words(kind: str) -> re.Pattern[str]:
    """The pattern of one table of data/wording.toml, for lower-case text."""
    spaced = {pattern for anywhere, pattern in _alternatives(kind) if not anywhere}
    unspaced = {pattern for anywhere, pattern in _alternatives(kind) if anywhere}
    # Longest first, so that the whole word is what matches and not its beginning.
    alone = any_of(sorted(spaced, key=lambda pattern: (-len(pattern), pattern)))
    anywhere = rf"|(?={_UNSPACED.pattern})(?:{any_of(sorted(unspaced))})" if unspaced else ""
    return re.compile(rf"(?<!\w)(?:{alone})(?!\w){anywhere}")


@cache
def ending(kind: str) -> re.Pattern[str]:
    """The same at the end of a sentence."""
    return re.compile(rf"(?:{words(kind).pattern})\s*[.!。।۔\"”’»」)]*\s*\Z")


@cache
def _entries(kind: str) -> Sieve[str]:
    """One table's entries, by the words that stand in all that `words` matches, for a quick look at long text."""
    entries = {part.strip() for words in _lists()[kind].values() for part in words.split(",")} - {""}
    return Sieve({each: each.replace("*", " ").split() for each in entries}, {each: [_alone(each)] for each in entries})


def _alone(entry: str) -> AbstractSet[bytes]:
    """The words of an entry that stand alone in what it matches: no letter is beside them, and no `*`."""
    edge = "*" if _UNSPACED.search(entry) else " "
    return words_of(_BESIDE.sub(" ", f"{edge}{entry}{edge}"))


@cache
def phrases(kind: str) -> Sieve[str]:
    """The fixed beginnings of one table's entries, wherever they stand."""
    fixed = (part.strip().partition("*")[0] for words in _lists()[kind].values() for part in words.split(","))
    return Sieve({beginning: [beginning] for beginning in fixed if beginning})


def places(kind: str, glance: Glance, most: int) -> list[tuple[int, int]]:
    """Where `words` matches in a text in lower case, in order; of a long list only some."""
    found: set[tuple[int, int]] = set()
    openings = {re.split("[ *]", phrase, maxsplit=1)[0] for phrase in _entries(kind).keys_in(glance)}
    for opening in sorted(openings):
        matches = (words(kind).match(glance.text, start) for start in starts(glance.text, opening))
        found.update(islice((match.span() for match in matches if match), most))
    return sorted(found)[:most]


@cache
def label_before() -> re.Pattern[str]:
    """A label that ends right before a licence's name: `License:`, `许可协议:` and what may stand between."""
    spaced = "|".join(sorted({pattern for anywhere, pattern in _alternatives("label") if not anywhere}, reverse=True))
    unspaced = "|".join(sorted({pattern for anywhere, pattern in _alternatives("label") if anywhere}, reverse=True))
    return re.compile(
        rf"(?:(?:^|[^\w'’-]|creative[\s-]commons[\s-])(?:{spaced})\s*(?:[:：=–—-]|\s\()|(?:{unspaced})\s*[:：]?)"
        r"\s*[\"'“”„«「『(]?\s*$"
    )


@cache
def together() -> re.Pattern[str]:
    """What stands between two things that are licensed together: photos *and* texts.

    The group `doubtful` is a word that says so in some languages only (see `joins`).
    """
    joining = (
        "und|and|sowie|et|y|e|ed|ou|oder|or|oraz|и|та|й|og|och|ja|ve|és|και|și|و|as\\s+well\\s+as|und/oder|and/or|both"
    )
    return re.compile(
        rf"^\s*(?:[,/&+]|(?<!\w)(?:{joining}|(?P<doubtful>{'|'.join(_JOINING)}))(?!\w)|[和及、・とや与與])"
        r"\s*(?:[^\W\d]+\s+){0,2}$"
    )


def joins(word: str, one: str, other: str) -> bool:
    """Whether a doubtful word joins the nouns on both sides: it does in a language that has them both.

    "Zdjęcia i teksty" are photos and texts, "bilderna i texten" are the pictures in the text.
    """
    joining, parting = (
        any(all(_nouns_of(language).fullmatch(noun) for noun in (one, other)) for language in languages)
        for languages in _JOINING[word]
    )
    return joining and not parting


@cache
def credit() -> re.Pattern[str]:
    """The credit line of a picture: `Foto: X / Flickr`, `photo by X`, `via Wikimedia Commons`."""
    pictures = words("pictures").pattern
    return re.compile(
        rf"(?:{pictures})[^.:;!?|]{{0,50}}?(?:[:：©]|\(c\)|\s(?:by|von|par|por|per|via|di|de|del|door|av|af|courtesy)\s)"
        r"|(?<!\w)(?:flickr|wikimedia|wikicommons|unsplash|pixabay|pexels|shutterstock|getty|istock|fotolia|adobe\s?stock"
        r"|deviantart|ccnull|pixelio|500px|openclipart|noun\s+project|compfight|photo\s*pin|europeana)\w*"
        r"|(?<!\w)(?:credits?|crédits?|créditos?|quellen?|bildquellen?|bildnachweise?|bildrechte|source|sources|fuente|fonte|"
        r"źródło|источник|джерело|kaynak|kilde|källa|bron|kuvalähde|منبع)\s*[:：]"
        r"|(?<!\w)(?:courtesy\s+of|own\s+work|eigenes\s+werk|travail\s+personnel|obra\s+propia|used\s+under|photo\s+used)(?!\w)"
        r"|(?<!\w)fot\.\s|(?:来源|出典|출처|(?<![\u3400-\u9fff])[图圖絵])\s*[:：]"
    )


@cache
def tool_credit() -> re.Pattern[str]:
    """The credit of a theme or a template: `Theme by X`, `Design: Y`."""
    made = (
        "website|web\\s?site|site|umsetzung|programmierung|réalisation|réalisé|développement|webontwerp|realisatie|projekt|diseño|"
        "desarrollo|desenvolvimento|sviluppo|realizzazione|wykonanie|realizacja|utveckling|formgivning|tvorba\\s+webu"
    )
    return re.compile(
        rf"(?<!\w)(?:{made})\s*[:：]\s*(?!https?:|www\.)[^\W\d]"
        rf"|(?:{words('software').pattern})[^.:;!?|]{{0,30}}?(?:[:：©]|\s(?:by|von|par|por|per|di|de|from|based|basiert)\s)"
    )


@cache
def made_by() -> re.Pattern[str]:
    """Who made the pages: `site by Studio Knoll, CC BY` is no sentence that gives the site's texts."""
    return re.compile(r"\W*(?:web\s?)?(?:site|design)\s+(?:by|von|par|por|di)\s+[^\W\d][\w'’&. -]{1,40}[,–—·-]\s*")


@cache
def powered() -> re.Pattern[str]:
    """What a page runs on: `powered by X`, `erstellt mit Y`; said of a page's text by nobody."""
    return re.compile(
        r"(?<!\w)(?:powered|built|made|generated|erstellt|gebaut|realisiert|propulsé|fait|hecho|feito|creato)\s+"
        r"(?:by|with|mit|par|avec|con|com)(?!\w)"
    )


@cache
def applies() -> re.Pattern[str]:
    """What follows a licence's name when it applies to something named only then: `applies to the data`."""
    return re.compile(
        r"^[^.;]{0,100}?(?<!\w)(?:applies|apply|gilt|gelten|s'applique|s'appliquent|se\s+aplica|si\s+applica|covers?|for|für|"
        r"pour|para|voor|lizenziert|veröffentlicht)(?!\w)"
    )
