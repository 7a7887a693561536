# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What was done to the text: that it is said, and that the licence allows it."""

import re
from collections.abc import Iterator
from functools import cache

from byline.audit.likeness import Treatment
from byline.audit.references import only_cites
from byline.audit.reuse import Check, Fault, Reuse, Severity
from byline.licensing.catalog import catalog, is_unversioned
from byline.licensing.folding import fold
from byline.licensing.phrases import languages, phrases
from byline.licensing.sharealike import may_license_adaptation
from byline.licensing.terms import cite, permits
from byline.model.use import Use

CHECKS = {
    "BY201": Check(
        "error",
        "nothing says that it was changed",
        "CC 4.0 3(a)(1)(B): any modification; CC 3.0 3(b): adaptations. A warning where only pictures are left out",
        (12,),
    ),
    "BY202": Check(
        "error",
        "earlier changes are not mentioned",
        "CC 4.0 3(a)(1)(B): retain an indication of any previous",
        (18,),
    ),
    "BY203": Check(
        "error",
        "the text was altered, and adaptations may not be shared",
        "CC BY-ND 4.0 2(a)(1)(B); 1.0-3.0 section 3",
        (13,),
    ),
    "BY204": Check(
        "error",
        "the adaptation is under a licence that the original does not allow",
        "CC BY-SA 4.0 3(b)(1); 1.0-3.0 4(b)",
        (14,),
    ),
}

# Any wording: that something was done, in the languages in which notices are given. Folded, as the words are.
_DONE = re.compile(
    fold(
        r"\b(?:chang|modif|adapt|edit|shorten|abridg|excerpt|extract|translat|omit|revis|correct|condens|cut\b|crop|reformat"
        r"|remov|updat|text[- ]only|convert|remix|deriv|transform|summar|abstract"
        r"|geänder|veränder|verkürz|gekürzt|bearbeit|auszug|überset|ausgelassen|entnommen|weggelassen"
        r"|modifi|raccourci|extrait|tradui|tradu[cz]|abrégé|recort|acortad|extract|extraíd|extraid|resum|omitid|cambi|alterad|mudan"
        r"|измен|сокращ|перев|извлеч|отрывок|выдерж|адапт|отредакт)"
        r"|تغییر|ترجمه|کوتاه|گزیده|ویرایش|برگرفت|حذف|استخراج|تعديل|عُدّل|تغيير|ترجم|مقتطف|استخرج|改变|翻译|翻訳|変更|수정|번역"
    )
)


def find(reuse: Reuse) -> Iterator[Fault]:
    """What was not said of changes, and changes that are not allowed."""
    if reuse.owed is None or reuse.license is None or only_cites(reuse):
        return
    yield from _unsaid(reuse)
    yield from _earlier(reuse)
    yield from _forbidden(reuse)
    yield from _relicensed(reuse)


def _unsaid(reuse: Reuse) -> Iterator[Fault]:
    rule = reuse.rule("indicate_changes")
    treatment, example = reuse.comparison
    if rule is None or not reuse.licenses or _says_changed(reuse):
        return
    altered = treatment in (Treatment.ALTERED, Treatment.ELSEWISE)
    if altered:
        text = "the text is not the article's, and nothing says that it was changed"
    elif treatment is Treatment.EXCERPT and rule.required == "any-modification":
        text = "it is a part of the article, and nothing says so"
    elif reuse.is_text_only and rule.required == "any-modification":
        text, example = "only the text of the page is left, and nothing says so", ""
    else:
        return
    severity: Severity = "error" if example else "warning"
    yield Fault("BY201", severity, text, reuse.clause("indicate_changes"), found=example[:200] or None, paste=True)


def _says_changed(reuse: Reuse) -> bool:
    """Whether the notice says in any wording that something was done.

    Words of the title and the names do not count, nor what others did before.
    """
    assert reuse.owed is not None
    owed = reuse.owed
    words = "\n".join(block.text for block in reuse.notice)
    known = (owed.title, *owed.creators, *owed.parties, owed.copyright_notice, *owed.earlier_changes, owed.source_uri)
    for fact in known:
        words = words.replace((fact or "\n").removesuffix("."), " ")
    return bool(_DONE.search(fold(_labels().sub(" ", words))))


@cache
def _labels() -> re.Pattern[str]:
    """How earlier changes are introduced, in every language of our notices, and names of licences with such words."""
    labels = {phrases(language)["earlier"].partition("{")[0].strip() for language in languages()}
    return re.compile(
        "|".join([*map(re.escape, labels), "earlier changes", r"no ?deriv\w*", r"https?://\S+"]), re.IGNORECASE
    )


def _earlier(reuse: Reuse) -> Iterator[Fault]:
    assert reuse.owed is not None
    if not reuse.rule("keep_earlier_change_indications"):
        return
    for change in reuse.owed.earlier_changes:
        if not reuse.shows(change):
            text = f"“{change}” was said of the original, and is not said any more"
            yield Fault("BY202", "error", text, reuse.clause("keep_earlier_change_indications"), paste=True)


def _forbidden(reuse: Reuse) -> Iterator[Fault]:
    assert reuse.license is not None
    rule = reuse.license.forbidden.get("sharing_adaptations")
    treatment, example = reuse.comparison
    if rule is None or not rule.required or treatment is Treatment.WHOLE:
        return
    clause = cite(reuse.license, rule.clause)
    if treatment is Treatment.EXCERPT:
        text = f"it is a part of the article: {reuse.license.short} allows it only if it is no adaptation"
        yield Fault("BY203", "warning", text, clause, found=f"left out: {example[:200]}", cure="publish all of it")
    else:
        text = f"the text was altered, and {reuse.license.short} does not allow adaptations to be shared"
        cure = "publish the text as it is, or ask the licensor"
        yield Fault("BY203", "error", text, clause, found=f"not as it was: {example[:200]}", cure=cure)


def _relicensed(reuse: Reuse) -> Iterator[Fault]:
    assert reuse.license is not None
    if reuse.comparison.treatment not in (Treatment.ALTERED, Treatment.ELSEWISE) or not permits(
        reuse.license, Use.ADAPT
    ):
        return
    for each in reuse.licenses:
        other = catalog().get(each.id)
        if each.uri is None or other is None or other.id == reuse.license.id or is_unversioned(each.id):
            continue
        if why := may_license_adaptation(reuse.license, other):
            line = each.link.line if each.link else None
            cure = "put the adaptation under a licence that is allowed"
            yield Fault("BY204", "error", why.text, why.clause, found=each.uri, line=line, cure=cure)
            return
