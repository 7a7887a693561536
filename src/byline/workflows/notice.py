# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The notice of one article: of a copy, or of what a reuser made of it."""

from collections.abc import Sequence

from byline.archive.collection import Archive
from byline.licensing.adapting import check_changes, check_license, credit
from byline.licensing.notice import attribution, render, settled
from byline.licensing.phrases import ENGLISH, phrases
from byline.model.notice import Adaptation, Adapts, Assumption, Change, Notice
from byline.seeds import demands_of
from byline.workflows.credits import presentable


def notice(
    archive: Archive,
    prefix: str,
    carrier: str = "text",
    changes: Sequence[Change] = (),
    *,
    adaptation: Adaptation | None = None,
    assumption: Assumption | None = None,
    language: str = ENGLISH,
) -> Notice:
    """The words that a reuser of the article must say, in a form of licensing/carriers.

    With an `adaptation` they speak of it, and name its licence beside that of the original. NotPermitted if the licence
    is not known well enough, or does not allow what was made of the work; a change that may adapt needs an
    `assumption` where adaptations must not be shared. UsageError if there is no such form or language, or if
    ShareAlike asks for the adaptation's licence.
    """
    tongue, archived = phrases(language).language, archive.get(prefix)
    article = presentable(archive)(archived)
    if adaptation:
        # Of licences to choose from, it has to be one that allows adaptations.
        terms = settled(article, (*changes, Change(text="the adaptation", adapts=Adapts.YES)))
        check_license(terms, adaptation)
        changes = (credit(terms, adaptation, tongue), *changes)
    terms = settled(article, changes)
    check_changes(terms, changes, assumption)
    made = render(attribution(article, changes, adaptation=adaptation, language=tongue), carrier)
    return made.model_copy(update={"assumption": assumption, "demands": (*made.demands, *demands_of(archived))})
