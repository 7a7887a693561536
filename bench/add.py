# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Archiving 500 local pages, against trafilatura doing nothing but extracting their text and metadata.

Ours does that too, and identifies licences, writes WARC and text records durably, and indexes for search.
Run: python bench/add.py [FOLDER_OF_HTML_PAGES]; without a folder it makes pages of the size of a news page.
"""

import random
import sys
import tempfile
from pathlib import Path

from measure import compare, cpu_seconds

PAGES = 500
WORDS = (
    "river",
    "council",
    "ferry",
    "vote",
    "archive",
    "licence",
    "proof",
    "notice",
    "public",
    "page",
    "reader",
    "city",
)
PEER = """
import pathlib, sys, trafilatura
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.html")):
    trafilatura.bare_extraction(path.read_bytes(), include_comments=False, with_metadata=True)
"""


def write_pages(folder: Path, *, count: int = PAGES) -> None:
    """Pages with the furniture of a real site: navigation, related items, a footer with the licence."""
    chance = random.Random(20261122)
    menu = "".join(f'<li><a href="/section/{n}">Section {n}</a></li>' for n in range(60))
    for number in range(count):
        paragraphs = "".join(f"<p>{' '.join(chance.choices(WORDS, k=80)).capitalize()}.</p>" for _ in range(12))
        teasers = (" ".join(chance.choices(WORDS, k=8)) for _ in range(40))
        related = "".join(f'<div class="teaser"><a href="/{n}">{words}</a></div>' for n, words in enumerate(teasers))
        head = (
            f'<title>Story {number}</title><meta name="author" content="Ada Example">'
            f'<meta property="article:published_time" content="2026-03-{number % 28 + 1:02}">'
        )
        (folder / f"{number:04}.html").write_text(
            f'<!doctype html><html lang="en"><head>{head}</head><body><nav><ul>{menu}</ul></nav>'
            f"<main><article><h1>Story {number}</h1>{paragraphs}</article></main><aside>{related}</aside><footer>"
            '<a rel="license" href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a></footer></body></html>',
            encoding="utf-8",
        )


def main() -> None:
    byline = Path(sys.executable).parent / "byline"
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        pages = Path(sys.argv[1]) if len(sys.argv) > 1 else folder / "pages"
        if len(sys.argv) < 2:
            pages.mkdir()
            write_pages(pages)
        runs = iter(range(1000))

        def ours() -> float:
            archive = folder / f"archive-{next(runs)}"
            cpu_seconds((byline, "init", archive))
            return cpu_seconds((byline, "add", pages, "--archive", archive, "--keep-unlicensed", "--quiet"))

        compare(
            f"add {sum(1 for _ in pages.iterdir())} pages / trafilatura alone",
            ours,
            lambda: cpu_seconds((sys.executable, "-c", PEER, pages)),
            rounds=3,
        )


if __name__ == "__main__":
    main()
