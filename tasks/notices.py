# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Writes into docs/reference/licences.md which notices byline writes, from the catalogue: python tasks/notices.py."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from byline.licensing.catalog import catalog
from byline.model.license import License

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "licences.md"
BEGIN, END = "<!-- made by python tasks/notices.py -->\n", "<!-- end -->"


def table() -> str:
    """Every licence that is not of Creative Commons, by what becomes of its notice, and why."""
    rows = [terms for terms in catalog() if terms.family != "CC"]
    lines = [
        "| licence | its notice | because |",
        "|---|---|---|",
        "| Creative Commons, all versions and ports | written | clause by clause, as above |",
        *_lines("written", (each for each in rows if not each.unwritten and not each.doubt)),
        *_lines("written, in doubt: no use is allowed", (each for each in rows if not each.unwritten and each.doubt)),
        *_lines("not written (`licence-incomplete`)", (each for each in rows if each.unwritten)),
    ]
    return "\n".join(lines) + "\n"


def _lines(state: str, rows: Iterable[License]) -> Iterator[str]:
    for why, group in groupby(sorted(rows, key=_why), key=_why):
        named = {"GFDL, every version and variant" if each.family == "GFDL" else f"`{each.id}`": None for each in group}
        yield f"| {', '.join(named)} | {state} | {why or 'its text was read, or the guide of its makers'} |"


def _why(terms: License) -> str:
    return (
        terms.unwritten
        or terms.doubt
        or {
            "GFDL": "unmodified copies only; the text of the licence goes along",
            "PD": "once a person has checked the claim (`byline amend`)",
        }.get(terms.family, "")
    )


def page() -> str:
    """The page with today's table in it."""
    head, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    return f"{head}{BEGIN}\n{table()}\n{END}{rest.partition(END)[2]}"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
