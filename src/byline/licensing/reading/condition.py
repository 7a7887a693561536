# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Licences that are given to some readers only, in some places, or if something is done first.

Every function works on lower-case text.
"""

import re

from byline.licensing.reading import wording
from byline.licensing.reading.nouns import nouns_in

# Who may have it, or if somebody agrees: "if you are a school", "if the author agrees".
_IF_ONE_IS = re.compile(
    r"\W*(?:if\s+you(?:['’]re|\s+are)\s+(?!\w+ing\s|interested|free|happy|able|unsure)|if\s+the\s+authors?\s"
    r"|(?:wenn|falls|sofern)\s+(?:(?:sie|du|ihr)\s+(?!\w+en\s)[^,]{0,40}(?:sind|bist|seid)\s*,|der\s+autor|die\s+autor\w+)"
    r"|si\s+vous\s+êtes\s|si\s+l['’]auteur|si\s+(?:usted\s+es|eres|es\s+usted)\s|si\s+el\s+autor|se\s+(?:sei|siete|você\s+é|és|l['’]autore|o\s+autor)\s"
    r"|als\s+(?:u|je|jij)\s[^,]{0,40}bent\s*,|als\s+de\s+auteur|jeśli\s+(?:jesteś|autor)\s|om\s+(?:du|ni)\s+är\s|om\s+författaren|"
    r"pokud\s+(?:jste|jsi|autor)\s)"
)
# "For training of language models our articles are".
_FOR_A_PURPOSE = re.compile(
    r"\W*(?:for\s+(?:the\s+)?(?:training|teaching|study|research|education)\s+(?:of|on|in|and)|für\s+(?:das\s+training|die\s+forschung|den\s+unterricht)|"
    r"zum\s+training|pour\s+(?:l['’]entraînement|la\s+recherche|l['’]enseignement)|para\s+(?:el\s+entrenamiento|la\s+investigación|la\s+enseñanza)|"
    r"para\s+(?:o\s+treinamento|o\s+treino|a\s+pesquisa|o\s+ensino)|per\s+(?:l['’]addestramento|la\s+ricerca|la\s+didattica))(?!\w)"
)
_ON_REQUEST = (
    r"(?:(?:up)?on\s+(?:written\s+)?request|by\s+request|auf\s+(?:schriftliche\s+)?(?:anfrage|wunsch)|sur\s+(?:simple\s+)?demande|"
    r"a\s+petición|previa\s+solicitud|su\s+richiesta|sob\s+(?:pedido|consulta)|mediante\s+(?:solicitud|pedido|solicitação)|"
    r"op\s+(?:aan)?(?:vraag|verzoek)|(?:only\s+)?with\s+(?:our|prior|the\s+[^\W\d]+['’]s|the\s+[^\W\d]+s['’])\s+(?:written\s+)?permission|"
    r"с\s+(?:письменного\s+)?(?:согласия|разрешения)|на\s+запрос|по\s+запросу|na\s+życzenie|na\s+vyžádání|på\s+begäran)(?!\w)"
)
_ASKED_FOR = re.compile(rf"(?<!\w){_ON_REQUEST}")
_THEN_ASKED_FOR = re.compile(rf"[^,;:.]{{0,30}}?(?<!\w){_ON_REQUEST}")
# "Ask the author; then you may ...".
_THEN = re.compile(r"\W*(?:only\s+then|then|erst\s+dann|dann|ensuite|alors|entonces|então|allora|dan)\s")
# "To license your article under ...": how it is done, not that it is.
_HOW_TO = re.compile(
    r"\W*(?:(?:in\s+order\s+)?to\s+(?:licen[cs]e|publish|release|share|put|place)|pour\s+(?:placer|publier|mettre|diffuser)|"
    r"para\s+(?:publicar|licenciar|poner|colocar)|per\s+(?:pubblicare|rilasciare)|om\s+(?:je|uw|een)|um\s+(?:ihre?n?|deine?n?|einen?))\s"
)
# "I agree that my text is ...": what who writes here signs.
_AGREED = re.compile(
    r"\W*(?:(?:i|we)\s+(?:hereby\s+)?(?:agree|confirm|accept|consent|declare|understand)|ich\s+(?:stimme|bin\s+einverstanden|bestätige|erkläre)|"
    r"j['’]accepte|je\s+(?:confirme|déclare)|acepto|confirmo|declaro|aceito|concordo|accetto|dichiaro|ik\s+ga\s+akkoord)(?!\w)"
)
# Who writes for a place may choose, and who reads it does not know what was chosen.
_AUTHORS_MAY = re.compile(
    r"(?<!\w)(?:authors?|contributors?|writers?|researchers?|autor\w*|auteure?s?|autrices)(?:\s[^.;,]{0,40}\s(?:and|und|et|y|e))?\s+(?:may|can|could|might|choose|are\s+(?:free|allowed|able)|"
    r"have\s+the\s+(?:option|choice)|können|dürfen|peuvent|pueden|podem|possono|kunnen|mogą)(?!\w)"
)
_FOR_EXAMPLE = re.compile(
    r"(?:such\s+as|like|e\.\s?g\.|for\s+(?:example|instance)|wie\s+etwa|wie\s+z\.\s?b\.|z\.\s?b\.|beispielsweise|zum\s+beispiel|"
    r"tel(?:le)?s?\s+que?|par\s+exemple|por\s+ejemplo|por\s+exemplo|ad\s+esempio|tal(?:es)?\s+como|zoals|bijvoorbeeld|np\.|na\s+przykład|"
    r"till\s+exempel|например|наприклад)\W*(?:(?:the|an?|die|der|la|une?|una|uma)\s+)?\Z"
)
_AS_INDICATED = re.compile(
    r"[^.;]{0,80}?(?<!\w)(?:(?:as|where|when|if|wherever)\s+(?:(?:it|this|they|so)\s+)?(?:(?:is|are|has\s+been)\s+)?(?:indicated|noted|marked|stated|"
    r"specified|labelled|labeled)|(?:wo|wie|falls|sofern|wenn)\s+(?:so\s+|dies\s+|entsprechend\s+)?(?:angegeben|gekennzeichnet|vermerkt)|"
    r"(?:lorsque|si|là\s+où)\s+(?:cela\s+|c['’])?(?:est\s+)?indiqué|(?:donde|cuando|si)\s+(?:así\s+)?se\s+indi\w+)(?!\w)"
)
_WHERE_MARKED = re.compile(
    r"\W*(?:(?:where|if|when)\s+an?|(?:wo|wenn|falls)\s+ein|(?:si|lorsque|lorsqu['’])\s*un|(?:si|cuando)\s+un)\s+(?:articles?|text[eo]?|story|post|artikel|"
    r"beitrag|artículo)\s+(?:shows|carries|bears|has|is|zeigt|trägt|hat|ist|porte|montre|est|lleva|muestra)(?!\w)|"
    r"\W*(?:(?:where|if|when|wherever)\s+(?:so\s+)?(?:indicated|noted|marked|stated)|(?:sofern|wo|falls|wenn|soweit)\s+(?:so\s+)?(?:angegeben|"
    r"gekennzeichnet|vermerkt)|(?:si|lorsque)\s+(?:cela\s+est\s+|c['’]est\s+)?indiqué|(?:donde|si)\s+se\s+indi\w+)(?!\w)"
)
_LANGUAGES = (
    r"(?:english|german|french|spanish|the\s+original|this|its|their|full|part|text|print|digital|electronic|online|unmodified|unaltered|case|"
    r"deutsch\w*|englisch\w*|dies\w*|unverändert\w*|vollständig\w*|digital\w*|gedruckt\w*|français|anglais|ce|cette|ligne|español|inglés|este|"
    r"esta|línea|português|italiano|nederlands|engels|formato|forma|der\s+form|dem\s+fall|le\s+cadre|le\s+cas)(?!\w)"
)
_READERS = (
    r"(?:readers|users|visitors|residents|citizens|people|persons|institutions|libraries|schools|universities|companies|"
    r"organi[sz]ations)"
)
# "For readers in Germany only", "within the European Union", "nur in Österreich".
_SOMEWHERE = re.compile(
    rf"(?<!\w)(?:(?:only|solely|exclusively)\s+(?:in|within|inside|for\s+{_READERS}\s+(?:in|from|of))\s+(?!{_LANGUAGES})"
    rf"|(?:only|solely|exclusively)\s+to\s+{_READERS}\s|for\s+{_READERS}\s+(?:in|from|outside|within|based\s+in)\s"
    rf"|(?:with)?in\s+(?!{_LANGUAGES})(?:the\s+)?(?:[^\W\d]+\s+){{1,3}}only(?!\w)"
    r"|within\s+the\s+(?:eu|e\.u\.|eea|european\s+(?:union|economic\s+area)|uk|united\s+(?:kingdom|states)|country)(?!\w)"
    rf"|(?:nur|ausschließlich|lediglich)\s+(?:in(?:nerhalb)?|für\s+(?:leser\w*|nutzer\w*|besucher\w*|personen)\s+(?:in|aus))\s+(?!{_LANGUAGES})"
    r"|für\s+(?:leser\w*|nutzer\w*|besucher\w*|personen)\s+(?:in|aus)\s|innerhalb\s+(?:der\s+(?:eu|europäischen\s+union|schweiz)|deutschlands|österreichs)"
    rf"|(?:uniquement|seulement|exclusivement)\s+(?:en|dans|au|aux|pour\s+les\s+(?:lecteurs|utilisateurs|habitants|résidents))\s+(?!{_LANGUAGES})"
    r"|(?:au\s+sein|à\s+l['’]intérieur)\s+de\s+l['’](?:union|ue)|pour\s+les\s+(?:lecteurs|utilisateurs|habitants|résidents)\s+(?:en|de|du|d['’])"
    rf"|(?:solo|sólo|solamente|únicamente|exclusivamente)\s+(?:en|dentro\s+de|para\s+(?:los\s+)?(?:lectores|usuarios|residentes))\s+(?!{_LANGUAGES})"
    r"|dentro\s+de\s+la\s+(?:unión|ue)|para\s+(?:los\s+)?(?:lectores|usuarios|residentes)\s+(?:en|de)\s"
    rf"|(?:apenas|somente|exclusivamente)\s+(?:em|no|na|dentro\s+d[ea]|para\s+(?:os\s+)?(?:leitores|usuários|residentes))\s+(?!{_LANGUAGES})"
    rf"|(?:solo|soltanto|esclusivamente)\s+(?:in|nel|nell['’]|all['’]interno|per\s+i\s+(?:lettori|residenti))\s*(?!{_LANGUAGES})"
    rf"|(?:alleen|uitsluitend)\s+(?:in|binnen|voor\s+(?:lezers|gebruikers|inwoners))\s+(?!{_LANGUAGES})"
    r"|(?:tylko|wyłącznie)\s+(?:w|na\s+terenie|dla)\s|(?:endast|enbart)\s+(?:i|inom|för)\s|только\s+(?:в|на\s+территории|для)\s|лише\s+(?:в|у|на\s+території|для)\s)"
)

# "CC BY 4.0 (Norway only)", "sous CC BY, pour la France uniquement"; "(texts only)" is no place.
_ONLY_THERE = re.compile(
    r"[^.;]{0,60}?[(,–—]\s*(?P<where>(?:[^\W\d][\w'’-]*\s+){1,4})(?:only|uniquement|seulement|solamente|únicamente|apenas|soltanto)\W*\Z"
)
_NO_PLACE = re.compile(r"(?<!\w)(?:attribution|use|uses|usage|purposes?|commercial\w*|non\w*|licen[cs]es?)(?!\w)")


def _is_placed(after: str) -> bool:
    only = _ONLY_THERE.match(after)
    return only is not None and not nouns_in(only["where"]) and not _NO_PLACE.search(only["where"])


def is_conditional(before: str, after: str) -> bool:
    """Whether a licence is given only to some, somewhere, later, or to who asks or pays for it.

    `before` and `after` are the words of the sentence around its name.
    """
    as_indicated = _AS_INDICATED.match(after)
    return (
        any(pattern.match(before) for pattern in (_IF_ONE_IS, _FOR_A_PURPOSE, _THEN, _HOW_TO, _AGREED, _WHERE_MARKED))
        or any(pattern.search(before) for pattern in (_AUTHORS_MAY, _FOR_EXAMPLE, _ASKED_FOR))
        or _is_placed(after)
        or _THEN_ASKED_FOR.match(after) is not None
        or (as_indicated is not None and not wording.words("exclusion").search(as_indicated[0]))
        or any(
            pattern.search(words) for words in (before, after) for pattern in (wording.words("conditional"), _SOMEWHERE)
        )
    )
