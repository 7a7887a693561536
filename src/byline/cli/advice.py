# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Advice about one article, as a careful librarian would give it."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import typer

from byline.cli.conclusion import place_of
from byline.cli.output import one_line
from byline.cli.prose import heading, listed, with_clause, wrapped
from byline.model.policy import Reason, Verdict
from byline.model.use import Use

if TYPE_CHECKING:
    from byline.model.archived import ArchivedArticle
    from byline.model.policy import Advice, Decision

_MAY_I = {
    Use.REDISTRIBUTE: "copy it and share it unchanged?",
    Use.ADAPT: "translate, shorten or change it, and share that?",
    Use.COMMERCIAL: "use it commercially?",
    Use.BULK: "republish it wholesale or automatically, with many others?",
}


def print_advice(article: "ArchivedArticle", advice: "Advice") -> None:
    """Everything there is to say, in the order in which a reuser asks it."""
    facts = article.article
    about = advice.license
    typer.echo(typer.style(one_line(facts.title or "(no title)"), bold=True))
    for line in (", ".join(filter(None, (*facts.creators, facts.agency))), web_address(article)):
        if line:
            typer.echo(f"  {one_line(line)}")
    heading("What covers it")
    listed(_cover(article, advice))
    heading("May I ...")
    _print_answers(advice)
    _print_list("You must", (with_clause(duty, about) for duty in advice.must))
    _print_list(
        "If you share an adaptation, you must also", (with_clause(duty, about) for duty in advice.must_if_adapted)
    )
    _print_list("You must not", (with_clause(ban, about) for ban in advice.must_not))
    for source in dict.fromkeys(demand.source for demand in advice.demands):
        asked = (demand.text for demand in advice.demands if demand.source == source)
        _print_list("Beside the licence, its publisher asks", (*asked, f"(so says {source})"))
    heading("What is not covered")
    listed((*(f"“{words}”" for words in advice.excluded), "pictures, charts and embedded media, unless they say so"))
    _print_list("What is not known", (f"{each.text} – to settle it: {each.cure}" for each in advice.questions))
    typer.echo()
    if any(decision.allowed for decision in advice.decisions):
        wrapped(f"The words to print: byline notice {article.id[:8]}", lead="")
    wrapped("This is no legal advice.", lead="")


def web_address(article: "ArchivedArticle") -> str | None:
    """Where the article is on the web, if that is known."""
    return article.article.url or (article.target_uri if article.target_uri.startswith("http") else None)


def _print_list(title: str, texts: Iterable[str]) -> None:
    """A list under its title; nothing if there is nothing."""
    if found := list(texts):
        heading(title)
        listed(found)


def _cover(article: "ArchivedArticle", advice: "Advice") -> Iterator[str]:
    from byline.licensing.catalog import catalog
    from byline.licensing.expression import members, parse
    from byline.model.spdx import NOASSERTION, NONE

    conclusion = article.conclusion
    if conclusion.concluded in (NOASSERTION, NONE):
        yield f"no licence ({conclusion.concluded}): {conclusion.basis}"
        yield f"what was found, and why it does not count: byline show {article.id[:8]} --evidence"
        return
    yield f"{conclusion.concluded}: {conclusion.basis}"
    for license_id in dict.fromkeys(members(parse(advice.license))):
        if terms := catalog().get(license_id):
            yield f"{terms.name}, {terms.uri}"
    for evidence in conclusion.evidence:
        yield f"“{evidence.statement}” ({place_of(evidence)}, seen {evidence.seen:%Y-%m-%d})"


def _print_answers(advice: "Advice") -> None:
    """One answer a use; those that are the same no, for the same reasons, together."""
    grouped: dict[tuple[object, ...], list[Decision]] = {}
    for decision in advice.decisions:
        key = (decision.uses,) if decision.allowed else (decision.verdict, decision.reasons)
        grouped.setdefault(key, []).append(decision)
    for group in grouped.values():
        for decision in group:
            wrapped(_MAY_I[decision.uses[0]], lead="  ")
        wrapped(_answer(group[0], advice.license), lead="    ")
    # A choice of licences may allow each use, but not all of them under one.
    if len(advice.uses) > 1 and not advice.together.allowed and all(each.allowed for each in advice.decisions):
        wrapped("all of that at once?", lead="  ")
        wrapped(_answer(advice.together, advice.license), lead="    ")


def _answer(decision: "Decision", about: str) -> str:
    """Of a yes the clause that grants it, of a no the grounds."""
    if not decision.allowed:
        return f"{_NO[decision.verdict]}: {'; '.join(with_clause(reason, about) for reason in decision.reasons)}"
    under = f" under {decision.license}" if decision.license != about else ""
    said = Reason(
        text=f"Yes{under}, if you do what stands below" if decision.obligations else f"Yes{under}",
        clause=next((reason.clause for reason in decision.reasons if reason.clause), None),
    )
    return with_clause(said, about)


_NO = {Verdict.DENY: "No", Verdict.UNKNOWN: "Not known, so no"}
