# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Licence identification on hand-labelled pages: writes predictions, prints the labels' own score and ms a page.

    python bench/identify.py EVAL_FOLDER [--labels labels-dev.jsonl] [--output predictions.jsonl] [--evidence SHA256]

EVAL_FOLDER holds pages/<sha256[:16]>.html.gz, a file of labels and score.py (see its README). The time is that of
identification with decoding and parsing, one page after the other, median of three runs.
"""

import argparse
import gzip
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from byline.licensing.conclude import identify
from byline.model.capture import Capture
from byline.model.evidence import LicenseConclusion
from byline.page.parse import read_page

RUNS = 3


def label_of(conclusion: LicenseConclusion) -> str:
    """The conclusion in the words of the labels: ports without LicenseRef-, "CC-BY-SA" without a version, "none"."""
    if conclusion.concluded in ("NOASSERTION", "NONE"):
        return "none"
    match = re.fullmatch(r"LicenseRef-(?:(.+)-unversioned|(CC-.+))", conclusion.concluded)
    return match[1] or match[2] if match else conclusion.concluded


def pages(folder: Path, labels: list[dict[str, str]]) -> Iterator[Capture]:
    for row in labels:
        content = gzip.decompress((folder / "pages" / f"{row['sha256'][:16]}.html.gz").read_bytes())
        yield Capture(
            name=row["sha256"],
            retrieved=datetime(2026, 1, 1, tzinfo=UTC),
            content=content,
            media_type="text/html",
            url=row["url"],
        )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--labels", default="labels-dev.jsonl")
    parser.add_argument("--output", type=Path)
    parser.add_argument("--evidence", help="show what was found on the page whose sha256 starts so")
    arguments = parser.parse_args()
    labels_file = arguments.folder / arguments.labels
    labels = [json.loads(line) for line in labels_file.read_text(encoding="utf-8").splitlines()]
    captures = list(pages(arguments.folder, labels))
    if arguments.evidence:
        for capture in captures:
            if capture.name.startswith(arguments.evidence):
                print(identify(read_page(capture)).model_dump_json(indent=1))
        return 0
    rows: list[dict[str, object]] = []
    times: list[list[float]] = []
    for run in range(RUNS):
        times.append([])
        for capture in captures:
            began = time.perf_counter()
            conclusion = identify(read_page(capture))
            times[-1].append((time.perf_counter() - began) * 1000)
            if run == 0:
                rows.append({"sha256": capture.name, "licence": label_of(conclusion)})
    for row, *each in zip(rows, *times, strict=True):
        row["ms"] = sorted(each)[RUNS // 2]
    with tempfile.TemporaryDirectory() as temporary:
        output = arguments.output or Path(temporary) / "predictions.jsonl"
        output.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        command = [sys.executable, str(arguments.folder / "score.py"), str(output), str(labels_file), "--errors"]
        return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
