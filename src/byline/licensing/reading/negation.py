# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Whether a sentence that names a licence gives it: "is no longer published under", "was available until 2012".

Every function works on lower-case text.
"""

import re

from byline.licensing.reading import wording
from byline.licensing.reading.condition import is_conditional

# "Not" right before the words that would give the licence. The "non" and "no" of a licence's own name are none.
_NOT = re.compile(
    r"(?<!\w)(?:"
    r"(?:not(?!\s+(?:only|otherwise|just|specifically))|no\s+longer|never|cannot|\w+n['’]t)\s+(?:\w+\s+){0,2}"
    r"(?:licen[cs]ed|released|published|available|shared|distributed|covered|offered|provided|governed|under|fall)"
    r"|(?:nicht(?!\s+(?:nur|anders))|nie|niemals)\s+(?:\w+\s+){0,2}(?:unter|lizen\w+|veröffentlich\w*)"
    r"|(?:ne\s+|n['’])\w+\s+(?:pas|plus|jamais)"
    r"|non(?!\s+(?:commercial\w*|diversamente|altrimenti|solo))\s+(?:\w+\s+){0,3}"
    r"(?:distribuit\w|pubblicat\w|disponibil\w|rilasciat\w|sotto|licenziat\w|copert\w)"
    r"|(?:ya\s+)?no(?!\s+(?:comercial\w*|obstante|sólo|solo|se\s+(?:indi|di[gc]|espec|menc|expres|señal|ano)))\s+(?:\w+\s+){0,2}"
    r"(?:publica\w*|distribu\w*|disponible\w*|bajo|licencia\w*|cubiert\w*|ofrec\w*)"
    r"|não(?!\s+(?:comercia\w*|adaptad\w*|derivad\w*|só|apenas))\s+(?:\w+\s+){0,3}"
    r"(?:dispon\w+|publicad\w+|licenciad\w+|distribu\w+|sob|cobert\w+)"
    r"|niet(?!\s+(?:anders|alleen|commerc\w*))\s+(?:\w+\s+){0,2}(?:onder|gelicen\w+|gepubliceerd|beschikbaar)"
    r"|(?:inte|ikke)(?!\s+(?:kommersi\w*|bara|bare|kun|ann\w*))\s+(?:\w+\s+){0,2}(?:under|licens\w+|lisens\w+|tillgänglig\w*|tilgængelig\w*|tilgjengelig\w*)"
    r"|больше\s+не|більше\s+не|już\s+nie|nie\s+są\s+już|již\s+ne\w*|už\s+ne\w*|više\s+n\w+|више\s+н\w+"
    r")(?!\w)"
    r"|不再|もはや|더\s*이상"
)
_NOT_USED = re.compile(r"(?<!\w)(?:may|must|can)\s*not\s+be\s+(?:\w+\s+){1,2}under(?!\w)")
_SUPPOSED = re.compile(
    r"\W*(?:if|suppose|supposing|imagine|assume|assuming|wenn|falls|angenommen|si|supongamos|supposons|se|supponiamo|если|якщо|jeśli)\s"
    r"(?:that\s+|que\s+|che\s+)?(?:this|these|the|your|an?|dieser?|dieses|der|die|das|ce|cet|cette|este|esta|questo|quest[ao]|эт\w+)\s[^,:]*\Z"
)
_DOES_NOT_APPLY = re.compile(
    r"[\W\d]{0,12}(?:international\W{1,5})?(?:licen[cs]es?|terms)?\W{0,5}(?:"
    r"(?:does|do|did)\s+not\s+(?:apply|cover|extend|include)|(?:gilt|gelten|erstreckt\s+sich|umfasst|greift)\s+(?:\w+\s+)?nicht"
    r"|ne\s+(?:s['’]applique\w*|couvre\w*|vaut|concerne\w*)\s+pas|no\s+(?:se\s+aplica\w*|cubre\w*|rige\w*|abarca\w*)"
    r"|não\s+(?:se\s+aplica\w*|cobre\w*|vale\w*|abrange\w*)|non\s+(?:si\s+applica\w*|copre|vale|riguarda|coprono)"
    r"|(?:geldt|gelden)\s+niet|is\s+niet\s+van\s+toepassing|nie\s+(?:obejmuj\w+|dotycz\w+|ma\s+zastosowania)"
    r"|(?:gäller|omfattar)\s+inte|(?:gælder|gjelder|omfatter)\s+ikke|(?:se\s+)?(?:nevztahuj\w+|neplatí)|не\s+(?:распространя\w+|поширю\w+)"
    r")(?!\w)"
)
# "Ausgenommen von der Lizenz": "CC BY, pictures excepted" has a comma.
_EXCEPTED = re.compile(
    r"\s*\)?\s+(?:ausgenommen|exclue?s?|excluid[oa]s?|excluíd[oa]s?|esclus[oai]|uitgezonderd|wyłączon\w+|undantag\w+|vyňat\w*)\W*\Z"
)
# "The licence of our articles was withdrawn".
_WITHDRAWN = re.compile(
    r"[^.;]{0,60}?(?<!\w)(?:(?:was|were|has\s+been|have\s+been|is|are)\s+(?:withdrawn|revoked|terminated|cancelled|discontinued)|"
    r"(?:has\s+)?(?:expired|lapsed)|(?:wurden?|ist|sind)\s+(?:[^\W\d]+\s+){0,3}(?:widerrufen|aufgehoben|zurückgezogen|erloschen|abgelaufen)|"
    r"(?:a|ont)\s+été\s+(?:révoqué|retiré)\w*|(?:fue|ha\s+sido)\s+(?:revocada|retirada)|foi\s+(?:revogada|retirada)|"
    r"è\s+stata\s+(?:revocata|ritirata)|is\s+ingetrokken|została\s+(?:wycofana|cofnięta)|(?:отозвана|аннулирована))(?!\w)"
)
_MONTHS = r"(?:[^\W\d]+\s+){0,3}(?:\d{1,2}\W+)?(?:[^\W\d]+\s+)?"
# Not the years of a copyright: "© 2010 bis 2019".
_BEFORE_A_YEAR = re.compile(
    r"(?<!\d\s)(?<!\w)(?:before|until|till|prior\s+to|up\s+to|vor|bis|avant|jusqu\W\w+|antes\s+de|hasta|até|prima\s+del|fino\s+al?|"
    rf"do|tot|до|fram\s+till|indtil|antérieure?s?\s+à|anterior(?:es)?\s+[aà]|anteriori\s+al?|sprzed|przed|före|før|před|pred|ennen|înainte\s+de|"
    rf"πριν\s+από|قبل|پیش\s+از)\s+{_MONTHS}(?:19|20)\d\d(?!\d)"
    r"|(?:19|20)\d\d\W?(?:[^\W\d]+\s+)?(?:[^\W\d]+\s+)?(?:önce\w*|előtt\w*|से\s+पहले)"
    rf"|(?<!\w)(?:between|zwischen|entre|tra|fra|tussen|między|mezi|mellan|mellem|mellom|между|між)\s+{_MONTHS}(?:19|20)\d\d\s+"
    rf"(?:and|und|et|y|e|en|i|a|och|og|и|та|і)\s+{_MONTHS}(?:19|20)\d\d(?!\d)"
    r"|(?:19|20)\d\d\s*(?:年\s*(?:\d{1,2}\s*月\s*)?(?:\d{1,2}\s*日\s*)?(?:以前|之前|前|まで)|년\s*(?:이전|까지))"
)
# "No articles are under": what is counted has no licence.
_NONE_OF = re.compile(
    r"(?<!\w)(?:keine?[rnms]?|no|none\s+of|aucune?|ning[uú]n\w*|nenhum\w*|nessun\w*|geen|żad\w+|ingen|inga)\s+"
    r"(?:(?:of\s+)?(?:our|the)\s+|unserer?\s+|de\s+nos\s+|de\s+nuestr\w+\s+|d[oe]s?\s+noss\w+\s+|dei\s+nostri\s+|van\s+onze\s+)?"
)
_TERM = 60
_NEAR = 25


def is_negated(before: str, after: str) -> bool:
    """Whether a licence is not given, not yet, no more, or only to who asks for it.

    `before` and `after` are the words around its name. The "not" of "unless otherwise noted" is none.
    """
    return (
        is_denied(before)
        or (_SUPPOSED.match(before) is not None and not wording.words("exclusion").search(before))
        or is_conditional(before, after)
        or is_over(after[:_TERM])
        or wording.words("past").search(before) is not None
        or wording.words("intended").search(before) is not None
        or wording.ending("intended").search(after) is not None
        or is_taken_back(after)
    )


def is_taken_back(after: str) -> bool:
    """Whether the words behind a licence's name say that it is not given: "CC BY does not cover this article"."""
    if any(pattern.match(after) for pattern in (_DOES_NOT_APPLY, _EXCEPTED, _WITHDRAWN)) or _keeps_the_texts(after):
        return True
    refused = wording.ending("refused").search(after)
    return refused is not None and wording.words("pictures").search(after, 0, refused.start()) is None


def _keeps_the_texts(after: str) -> bool:
    """Whether the sentence goes on with texts whose rights are kept: "CC BY, articles are all rights reserved"."""
    kept = wording.words("reserved").search(after)
    texts = wording.words("article").finditer(after, 0, kept.start()) if kept else ()
    return any(kept is not None and kept.start() - text.end() <= _NEAR for text in texts)


def is_denied(before: str) -> bool:
    """Whether the words before a licence's name say that it is not given."""
    given = wording.words("exclusion").sub(lambda found: " " * len(found[0]), before)
    return (
        wording.words("negated").search(given) is not None
        or _NOT.search(given) is not None
        or _NOT_USED.search(before) is not None
        or any(
            wording.words(kind).match(given, none.end())
            for none in _NONE_OF.finditer(given)
            for kind in ("article", "content")
        )
    )


def is_over(words: str) -> bool:
    """Whether words end a time: "until May 2012", "vor 2015", "2019年以前"."""
    return _BEFORE_A_YEAR.search(words) is not None
