# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Licence identification against C5's finder on the same pages, in turn in one run: prints the ratio C5/byline.

    python bench/identify_speed.py EVAL_FOLDER [--c5 CHECKOUT/src] [--packages SITE_PACKAGES]

EVAL_FOLDER holds pages/*.html.gz. C5 is BramVanroy/CommonCrawl-CreativeCommons; its `find_cc_licenses_in_html` takes
decoded text, and is timed with the decoding. byline takes bytes, as from a crawl: a page that names no licence is
passed over. Without a checkout C5's floor is timed: the text in lower case, and the BeautifulSoup(lxml) tree that it
builds of every page with "creativecommons.org". BeautifulSoup, which byline does not need, may be installed elsewhere:
SITE_PACKAGES. Candidates are the pages with "creativecommons.org", of which alone C5 builds a tree. CPU time; the ratio
of each run is that of the sums over all its pages.
"""

import argparse
import gc
import gzip
import importlib
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from byline.licensing.conclude import identify_given
from byline.licensing.gate import may_name
from byline.model.capture import Capture
from byline.page.decode import decode_text
from byline.page.parse import read_page

RUNS = 5
OFTEN, RARELY = 700, 200_000
"""As Python does by itself, and as byline is started."""
Finder = Callable[[str], object]


def captures(folder: Path) -> list[Capture]:
    return [
        Capture(
            name=path.name,
            retrieved=datetime(2026, 1, 1, tzinfo=UTC),
            content=gzip.decompress(path.read_bytes()),
            media_type="text/html",
        )
        for path in sorted((folder / "pages").glob("*.html.gz"))
    ]


def floor() -> Finder:
    """The least that C5's finder does to a page."""
    soup = importlib.import_module("bs4").BeautifulSoup

    def find(text: str) -> object:
        lowered = text.lower()
        return soup(lowered, "lxml") if "creativecommons.org" in lowered else None

    return find


def peer_finder(checkout: Path | None) -> Finder:
    if checkout is None:
        return floor()
    sys.path.append(str(checkout))
    finder: Finder = importlib.import_module("c5.components.annotators.license_annotator").find_cc_licenses_in_html
    return finder


def own(page: Capture) -> object:
    return may_name(page.content or b"") and identify_given(read_page(page))


def seconds(work: Callable[[Capture], object], pages: Sequence[Capture], collect: int) -> float:
    """CPU seconds; `collect` is after how many objects garbage is looked for."""
    gc.collect()  # nobody pays for what another left behind
    gc.set_threshold(collect)
    began = time.process_time()
    for page in pages:
        work(page)
    return time.process_time() - began


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--c5", type=Path)
    parser.add_argument("--packages", type=Path)
    arguments = parser.parse_args()
    if arguments.packages:
        sys.path.append(str(arguments.packages))
    find = peer_finder(arguments.c5)

    def peer(page: Capture) -> None:
        try:
            find(decode_text(page.payload))
        except Exception as error:  # noqa: BLE001 - C5 counts a page that it cannot read as one without a licence
            print(f"{page.name}: {error!r}", file=sys.stderr)

    everything = captures(arguments.folder)
    candidates = [page for page in everything if b"creativecommons.org" in page.payload.lower()]
    seconds(own, everything[:20], RARELY)
    print("C5" if arguments.c5 else "the floor of C5 (lower case and BeautifulSoup)", "against byline, ms a page")
    for name, pages in (("candidates", candidates), ("all pages", everything)):
        runs = [(seconds(peer, pages, OFTEN), seconds(own, pages, RARELY)) for _ in range(RUNS)]
        ratios = sorted(theirs / ours for theirs, ours in runs)
        theirs, ours = (statistics.median(each) / len(pages) * 1000 for each in zip(*runs, strict=True))
        low, middle, high = ratios[0], statistics.median(ratios), ratios[-1]
        print(f"{name:10} {len(pages):4} {theirs:7.2f} {ours:7.2f}   {low:.1f} / {middle:.1f} / {high:.1f} times")
    return 0


if __name__ == "__main__":
    sys.exit(main())
