# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Writes docs/reference/checks.md from the checks themselves: python tasks/checks.py."""

from pathlib import Path

from byline.audit.judge import checks

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "checks.md"

_HEAD = """# Checks

Made by `python tasks/checks.py`. What [`byline audit`](../how-to/audit.md) looks for. A code keeps its meaning.

An **error** is a breach of the licence, as the [catalogue](licences.md) has it. A **warning** depends on judgement,
or is a practice that makes trouble. A **note** is worth knowing. The severity given is the highest that a check has: a
finding may have a lower one where the version of the licence asks for less. Nothing is reported that the licence of the
article does not ask for: no credit at all for CC0. A finding names the clause.

Any wording is accepted, anywhere around the article: a title in a heading, names in a byline, an address in a link
or written out, with or without `www.`, `deed` or `legalcode`. What stands in the article's own text, in captions,
comments, related stories, dialogs and hidden elements gives no credit, and quotations make no claims.

| code | severity | what is wrong | the rule |
|---|---|---|---|
"""
_PITFALLS = """
## Pitfalls

What goes wrong when openly licensed articles are reused, and which check sees it.

| # | pitfall | check |
|---|---|---|
"""
PITFALLS = {
    1: ("republished text inherits the licence of its host; wire copy", ""),
    2: ("the credit of a picture is read as the licence of the page", "captions give no credit"),
    3: ("a hidden dialog names another licence", "what is hidden gives no credit"),
    4: ("a statement in words alone is missed", "names in words count as well as addresses"),
    5: ("the version is guessed, or lost", ""),
    6: ("an element, the port or IGO is lost", ""),
    7: (
        "the licence changed in time",
        "-: `byline add` concludes from the page as captured; a date proves nothing later",
    ),
    8: ("an article opts out, or is under embargo", ""),
    9: ("several licences on one page", "also in its data for machines"),
    10: ("the licence was withdrawn later", "taken down; a licence once given stays, so the archive is the proof"),
    11: ("automated claims over details of old versions", "-: no fault of its own; below 4.0 nothing cures a breach"),
    12: ("title, address of the licence or source are missing", ""),
    13: ("text that may not be adapted was", ""),
    14: ("a ShareAlike adaptation is under another licence", ""),
    15: ("non-commercial articles in a commercial product", "with `--use commercial`"),
    16: ("wholesale reuse against the publisher's own terms", "with `--use bulk`"),
    17: ("notices are stripped with the boilerplate", ""),
    18: ("earlier changes are lost", ""),
    19: ("a credit had to be removed on request", ""),
    20: ("words that suggest endorsement", "words near the names; logos are not seen"),
    21: ("further restrictions", "words on the page; whether there is a technical measure is not seen"),
    22: ("one label for a data set of several licences", ""),
    23: ("an opt-out from text mining beside the licence", "-: it is no part of the licence; exports carry it along"),
    24: ("claims of public domain that are wrong", "the words; whether the claim is true is for a person"),
    25: ("machine-written articles", "-: nothing in a page proves who wrote it"),
    26: ("markup in titles and names", ""),
    27: ("tracking in links, and pixels", "pixels in the article itself; byline adds none, whoever asks for it"),
    28: ("the licensor does not hold the rights", "as far as the archive concluded it from the page"),
    29: (
        "the licence covers the text only",
        "what acts in the article; pictures have credits of their own, not judged",
    ),
    30: ("a credit that is only linked goes stale", ""),
}
"""Each pitfall with what is to be known of its checks, or why it cannot be checked."""


def reference() -> str:
    """The page: every check by its code, then every pitfall with its checks."""
    rows = [
        f'| <a id="{code.lower()}"></a>{code} | {check.severity} | {check.title} | {check.source} |'
        for code, check in checks().items()
    ]
    pitfalls = [f"| {number} | {words} | {_seen(number, note)} |" for number, (words, note) in PITFALLS.items()]
    return _HEAD + "\n".join(rows) + "\n" + _PITFALLS + "\n".join(pitfalls) + "\n"


def _seen(number: int, note: str) -> str:
    codes = ", ".join(code for code, check in checks().items() if number in check.pitfalls)
    return "; ".join(part for part in (codes, note) if part)


if __name__ == "__main__":
    PAGE.write_text(reference(), encoding="utf-8")
