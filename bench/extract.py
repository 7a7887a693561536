# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Text and metadata of real pages, against trafilatura by its defaults with metadata, in turn in one run.

    python bench/extract.py FOLDER [--pages N] [--rounds N]

FOLDER holds *.html or *.html.gz, or a folder `pages` that does. Both sides take the bytes of a page, and both are whole
processes: imports, and what is loaded for the first date or the first undeclared language, are in the figure "whole";
"a page" is the time beyond that of a process that reads the first WARM_UP pages only. CPU time. It also prints how far
our texts agree with trafilatura's: the F1 of their words, where 1 is the same words equally often.
"""

import argparse
import gzip
import statistics
import sys
import tempfile
from collections import Counter
from pathlib import Path

from measure import cpu_seconds

WARM_UP = 20
OURS = """
import gc, pathlib, sys
gc.set_threshold(200_000)  # as the program does
from datetime import UTC, datetime
from byline.extract.article import extract
from byline.model.capture import Capture
from byline.page.parse import read_page
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.html"))[:int(sys.argv[2])]:
    name, seen = path.name, datetime(2026, 1, 1, tzinfo=UTC)
    capture = Capture(name=name, retrieved=seen, content=path.read_bytes(), media_type="text/html")
    text = extract(read_page(capture)).text
    if len(sys.argv) > 3:
        pathlib.Path(sys.argv[3], name).write_text(text, encoding="utf-8")
"""
PEER = """
import logging, pathlib, sys, trafilatura
logging.disable(logging.CRITICAL)
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.html"))[:int(sys.argv[2])]:
    found = trafilatura.bare_extraction(path.read_bytes(), include_comments=False, with_metadata=True)
    if len(sys.argv) > 3:
        pathlib.Path(sys.argv[3], path.name).write_text(found.text if found else "", encoding="utf-8")
"""


def unpacked(folder: Path, place: Path, *, most: int) -> int:
    """Copies the pages into `place`; how many there are."""
    source = folder / "pages" if (folder / "pages").is_dir() else folder
    paths = sorted((*source.glob("*.html"), *source.glob("*.html.gz")))[:most]
    for path in paths:
        content = path.read_bytes()
        (place / path.name.removesuffix(".gz")).write_bytes(
            gzip.decompress(content) if path.suffix == ".gz" else content
        )
    return len(paths)


def agreement(one: str, other: str) -> float:
    """The F1 of the words of two texts."""
    ours, theirs = Counter(one.split()), Counter(other.split())
    total = ours.total() + theirs.total()
    return 2 * (ours & theirs).total() / total if total else 1.0


def seconds(code: str, pages: Path, count: int) -> tuple[float, float]:
    """CPU time of a whole process, and of the pages after the first WARM_UP."""
    whole = cpu_seconds((sys.executable, "-c", code, pages, str(count)))
    return whole, whole - cpu_seconds((sys.executable, "-c", code, pages, str(WARM_UP)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        pages, ours, peers = (Path(place) / name for name in ("pages", "ours", "peers"))
        for folder in (pages, ours, peers):
            folder.mkdir()
        count = unpacked(arguments.folder, pages, most=arguments.pages)
        if count <= WARM_UP:
            raise SystemExit(f"{arguments.folder} holds {count} pages; more than {WARM_UP} are needed")
        cpu_seconds((sys.executable, "-c", OURS, pages, str(count), ours))
        cpu_seconds((sys.executable, "-c", PEER, pages, str(count), peers))
        same = [agreement((ours / path.name).read_text(), (peers / path.name).read_text()) for path in pages.iterdir()]
        print(f"{count} pages; words as trafilatura's: F1 {statistics.mean(same):.3f} on average,")
        print(f"  at least .95 on {sum(score >= 0.95 for score in same)} of them")
        runs = [(seconds(PEER, pages, count), seconds(OURS, pages, count)) for _ in range(arguments.rounds)]
        for number, label, divisor in ((0, "whole", count), (1, "a page", count - WARM_UP)):
            theirs, mine = (statistics.median(run[side][number] for run in runs) for side in (0, 1))
            ratios = sorted(run[0][number] / run[1][number] for run in runs)
            print(
                f"{label:<7} trafilatura {theirs / divisor * 1000:6.1f} ms, byline {mine / divisor * 1000:6.1f} ms: "
                f"faster {ratios[0]:.2f} / {statistics.median(ratios):.2f} / {ratios[-1]:.2f} times (min/median/max)"
            )


if __name__ == "__main__":
    main()
