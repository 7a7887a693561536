# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The main texts of trafilatura's evaluation set, ours and trafilatura's by its defaults, and their CPU time.

    go mod download -json github.com/markusmobius/go-trafilatura@v1.12.2    # names the folder, "Dir"
    python bench/extract_quality.py FOLDER

The pages and what must and must not be in their texts are not ours to pass on: the module of the Go port holds them
(983 pages, 5,883 passages). Scored as by trafilatura: white space apart, a passage is in the text or it is not; a
passage that must be there and is counts as a true positive, one that must not be there and is as a false one. Time is
that of text and metadata, each side with all its own parsing, page by page in turn, after WARM_UP pages.
"""

import argparse
import gc
import json
import logging
import re
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

_STRING = re.compile(r'"(?:[^"\\]|\\.)*"|`[^`]*`')
_FIELD = re.compile(r"^\t\t(File|With|Without):\s*(.*),$", re.MULTILINE)
_ENTRY = re.compile(r"^\t\"[^\n]*: \{\n(.*?)^\t\},", re.MULTILINE | re.DOTALL)
WARM_UP = 100


class Passages(NamedTuple):
    """A page, and what must and must not be in its text."""

    page: Path
    wanted: list[str]
    unwanted: list[str]


def passages(folder: Path) -> Iterator[Passages]:
    """The entries of the table that the Go port keeps as source code."""
    places = [folder / "test-files" / name for name in ("comparison", "mock", "simple")]
    for entry in _ENTRY.findall((folder / "scripts" / "comparison" / "data.go").read_text(encoding="utf-8")):
        fields = {name: [_unquoted(text) for text in _STRING.findall(value)] for name, value in _FIELD.findall(entry)}
        page = next(path for place in places if (path := place / fields["File"][0]).exists())
        yield Passages(page, fields.get("With", []), fields.get("Without", []))


def _unquoted(literal: str) -> str:
    return literal[1:-1] if literal.startswith("`") else str(json.loads(literal))


def ours(content: bytes) -> str:
    from byline.extract.article import extract
    from byline.model.capture import Capture
    from byline.page.parse import read_page

    seen = datetime(2026, 1, 1, tzinfo=UTC)
    return extract(read_page(Capture(name="page", retrieved=seen, content=content, media_type="text/html"))).text


def theirs(content: bytes) -> str:
    from trafilatura import bare_extraction

    found = bare_extraction(content, include_comments=False, with_metadata=True)
    return str(getattr(found, "text", None) or "")


def timed(extractor: Callable[[bytes], str], content: bytes) -> tuple[str, float]:
    """The text, and the CPU time that it took."""
    # As each runs on its own: byline's program collects garbage seldom, trafilatura's leaves Python as it is.
    gc.set_threshold(*((200_000,) if extractor is ours else (700, 10, 10)))
    began = time.process_time()
    text = extractor(content)
    return text, time.process_time() - began


def score(counts: list[tuple[int, int, int]]) -> str:
    """Precision, recall and F1 of (true positives, false positives, false negatives)."""
    right, wrong, missed = (sum(column) for column in zip(*counts, strict=True))
    harmonic = 2 * right / (2 * right + wrong + missed)
    return f"P {right / (right + wrong):.4f} R {right / (right + missed):.4f} F1 {harmonic:.4f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    logging.disable(logging.CRITICAL)
    entries = list(passages(parser.parse_args().folder))
    results: dict[str, list[tuple[int, int, int]]] = {"trafilatura": [], "byline": []}
    seconds = dict.fromkeys(results, 0.0)
    for number, entry in enumerate(entries):
        content = entry.page.read_bytes()
        for name, extractor in (("trafilatura", theirs), ("byline", ours)):
            text, spent = timed(extractor, content)
            text = " ".join(text.split())
            found = [sum(" ".join(each.split()) in text for each in some) for some in (entry.wanted, entry.unwanted)]
            results[name].append((found[0], found[1], len(entry.wanted) - found[0]))
            seconds[name] += spent * (number >= WARM_UP)
    print(f"{len(entries)} pages, {sum(len(each.wanted) + len(each.unwanted) for each in entries)} passages")
    for name, counts in results.items():
        print(f"{name:<12} {score(counts)}  {seconds[name] / (len(entries) - WARM_UP) * 1000:.1f} ms a page")
    print(f"faster {seconds['trafilatura'] / seconds['byline']:.2f} times")


if __name__ == "__main__":
    main()
