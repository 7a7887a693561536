# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Sentences beside a licence's name that take back what it gives: "commercial use is not permitted".

Who writes so does not mean the licence that is named, or does not know it: the page contradicts itself.
"""

import re

from byline.licensing.catalog import UNVERSIONED, elements_of
from byline.licensing.reading import wording
from byline.licensing.reading.context import lower, sentence_around

_PURPOSES = r"(?:educational|personal|private|academic|research|classroom|internal|training|teaching)"
_PERSONS = (
    r"non-?\s?profits?|non-?\s?profit\s+\w+|charit(?:y|ies)|schools?|teachers?|educators?|students?|librar(?:y|ies)|"
    r"members?|subscribers?|supporters?|patrons?|donors?|backers?|sponsors?|customers?|clients?|(?:media\s+)?partners?|(?:ai\s+)?developers?"
)
_WITHHELD = {
    "NC": re.compile(
        r"(?<!\w)(?:commercial\s+(?:use|usage|re-?use|purposes?|exploitation)\s+(?:is|are)\s+(?:not|strictly|prohibited|forbidden|excluded)"
        r"|(?:no|not\s+for|not\s+be\s+used\s+for)\s+commercial\s+(?:use|usage|re-?use|purposes?)"
        rf"|for\s+{_PURPOSES}\s+(?:use|usage|re-?use|purposes?)\s+only|only\s+for\s+{_PURPOSES}\s+(?:use|usage|re-?use|purposes?)"
        rf"|(?:^|[.;:]\s*)for\s+{_PURPOSES}\s+(?:use|uses|usage|re-?use|purposes?)"
        rf"|(?:^|[.;:]\s*)(?:{_PERSONS})\s+(?:may|can|are\s+free)|(?:^|[.;:]\s*)for\s+(?:{_PERSONS})\s*[,:]"
        rf"|(?:to|for)\s+(?:use\s+(?:in|by|at)\s+)?(?:our\s+|paying\s+|registered\s+)?(?:{_PERSONS})(?:\s+only)?\W*\Z"
        rf"|if\s+you(?:['’]re|\s+are)\s+(?:an?\s+)?(?:{_PERSONS})"
        r"|(?:^|[.;:]\s*)für\s+(?:schulen|lehrkräfte|gemeinnützige\s+\w+|vereine|mitglieder|abonnenten)\s*[,:]"
        r"|(?:suscriptores|socios|miembros)\s+pueden|(?:assinantes|sócios|membros|escolas|professores|associações)\s+podem"
        r"|(?:abbonati|soci|membri|scuole|insegnanti|associazioni)\s+possono|(?:abonnees|leden|scholen)\s+mogen"
        r"|(?:prenumeratorzy|członkowie|szkoły)\s+mogą|(?:подписчики|члены|школы)\s+могут|(?:prenumeranter|medlemmar|skolor)\s+får"
        r"|nur\s+für\s+(?:den\s+)?(?:privat|persönlich|unterricht|schulisch|wissenschaftlich)\w*|(?:gemeinnützige\s+\w+|schulen|lehrkräfte|mitglieder|"
        r"abonnenten|vereine)\s+dürfen|réservée?s?\s+à\s+un\s+usage|(?:les\s+)?(?:enseignants|écoles|associations|adhérents|abonnés)\s+peuvent"
        r"|(?:solo|sólo|únicamente)\s+para\s+uso|(?:las\s+)?(?:escuelas|organizaciones\s+sin\s+\w+\s+de\s+lucro)\s+pueden"
        r"|apenas\s+para\s+uso|solo\s+per\s+uso|alleen\s+voor\s+\w+\s+gebruik|wyłącznie\s+do\s+użytku|endast\s+för\s+\w+\s+bruk|"
        r"pouze\s+pro\s+(?:osobní|soukromé|vzdělávací)"
        r"|for\s+non-?\s?commercial\s+(?:use|usage|re-?use|purposes?)\s+only|only\s+for\s+non-?\s?commercial"
        r"|keine\s+kommerzielle\s+(?:nutzung|verwendung)|kommerzielle\s+(?:nutzung|verwendung)\s+(?:ist\s+)?(?:nicht|untersagt|verboten|ausgeschlossen)"
        r"|(?:utilisation|usage)\s+commerciale?\s+(?:est\s+)?(?:interdite?|exclue?)|uso\s+comercial\s+(?:está\s+)?prohibido"
        r"|prohibido\s+(?:el|su)\s+uso\s+comercial|(?:proibido|vedado)\s+o\s+uso\s+comercial|uso\s+comercial\s+(?:é\s+)?proibido"
        r"|uso\s+commerciale\s+(?:è\s+)?vietato|vietato\s+l['’]uso\s+commerciale)(?!\w)"
    ),
    "ND": re.compile(
        r"(?<!\w)(?:(?:must|may|can)\s*not\s+be\s+(?:edited|altered|modified|changed|adapted)"
        r"|no\s+(?:modifications?|alterations?|derivatives?|derivative\s+works)\s+(?:(?:is|are)\s+)?(?:allowed|permitted)"
        r"|(?:modifications?|alterations?|derivatives?|derivative\s+works)\s+(?:is|are)\s+(?:not|prohibited|forbidden)"
        r"|(?:dürfen|darf)\s+nicht\s+(?:verändert|bearbeitet)\s+werden|ne\s+(?:peut|peuvent|doit|doivent)\s+pas\s+être\s+modifié\w*"
        r"|sin\s+(?:ninguna\s+)?modificaci\w+\s+alguna|no\s+se\s+permiten\s+(?:modificaciones|obras\s+derivadas))(?!\w)"
    ),
}


def withheld(text: str, start: int, end: int, license_id: str) -> tuple[int, int, str] | None:
    """What else is withheld around the licence named at `start` to `end`: the bounds of the sentence, and the id meant.

    None if nothing is, or if the licence says so itself, or if the words speak of pictures and other things.
    """
    elements = elements_of(license_id)
    if not elements or "BY" not in elements:
        return None
    left, right = sentence_around(text, start, end)
    following = sentence_around(text, min(right + 1, len(text)), min(right + 2, len(text)))
    for first, last in ((left, right), following):
        sentence = lower(text[first:last])
        for element, pattern in _WITHHELD.items():
            stated = elements | {element}
            if element in elements or stated not in UNVERSIONED or not pattern.search(sentence):
                continue
            if not any(wording.words(kind).search(sentence) for kind in ("pictures", "things", "software")):
                return first, last, UNVERSIONED[stated]
    return None
