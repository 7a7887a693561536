# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Sentences that leave a choice of licences: "dual-licensed under GFDL 1.3 or later and CC BY-SA 3.0"."""

import re
from collections.abc import Iterator
from itertools import groupby, islice, pairwise

from byline.licensing.agreement import covers
from byline.licensing.catalog import catalog
from byline.licensing.expression import any_of, render
from byline.licensing.reading.addresses import id_of_uri
from byline.licensing.reading.context import lower
from byline.licensing.reading.mentions import MOST, Mention, Mentions, mentions_of
from byline.licensing.reading.scope import scope_of_words
from byline.licensing.reading.truncation import is_whole
from byline.model.evidence import Evidence, Scope
from byline.page.parse import Page

_MOST_OFFERED = 3
# The reader is who chooses. "Under CC BY or CC BY-NC" and "authors may choose" tell of many articles, each under one.
_CHOOSES = re.compile(
    r"(?<!\w)(?:(?:at|of)\s+your\s+(?:own\s+)?(?:option|choice|choosing|discretion)|dual(?:ly)?[-\s]licen[sc]ed|"
    r"whichever\s+you\s+(?:prefer|like|choose)|you\s+(?:may|can)\s+(?:choose|select|pick)\s+(?:either|between|one|which)|"
    r"nach\s+(?:ihrer|deiner|eurer)\s+wahl|doppelt\s+lizenziert|doppellizenz\w*|à\s+votre\s+choix|sous\s+(?:une\s+)?double\s+"
    r"licence|a\s+su\s+elección|bajo\s+(?:una\s+)?doble\s+licencia|à\s+sua\s+escolha|sob\s+(?:uma\s+)?dupla\s+licença|"
    r"con\s+doppia\s+licenza|a\s+(?:tua|vostra)\s+scelta)(?!\w)"
)
_OR = re.compile(r"(?<!\w)(?:or|oder|ou|o|of|lub|или|або|eller)(?!\w)")
# What is said of some texts only, or left to somebody else, is no choice of the reader's.
_NOT_THE_READERS = re.compile(
    r"(?<!\w)(?:not|neither|never|no|nicht|kein\w*|pas|não|except(?!\s+(?:where|as)\s)\w*|excluding|außer|sauf|excepto|exceto|"
    r"authors?|contributors?|autor\w*|auteur\w*|depend\w*|respective\w*|as\s+(?:indicated|noted|marked|stated|specified)|"
    r"each|some|before|after|until|since|for|if|when|where(?!\s+otherwise)|je\s+nach|jeweil\w*|bzw|für|wenn|falls|selon|pour|según|para|"
    r"commercial|images?|photos?|pictures?|media|code|software|data|datasets?|bilder\w*|fotos?|daten|imágenes|données)(?!\w)"
)
# What may stand between two licences to choose from.
_JOINT = re.compile(
    r"(?:[\W_]++|(?:or|and|either|also|both|the|an?|under|of|terms|version|any|later|at|your|own|option|choice|choosing|"
    r"discretion|licen[cs]es?|creative|commons|gnu|cc|oder|und|sowie|unter|der|die|den|dem|nach|ihrer|deiner|eurer|wahl|lizenz|"
    r"ou|et|sous|la|les?|à|votre|choix|[oyei]|bajo|su|elección|licencia|ed?|sob|sua|escolha|licença|licenza)(?!\w))*+"
)


def find(page: Page) -> Iterator[Evidence]:
    """Each such sentence, if it gives the licences, with their versions, to one text; it suggests `A OR B`.

    What a page that is cut would go on to say could take the choice back.
    """
    if is_whole(page):
        yield from islice(_choices(page, mentions_of(page)), MOST)


def _choices(page: Page, mentions: Mentions) -> Iterator[Evidence]:
    for _, group in groupby(mentions.words[: MOST * 2], key=lambda mention: mention.block.index):
        in_block = list(group)
        if len(in_block) < 2:
            continue
        read = [(mention, *scope_of_words(mentions, mention)) for mention in in_block]
        for bounds, sentence in groupby(read, key=lambda each: (each[1].start, each[1].end)):
            offered = [(mention, scope) for mention, _, scope in sentence]
            scopes = {scope for _, scope in offered}
            named = _offered(mentions, [mention for mention, _ in offered], bounds)
            if not named or len(scopes) > 1 or Scope.OTHER in scopes:
                continue
            block = in_block[0].block
            statement, locator = block.quote(*bounds)
            yield Evidence(
                finder="choice",
                statement=statement,
                locator=locator,
                region=block.region,
                scope=scopes.pop(),
                suggests=render(any_of(*named)),
                seen=page.seen,
            )


def _offered(mentions: Mentions, named: list[Mention], bounds: tuple[int, int]) -> list[str]:
    """The ids to choose from; none if the sentence leaves no choice to its reader, or names one not exactly."""
    ids = list(dict.fromkeys(_exact(mentions, mention) for mention in named))
    known = [catalog().get(each) for each in ids]
    if not 1 < len(ids) <= _MOST_OFFERED or not all(known):
        return []
    text, (start, end) = named[0].block.text, bounds
    joints = [lower(text[one.end : other.start]) for one, other in pairwise(named)]
    around = "\n".join((lower(text[start : named[0].start]), *joints, lower(text[named[-1].end : end])))
    if _NOT_THE_READERS.search(around) or not all(map(_JOINT.fullmatch, joints)):
        return []
    # No author picks between the licence of manuals and one of Creative Commons: "or" is the reader's.
    families = {each.family for each in known if each}
    chosen = len(families) == len(ids) and _OR.search(joints[-1])
    return ids if chosen or _CHOOSES.search(around) else []


def _exact(mentions: Mentions, mention: Mention) -> str:
    """What a mention names, with the version of the link in which it begins."""
    target = mentions.target(mention._replace(end=mention.start + 1))
    linked = id_of_uri(target[0]) if target else None
    return linked if linked and covers(mention.id, linked) else mention.id
