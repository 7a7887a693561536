# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What a sentence gives a licence for: the words before a licence's name, read for their subject.

Every function works on lower-case text.
"""

import re
from itertools import islice
from typing import NamedTuple

from byline.licensing.reading import naming, wording
from byline.licensing.reading.negation import is_over
from byline.licensing.reading.nouns import NO_NOUN, TEXTS, Noun, Subject, nouns_in, stand_together

_NEAR = 30
_BESIDE = 2
_MOST_CLAUSES = 6
_UNKNOWN_LABEL = re.compile(r"(?:^|[|•·,;.(–-])\s*([^\W\d]+(?:\s+[^\W\d]+){0,2})\s*[:：]\s*\Z")
_JOINED_CLAUSE = re.compile(
    r"[,;，；、–—]|(?<!\w)(?:and|but|while|whereas|und|aber|während|et|mais|y|e|pero|mas|ma|en|i|a|и|а|та|och|og)(?!\w)"
)
_LABEL_END = re.compile(r"\s*[:：=–—-]?\s*\Z")
# "This week": not every "this" points at the text that it stands in.
_TIMES = re.compile(
    r"(?<!\w)(?:week|month|year|morning|spring|summer|autumn|time|woche|monat|jahr|semaine|mois|année|semana|mes|año|mês|ano|"
    r"settimana|mese|anno|week|maand|jaar)(?!\w)"
)
_COPULA = re.compile(
    r"(?<!\w)(?:is|are|ist|sind|est|sont|es|son|é|são|è|sono|jest|är|er|an?|the|eine?|une?|una|uma|um|ett|en)(?!\w)"
)
# "This article draws on a study that is licensed under": what has the licence stands right before it.
_THING_THAT = re.compile(
    r"(?<!\w)(?:an?|einer|einem|eine|un|une|una|um|uma)\s+(?P<noun>(?:[^\W\d]+[\s-]+){1,3})(?:that|which|qui|que|che)\s+(?:is|are|was|has\s+been|est|es|está|é|è)\s+"
    r"(?:[^\W\d]+\s+){0,3}\Z"
)
_ASIDE = re.compile(r"\([^()]{0,100}\)")
# "With the exception of code by others, the text of this article is": what is left out stands first.
_EXEMPTED = re.compile(
    r"\W*(?:with\s+the\s+exception\s+of|except(?:ing)?(?:\s+for)?|excluding|apart\s+from|aside\s+from|other\s+than)\s[^,.;:]{3,100},"
    r"|\W*(?:mit\s+ausnahme|abgesehen\s+von|ausgenommen|außer|bis\s+auf)\s(?:[^\W\d]+\s+){1,6}?"
    r"(?=(?:stehen|steht|sind|ist|werden|wird|unterliegen|unterliegt)\s)"
)
# "Apart from articles, the content of this site is": the rest is no article.
_WITHOUT_TEXTS = re.compile(
    r"\W*(?:apart\s+from|aside\s+from|except(?:ing)?(?:\s+for)?|with\s+the\s+exception\s+of|excluding|other\s+than|mit\s+ausnahme\s+(?:von|der)|"
    r"außer|abgesehen\s+von|sauf|hormis|excepté|à\s+l['’]exception\s+d(?:e|es)|salvo|excepto|exceto|tranne|eccetto|behalve|oprócz|kromě)\s+"
    r"(?:(?:our|the|all|unsere[rn]?|den|der|die|les|nos|los|las|nuestros|nuestras|os|as|nossos|nossas|gli|i|le|nostri|de|onze)\s+)*"
    r"(?P<texts>[^\W\d]+)\s*,"
)
# "Articles in our science section": those of the others are not meant.
_SECTION = re.compile(
    r"(?<!\w)(?:in|of|from|under|der|aus|unter|dans|de|du|en|da|della|dalla|nella|na|no|van|uit|z|из|в)\s+(?:(?:the|our|la|le|l['’]|der|die|das|"
    r"unserer?|notre|nuestra|nossa|nostra|de|onze|het|el|al)\s+)*(?!(?:this|these|all|every|each|any|alle\w*|jede\w*|tou\w+|chaque|tod\w+|cada|tutt\w+|ogni|dies\w*|cette|ce|esta|este|questa|questo|deze|dit|tej|этой)\s)"
    r"(?:[^\W\d]+\s+){0,2}(?:section|sections|category|categories|column|rubrik|ressort|kategorie|rubrique|catégorie|sección|"
    r"categoría|seção|secção|categoria|rubrica|sezione|rubriek|categorie|dziale|kategorii|рубрик\w+|раздел\w*)(?!\w)"
)
_EXCEPTED = re.compile(
    r"\W*(?:[^\W\d]+\s+)?(?:not|no|without|except\w*|nicht|ohne|außer|ausgenommen|sauf|sans|excepto|sin|sem|exceto|tranne|senza|niet)(?!\w)"
)
_LEFT_OUT = re.compile(
    r"(?<!\w)(?:except\w*|excluding|unless|other\s+than|apart\s+from|but\s+not|außer|ausgenommen|ohne|sofern|soweit|sauf|hors|hormis|excepto|"
    r"salvo|exceto|tranne|eccetto|behalve|uitgezonderd|tenzij|oprócz|poza|kromě|utom|undtagen|unntatt|кроме|крім)(?!\w)"
)
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
FIRST_PERSON = re.compile(
    r"(?<!\w)(?:we|i|our|wir|ich|unser\w*|nous|je|nos|notre|nosotros|publicamos|nós|noi|wij|my|мы|наши)(?!\w)"
)
_NOTED = re.compile(r"(?<!\w)(?:note|beachte\w*|wichtig|hinweis|remember)(?!\w)[^.]{0,20}\Z")
# "Republish our articles for free": only their publisher says so.
_INVITES = re.compile(
    r"(?:please\s+)?(?:re-?publish|reprint|re-?use|share|copy|you\s+(?:may|can|are\s+(?:free|welcome)\s+to)\s+(?:freely\s+)?[\w-]+)"
)
_LEADS_ON = re.compile(r"[,:：;)\]\"”]\s*\Z")
# "The contents of the handbook": what belongs to another thing is that thing.
_OF = re.compile(
    r"\s*(?:of|from|in|des|der|du|de|del|della|dello|do|da|van|av|af)\s+(?:[^\W\d]+\s+){0,2}\Z|\s*(?:l'|d'|dell')\Z"
)
_SOMEBODY_S = re.compile(
    r"(?<!\w)(?:its|their|his|her|ihre[rmsn]?|seine[rmsn]?|leurs?|sus?|seus?|suas?|suoi|loro|hun|его|её|их)\s"
)
# "Images licensed under", "a paper that is under": what is given a licence stands right before it, or its maker does.
_MAKER = r"(?:\s+(?:by|from|von|aus|par|por|di|da|de|av|af|van|door)\s+[^\W\d][\w'’.-]*(?:\s+[^\W\d][\w'’.-]*){0,4})?"
_UNDER = re.compile(
    rf"{_MAKER},?\s*(?:licen[cs]ed|published|released|available|shared|under|lizen\w+|veröffentlicht\w*|unter|sous|publiée?s?|bajo|"
    r"publicad[ao]s?|sob|sotto|rilasciat\w|onder|gelicen\w+)(?!\w)"
)
_RELATIVE = re.compile(
    rf"{_MAKER}\s*,?\s*(?:that|which|die|der|das|welche\w*|qui|que|che|som|który\w*|которы\w*)(?!\w)"
)
# "Your article": what readers bring here.
_YOURS = re.compile(
    r"(?<!\w)(?:your|eure[rmsn]?|deine?[rmsn]?|votre|vos|ton|tes|tus?|vuestr\w+|vostr\w|tuo|tuoi|jouw|uw|twój|twoje|ваш\w*)\s+"
    r"(?:own\s+|eigenen?\s+)?\Z"
)
_NEXT_WORDS = re.compile(r"\s*()(?:[^\W\d]+\s+)?()")
_ANOTHER = re.compile(
    r"(?<!\w)(?:of|from|about|on|upon|cites?|quotes?|uses?|reviews?|summari[sz]es|aus|von|auf|über|de|di|da|sur|en|su)\s+(?:an?|einem?|einer|eines|une?|una|uno|uma?)\s+(?:[^\W\d]+[\s-]+){0,2}\Z"
)
_OWNER = re.compile(
    r"(?<!\w)(?:by|of|at|from|including|except\w*|von|samt|einschließlich|inklusive|y\s+compris|"
    r"incluyendo|incluid[ao]s|außer|sauf|par|por)\s+(?:[^\W\d]+[\s-]+){0,3}\Z"
)
_GIVEN_ON = re.compile(r"(?<!\w)(?:and|und|et|y|e|ed)\s+(?:is|are|it\s+is|steht|stehen|ist|est|está|è)(?!\w)")


class Spoken(NamedTuple):
    """What a clause speaks of, whether it points at it ("this article", "all our texts"), and where its noun ends."""

    subject: Subject
    pointed: bool
    end: int


def subject_of(clause: str) -> Spoken:
    """What the words before a licence's name speak of.

    The first noun that is no place decides: "the pictures in this article" are pictures. What is joined to it by "and"
    shares its licence: "photos and texts" are texts too. A clause of its own speaks for itself: "the text is ours, and
    its pictures are under ...".
    """
    clause = _ASIDE.sub(lambda aside: aside[0] if is_over(aside[0]) else " " * len(aside[0]), clause)
    without = _WITHOUT_TEXTS.match(clause)
    if without is not None and wording.words("article").fullmatch(without["texts"]):
        return Spoken(Subject.OTHER, False, without.end())
    thing = _THING_THAT.search(clause)
    if thing and not nouns_in(thing["noun"]) and not wording.words("label").search(thing["noun"]):
        return Spoken(Subject.OTHER, False, thing.start())
    if exempted := _EXEMPTED.match(clause):
        clause = " " * exempted.end() + clause[exempted.end() :]
    nouns = nouns_in(clause)
    if not nouns:
        label = _UNKNOWN_LABEL.search(clause)
        known = label is None or any(wording.words(kind).search(label[1]) for kind in ("label", "grant", "exclusion"))
        named = Subject.UNKNOWN if naming.is_owned(clause) or naming.are_many(clause) else Subject.UNSTATED
        return Spoken(named if known else Subject.OTHER, False, 0)
    offset = _own_clause(clause, nouns)
    if offset:
        clause, nouns = clause[offset:], nouns_in(clause[offset:])
    spoken = _spoken(clause, nouns)
    return spoken._replace(end=spoken.end + offset)


def _spoken(clause: str, nouns: list[Noun]) -> Spoken:
    first, kinds = _joined(clause, nouns)
    noun = nouns[first]
    every = _quantified(clause, noun)
    pointed = _opens(clause, every) or _pointed(clause, nouns)
    if Subject.CONTRIBUTIONS in kinds or _YOURS.search(clause, 0, noun.start):
        return Spoken(Subject.CONTRIBUTIONS, pointed, noun.end)
    if (
        not kinds & TEXTS
        or _is_partial(clause, noun)
        or naming.is_a_part(clause, noun.start)
        or _is_borrowed(clause, noun)
        or _belongs(clause, nouns[first:])
    ):
        return Spoken(Subject.OTHER, pointed, noun.end)
    if _is_of_the_last(clause, nouns):
        return Spoken(Subject.OTHER, pointed, noun.end)
    if every is not None or any(each.kind is Subject.SITE for each in nouns):
        return Spoken(Subject.SITE, pointed, noun.end)
    return Spoken(Subject.ARTICLE if Subject.ARTICLE in kinds else Subject.CONTENT, pointed, noun.end)


def _joined(clause: str, nouns: list[Noun]) -> tuple[int, set[Subject]]:
    """Which noun decides, and the kinds of all that are joined to it."""
    first = next((index for index, noun in enumerate(nouns) if noun.kind is not Subject.SITE), 0)
    kinds = {nouns[first].kind}
    for step in (range(first, len(nouns) - 1), range(first - 1, -1, -1)):
        for index in step:
            if not stand_together(clause, nouns[index], nouns[index + 1]):
                break
            kinds |= {nouns[index].kind, nouns[index + 1].kind}
    return first, kinds


def _own_clause(clause: str, nouns: list[Noun]) -> int:
    """Where the last clause begins, if it speaks of something else than the sentence began with; 0 if it does not.

    "Texts, photos and films": a list is one clause. "Texts: all rights reserved, photos: ..." are two, and so are "the
    text is ours and the photos are under ...".
    """
    ends = {noun.end for noun in nouns}
    for joint in reversed([*islice(_JOINED_CLAUSE.finditer(clause), _MOST_CLAUSES)]):
        head, tail = clause[: joint.start()].rstrip(" )\"”“'"), clause[joint.end() :]
        within = nouns_in(tail)
        listed = len(head) in ends or not any(end <= joint.start() for end in ends)
        if not within or listed or _EXCEPTED.match(tail):
            continue
        last = within[-1]
        labelled = _LABEL_END.fullmatch(tail, last.end) is not None
        if labelled and re.search(r"[:：]\s*\Z", tail):
            return joint.end()
        _, kinds = _joined(tail, within)
        if not kinds & TEXTS and (labelled or wording.words("grant").search(tail, within[0].end)):
            return joint.end()
    return 0


def _belongs(clause: str, nouns: list[Noun]) -> bool:
    """Whether the first noun is a part of another thing, or written by others: "contents of the handbook"."""
    if nouns[0].kind is Subject.SITE or len(nouns) < _BESIDE:
        return False
    if any(noun.kind is Subject.CONTRIBUTIONS for noun in nouns):
        return True
    second, third = nouns[1], (*nouns, NO_NOUN)[_BESIDE]
    named_place = third.kind is Subject.SITE and not clause[second.end : third.start].strip()
    of = _OF.fullmatch(clause, nouns[0].end, second.start)
    return second.kind is Subject.OTHER and of is not None and not named_place


def _is_of_the_last(clause: str, nouns: list[Noun]) -> bool:
    """Whether the licence is that of the noun right before it, and that is not the article: "this post shows images
    licensed under", "this is a summary of a paper that is under".
    """
    last, group = nouns[-1], len(nouns) - 1
    direct = _NEXT_WORDS.match(clause, last.end)
    granted = direct and any(wording.words("grant").match(clause, direct.start(word)) for word in (1, 2))
    if not granted and not _UNDER.match(clause, last.end) and not _RELATIVE.match(clause, last.end):
        return False
    before = clause[: last.start]
    if last.kind is not Subject.OTHER:
        return _ANOTHER.search(before) is not None
    while group and stand_together(clause, nouns[group - 1], nouns[group]):
        group -= 1
    kinds = {noun.kind for noun in nouns[group:]}
    return not kinds & TEXTS and _OWNER.search(before) is None


def _quantified(clause: str, noun: Noun) -> int | None:
    """Where "all" or "our" stands before the noun."""
    found = wording.words("every").search(clause, max(0, noun.start - _NEAR), noun.end)
    return found.start() if found else None


def _opens(clause: str, start: int | None) -> bool:
    """Whether "all ..." is said in the writer's own name: "all content by X is ..." opens its sentence.

    "He said that all texts are ..." and "X publishes all its texts ..." report what others do.
    """
    if start is None or start > 4 * _NEAR or _SOMEBODY_S.search(clause, start):
        return False
    before = clause[:start]
    if not before.strip(' \t\r\n(©*–—-•"“„«') or _INVITES.fullmatch(before.strip()):
        return True
    if _NOTED.search(before) or FIRST_PERSON.search(before) or wording.words("exclusion").search(before):
        return True
    return start <= _NEAR and (_LEADS_ON.search(before) is not None or _UNSPACED.search(before) is not None)


def _pointed(clause: str, nouns: list[Noun]) -> bool:
    """Whether "this" stands beside a noun that names a text or a place."""
    for this in wording.words("this").finditer(clause):
        if _UNSPACED.search(this[0]):
            return True
        for noun in nouns:
            if noun.kind is Subject.OTHER:
                continue
            after, before = _COPULA.sub("", clause[this.end() : noun.start]), clause[noun.end : this.start()]
            if noun.start >= this.start() and len(after.split()) <= _BESIDE and not _TIMES.search(after):
                return True
            if noun.end <= this.start() and len(before.split()) <= _BESIDE and not _TIMES.match(clause, this.end() + 1):
                return True
    return False


def _is_partial(clause: str, noun: Noun) -> bool:
    """Whether only some of the texts are spoken of: "some of our articles", "texts marked with", "before 2015"."""
    start = max(0, noun.start - _NEAR)
    marked = wording.words("marked").search(clause, start, noun.start) or wording.words("marked").search(
        clause, noun.end
    )
    return bool(
        wording.words("partial").search(clause[start : noun.start])
        or is_over(clause)
        or _SECTION.search(clause, noun.end)
        or (marked and not wording.words("exclusion").search(clause, 0, max(noun.end, marked.end())))
    )


def _is_borrowed(clause: str, noun: Noun) -> bool:
    """Whether the clause speaks of words that were taken from elsewhere: "text from Wikipedia, available under"."""
    # Without spaces the owner stands first: ウィキペディアの記事.
    borrowed = wording.words("borrowed").search(clause, 0 if _UNSPACED.search(clause) else noun.start)
    if borrowed is None or _GIVEN_ON.search(clause, borrowed.end()):
        return False
    # "Our content, except material by third parties, is ...": what is left out is not what is spoken of.
    return _LEFT_OUT.search(clause, noun.end, borrowed.start()) is None
