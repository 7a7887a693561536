# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""How well licences are identified: floors that may only rise, and no answer that is more permissive than the truth.

The first test runs on pages of the project's own. The second runs on hand-labelled real pages where they are at hand
beside the project (they are other people's work and no part of it).
"""

import importlib.util
import json
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

from byline.licensing.catalog import CREATIVE_COMMONS, elements_of
from byline.licensing.conclude import conclude, identify
from byline.model.evidence import Claim
from support.identification import all_evidence, labelled_page, labels

ROOT = Path(__file__).parents[2]
REAL = ROOT.parent / "shared" / "eval"
FLOORS = {"precision": 1.0, "recall": 0.99, "exact_acc": 0.985, "fam_acc": 0.985}
# Pages that say one thing: on the others a second statement is the restriction.
PLAIN = [
    label["file"]
    for label in labels()
    if label["concluded"] not in ("NOASSERTION", "NONE") and not {"precedence", "denial"} & set(label["tags"])
]


def load(file: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(file.stem, file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("label", labels(), ids=lambda label: label["file"])
def test_own_pages(label: dict[str, object]) -> None:
    page = labelled_page(str(label["file"]))
    conclusion = identify(page)
    assert conclusion.concluded == label["concluded"], conclusion.basis
    assert len(conclusion.exclusions) >= int(str(label.get("exclusions", 0)))
    assert len(conclusion.reservations) == int(str(label.get("reservations", 0)))
    aside = [each.evidence for each in conclusion.set_aside if each.evidence.claim is Claim.PERMISSION]
    assert len(aside) == int(str(label.get("permissions", 0))), [each.statement for each in aside]
    if conclusion.concluded != "NOASSERTION":
        assert conclusion.scope == label["scope"]
        assert conclusion.evidence[0].finder == label["finder"]
    if "licensor" in label:
        assert label["licensor"] in [each.licensor for each in conclusion.evidence]
    if "conflict" in label["tags"]:  # type: ignore[operator]
        assert conclusion.conflicts


def test_the_pages_cover_the_ground() -> None:
    tags = Counter(tag for label in labels() for tag in label["tags"])
    assert len(labels()) >= 2146
    assert len([tag for tag in tags if tag.startswith("lang-")]) >= 39
    assert len([tag for tag in tags if tag.startswith("trap-")]) >= 42
    assert sum(count for tag, count in tags.items() if tag.startswith("trap-")) >= 1216
    assert {label["finder"] for label in labels()} >= {
        "statement",
        "rel-license",
        "link",
        "badge",
        "meta",
        "json-ld",
        "rdfa",
        "comment",
        "denial",
        "choice",
    }


@pytest.mark.parametrize("name", PLAIN)
def test_a_restriction_is_never_lost(name: str) -> None:
    """With any one piece of evidence taken away, no page is concluded as more than it is: NC, ND and SA stay."""
    label = next(label for label in labels() if label["file"] == name)
    found = all_evidence(labelled_page(name))
    whole = elements_of(str(label["concluded"])) or frozenset()
    for index in range(len(found)):
        without = conclude([*found[:index], *found[index + 1 :]]).concluded
        if without not in ("NOASSERTION", "NONE", CREATIVE_COMMONS):
            assert (elements_of(without) or frozenset()) >= whole


@pytest.mark.skipif(not REAL.is_dir(), reason="the labelled real pages are not at hand")
def test_real_pages() -> None:
    bench = load(ROOT / "bench" / "identify.py")
    score = load(REAL / "score.py")
    rows = [json.loads(line) for line in (REAL / "labels-dev.jsonl").read_text(encoding="utf-8").splitlines()]
    predictions = []
    for capture in bench.pages(REAL, rows):
        page = bench.read_page(capture)
        conclusion = identify(page)
        predictions.append({"sha256": capture.name, "licence": bench.label_of(conclusion)})
        for each in (*conclusion.evidence, *(aside.evidence for aside in conclusion.set_aside)):
            assert page.text_at(each.locator) == each.statement
    figures, errors = score.score(predictions, rows)
    dangers = [(kind, row["domain"]) for kind, row, _ in errors if kind.startswith(("DANGER", "ambiguous"))]
    assert dangers == []
    for figure, floor in FLOORS.items():
        assert figures[figure] >= floor, (figure, figures[figure])
