# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What the words around a licence's name say about what it covers.

A link to a licence proves that the licence is spoken of. Whether it covers the article is said by the sentence it
stands in ("Die Bilder in diesem Blog", "Theme by", "this article") and, where the sentence is silent, by the place:
a bare badge in the footer is the site's, a bare name in running text is nobody's.
"""

import re
from typing import NamedTuple

from byline.licensing.reading import wording
from byline.licensing.reading.hearsay import is_quoted, is_reported
from byline.licensing.reading.negation import is_negated
from byline.licensing.reading.nouns import TEXTS, Subject
from byline.licensing.reading.subject import FIRST_PERSON, Spoken, subject_of

_REACH = 400
"""How far a sentence is followed in each direction, in characters: hostile pages have no full stops."""
_NOTICE = 500
# "Text is available under", as notices say it; "a text under" and "texts published under" are said in articles.
_FLAT = re.compile(
    r"\s*(?!(?:a|an|ein|eine|un|une|uno|una|um|uma|een|en|et|ett|its|their|his|her|ihre?|seine?|ses|leurs?|sus?|suas?|seus?|"
    r"loro|suoi|hun|zijn|ich)\s)(?:[^\W\d]+\s+){1,4}"
    r"(?:is|are|ist|sind|steht|stehen|est|sont|está|están|é|são|è|sono|jest|są|är|er|unterliegt|unterliegen|διατίθεται|διατίθενται|"
    r"(?:may|can)\s+be\s+(?:re)?used|se\s+puede\s+utilizar|puede\s+(?:ser\s+utilizado|utilizarse)|pode\s+ser\s+utilizado)\s"
)
# "The report is published under": what articles write about, and rarely are.
_REPORT = re.compile(
    r"(?:the|der|die|das|le|la|el|il|lo|o|a)\s+(?:\w+\s+)?(?:full\s+text|papers?|preprints?|reports?|study|studies|documents?|publications?|"
    r"thesis|tutorials?|chapters?|press\s+release|bericht\w*|studie\w*|publikation\w*|dokument\w*|rapports?|études?|informes?|estudios?|"
    r"documentos?|relatórios?|estudos?|rapport[oi]|studi\w?|raport\w*)(?!\w)"
)
# "Content from the Lantern": not what this page says of itself.
_ELSEWHERE = re.compile(r"(?<!\w)(?:from|on|at)\s+(?!this|these|our|here)")
_CLAIM = re.compile(r"©|\(c\)|copyright|rights|recht|droits|derechos|direitos|licen|lizen|open[\s-]access")
_ONCE = re.compile(
    r"(?:made|freely|originally|first|ursprünglich|zuerst|erstmals|initialement|originalmente|originariamente)\s+"
)
_FEW = 3
_NEAR = 60
# "采用 CC BY 4.0 的作品": works under a licence are spoken of, none is given.
_ATTRIBUTE = re.compile(r"\s*的(?!许可|許可|协议|協議|授权|授權|方式|形式|条款|條款|规定|規定|条件|條件)")
_REST = 40
_COVERS = re.compile(r"(?<!\w)covers?(?!\w)")
_EQUATES = re.compile(r"(?<!\w)(?:is|are|ist|sind|est|sont|es|son|é|são|è|sono|jest|są)\s+\Z")
_OWNED = re.compile(r"©|copyright|urheberrecht")
# "版权声明：自由转载-非商用-保持署名（...）": the label of the whole line, which sums the licence up.
_NOTICE_LABEL = re.compile(
    r"\s*(?:版[权權]|著作[权權]|[许許]可)(?:声明|聲明|[协協][议議])\s*[:：]"
    r"(?=[^。.!！]{0,40}(?:[转轉][载載]|署名))[^。.!！]{0,60}\Z"
)
_PRONOUN = re.compile(r"(?:it|they|es|er|sie|il|elle|ils|elles|esso|essa|él|ella|он|она|оно|они)\s")
_BY = re.compile(r"(?<!\w)(?:by|von|par|por|di)\s")
# "Licensed under CC BY, the atlas spread quickly."
_GOES_ON = re.compile(
    r"[^.,]{0,15},\s*(?:the|it|its|he|she|they|der|die|das|er|sie|es|le|la|les|il|elle|el|los|las|o|os|as|lo|gli)\s"
)
_PAST = re.compile(
    r"(?<!\w)(?:was|were|had|has|wurde|wurden|hat|fue|fueron|fut|furent|était|étaient|foi|foram|stato|werd)(?!\w)"
)
_SENTENCE_END = re.compile(
    r"(?!(?<=\d)\.\s+(?:Jan|Jän|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez))[.!?।؟۔](?=\s+[^\Wa-zà-ÿ\d]|\s+[^\w\s])|[!?](?=\s)|;(?=\s)|[.!?](?=\s*\Z)|[。！？；]|\n\s*\n"
)
# Where the verb ends the sentence, what was taken over may follow the licence's name.
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SEGMENT = re.compile(r"[|•·‣●~┃│¦]|\s//\s|\s{6,}")
_REFERS = re.compile(
    r"(?<!\w)(?:this|it|they|these|dies|diese|es|sie|il|elle|ils|elles)\s+(?:is|are|ist|sind|est|sont)(?!\w)"
)
_WAIVED = re.compile(
    r"(?<!\w)(?:waived\s+all|(?:hereby\s+)?dedicates?d?\s+to|renunci\w+\s+a|renonc\w+\s+à|verzichtet)(?!\w)"
)
_LICENSOR = re.compile(
    r"(?<!\w)(?:[Bb]y|[Vv]on|[Pp]ar|[Pp]or|[Dd]i|[Dd]oor|[Aa]v|[Aa]f|[Pp]rzez)\s+(?P<name>[^,;:|()\n]{2,80}?)\s+"
    r"(?:is|are|has\s+been|have\s+been|was|were|steht|stehen|ist|sind|est|sont|está|estão|están|è|sono|jest|są|är|er)"
    r"(?!\w)"
)


class Reading(NamedTuple):
    """How a mention of a licence reads: the bounds of its sentence in the block's text, and what that sentence says."""

    start: int
    end: int
    subject: Subject
    pointed: bool
    """The subject is pointed at: this article, all our texts."""
    flat: bool
    """It is said without pointing, as notices do: text is available under."""
    curt: bool
    """Nothing is said but that: it opens with the words that give the licence, or the noun, and ends after the name."""
    grants: bool
    """It is said that a licence is given: is licensed under, steht unter."""
    quoted: bool
    """It is somebody's words within quotation marks."""
    negated: bool
    """It is said that no licence is given, or asked whether: is not subject to."""
    equates: bool
    """It says what something is: all content here is CC BY."""
    excepts: bool
    """It begins with its exceptions, as notices do: unless otherwise noted."""
    label: bool
    """A label stands right before it: License:"""
    credit: bool
    """It stands in the credit line of a picture or a theme."""
    licensor: str | None
    titled: bool = False
    """It begins with the title of the page or the name of its site."""


def lower(text: str) -> str:
    """The text in lower case, each character still where it was (`İ` has no lower case of one character)."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(each.lower()[0] for each in text)


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of the sentence that holds the characters from `start` to `end`."""
    left = max(0, start - _REACH)
    for match in _SENTENCE_END.finditer(text, left, start):
        left = match.end()
    ends = _SENTENCE_END.search(text, max(start, end - 1), end + _REACH)
    right = ends.end() if ends else min(len(text), end + _REACH)
    while left < start and text[left].isspace():
        left += 1
    while right > end and text[right - 1].isspace():
        right -= 1
    return left, right


def read(text: str, start: int, end: int, *, since: int = 0) -> Reading:
    """How the mention of a licence at the characters from `start` to `end` of `text` reads.

    `since` is where the mention before it ends: "photos are under CC BY, texts under CC BY-NC" speaks of two things.
    """
    left, right = sentence_around(text, start, end)
    lowered = lower(text[left:right])
    before, after = lowered[: start - left], lowered[end - left :]
    clause, begins = _clause(before, after, since - left)
    flat = len(text) <= _NOTICE and _is_flat(clause) and _opens_a_notice(text[:left], after)
    # A badge has no words of its own: what a sentence near it calls "it" is nothing to it.
    subject, pointed, noun_end = _spoken(text, left, clause, after, flat=flat, named=start < end)
    discussed = wording.words("discusses").search(clause, noun_end) is not None
    granted = (
        wording.words("grant").search(clause, noun_end)
        or wording.words("grant").search(_after_noun(after)[:80])
        or _WAIVED.search(clause)
    )
    licensor = _LICENSOR.search(text, left, min(start + 1, left + _REACH)) if granted else None
    return Reading(
        start=left,
        end=right,
        subject=subject,
        pointed=pointed and not discussed,
        flat=flat and not discussed,
        curt=_curt(clause, after, granted) and not discussed,
        grants=granted is not None,
        quoted=is_quoted(before, after) or is_reported(before),
        negated=(
            is_negated(before, after)
            or wording.words("uncertain").search(clause, noun_end) is not None
            or text.endswith(("?", "？", "؟"), left, right)
        ),
        equates=_EQUATES.search(before) is not None,
        excepts=_excepts(before, after),
        label=_labelled(before, lowered[start - left : end - left]),
        credit=_credit(text, left + begins, start, end, stated=subject in TEXTS),
        licensor=licensor["name"].strip(" \"'“”„«»") if licensor else None,
    )


def _clause(before: str, after: str, since: int) -> tuple[str, int]:
    """The words of a sentence that speak of the licence, and where the line that holds its credit begins in it.

    They follow the mention before, which ends at `since`, if they speak of something themselves.
    """
    behind = before[since:] if since > 0 else ""
    if behind.strip() and subject_of(behind).subject is not Subject.UNSTATED:
        return behind, since
    clause = _SEGMENT.split(before)[-1]
    return (clause if clause.strip() or _SEGMENT.match(after) else before), 0


def _spoken(text: str, left: int, clause: str, after: str, *, flat: bool, named: bool) -> Spoken:
    """What is spoken of: in the clause, behind the licence's name, or else in the sentences before `left`.

    `named`: the sentence names the licence itself.
    """
    subject, pointed, noun_end = subject_of(clause)
    if subject in TEXTS and UNSPACED.match(clause.lstrip()) and wording.words("borrowed").search(after):
        subject = Subject.OTHER
    if subject is Subject.UNSTATED and wording.applies().match(after):
        # "Covers" is no cover of a book here.
        subject, pointed, _ = subject_of(_COVERS.sub(" ", _SEGMENT.split(after)[0][:150]))
    if pointed and subject is Subject.SITE and _is_told(clause, text[:left], after):
        pointed = False
    if subject is Subject.UNSTATED or (subject in TEXTS and not pointed and not flat):
        refers = _REFERS.search(clause) is not None and subject is Subject.UNSTATED
        subject, pointed = _subject_before(text, left, refers=refers) or (subject, pointed)
        if refers and named and subject is Subject.UNSTATED and _is_of_a_thing(clause, text[:left]):
            subject = Subject.OTHER
    return Spoken(subject, pointed, noun_end)


def _is_flat(clause: str) -> bool:
    # "Droits d'auteur : Le texte seul est utilisable sous": a notice may begin with what it is.
    head, colon, rest = clause.partition(":")
    if colon and wording.words("label").fullmatch(head.strip()):
        clause = rest
    found = _FLAT.match(clause)
    return found is not None and not _REPORT.match(clause.lstrip()) and not _ELSEWHERE.search(found[0])


def _is_told(clause: str, before: str, after: str) -> bool:
    """Whether "all articles are ..." goes on with a story, whose site is another one."""
    own = any(wording.words(kind).search(clause) for kind in ("this", "exclusion")) or FIRST_PERSON.search(clause)
    own = own or _BY.search(clause)
    return not own and not _opens_a_notice(before, after)


def _opens_a_notice(before: str, after: str) -> bool:
    """Whether nothing stands before a sentence in its block but what belongs to a notice, or it ends as notices do."""
    return (
        not before.strip()
        or _CLAIM.search(lower(before)) is not None
        or wording.words("exclusion").search(after) is not None
    )


def _is_of_a_thing(clause: str, before: str) -> bool:
    """Whether "it is" stands for what the sentence before is about, and that is no text."""
    if not before.strip() or _PRONOUN.match(clause.lstrip()) is None:
        return False
    told = _SENTENCE_END.split(lower(before[-_REACH:]).rstrip(" .!?\n"))[-1]
    return subject_of(told).subject not in TEXTS


def _after_noun(after: str) -> str:
    """What follows a name, without the "licence" that may end it: a noun there gives nothing."""
    rest = after.lstrip(' \t\r\n-–"”’»)')
    noun = wording.words("label").match(rest)
    return rest[noun.end() :] if noun else after


def _curt(clause: str, after: str, granted: re.Match[str] | None) -> bool:
    opening = _ONCE.sub("", clause.lstrip(" \t\r\n(©-–—*"))
    start = len(clause) - len(opening)
    if _ELSEWHERE.search(clause, start, start + _NEAR) or _PRONOUN.match(opening):
        return False
    few = 0 if UNSPACED.match(opening) else _FEW
    starts = granted is not None and granted.string is clause and 0 <= granted.start() - start <= few
    nouns = any(wording.words(name).match(opening) for name in ("article", "content", "place"))
    said = _PAST.search(clause) is None and _ATTRIBUTE.match(after) is None
    return (starts or nouns) and said and len(after.strip()) <= _REST and not _GOES_ON.match(after)


def _excepts(before: str, after: str) -> bool:
    """Whether a sentence begins with its exceptions, or is a name and them: "CC BY 4.0 unless otherwise noted"."""
    opening = before.lstrip(" \t\r\n(*–—-")
    return wording.words("exclusion").match(opening or after.lstrip(" \t\r\n,(")) is not None


def _labelled(before: str, name: str) -> bool:
    """Whether a label stands before the name, or is its beginning ("Creative Commons license: BY-SA")."""
    if _NOTICE_LABEL.match(before):
        return True
    return wording.label_before().search(before[-60:]) is not None or re.search(r"licen[sc]e\s*:", name) is not None


def _subject_before(text: str, left: int, *, refers: bool) -> tuple[Subject, bool] | None:
    """The subject of the sentences before, if they give a licence: "This article is open access. See: https://...".

    They have to point at it, unless the sentence itself `refers` to them: "Content is free to use. It is under ...".
    """
    previous = lower(text[max(0, left - 3 * _REACH) : left])
    for sentence in reversed(_SENTENCE_END.split(previous.rstrip(" .!?\n"))[-2:]):
        subject, pointed, noun_end = subject_of(sentence)
        given = wording.words("grant").search(sentence, noun_end) or (refers and pointed and _OWNED.search(sentence))
        if subject in TEXTS and (pointed or refers) and given:
            return subject, pointed
    return None


def _credit(text: str, left: int, start: int, end: int, *, stated: bool) -> bool:
    """Whether a picture's or a theme's credit line holds the mention.

    A sentence that names a text as its subject is no credit, whatever stands before it; a bare name is one already if
    the words of the same block before it are.
    """
    since = left if stated else max(0, start - _REACH // 2)
    before = lower(text[since:start])
    if stated:
        line = _SEGMENT.split(before)[-1]
        return wording.credit().match(line) is not None or wording.made_by().fullmatch(line) is not None
    # The name itself is left out: its "by" is nobody's.
    line = f"{before} – {lower(text[end : end + 80])}"
    powered = wording.powered().search(_SEGMENT.split(lower(text[left:start]))[-1])
    return bool(powered or wording.credit().search(line) or wording.tool_credit().search(before))
