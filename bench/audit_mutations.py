# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""How many single mutations of exports `byline audit` catches: one required element taken out of one article's export.

    python bench/audit_mutations.py [articles]

Every article is exported in every format, and cited in every form of a reference; what is right has to be clean. Then
each element that its licence asks for is taken out, wherever it stands, and what must not be on a page is put there:
the audit has to find just that. Prints the rate by format and element, and every mutation that it missed. The exit code
is 1 if fewer than 99 % were caught or something right was not clean.
"""

import shutil
import sys
import tempfile
from collections import Counter
from importlib import import_module
from itertools import cycle
from pathlib import Path
from typing import Any

from byline.export.formats import REGISTRY

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
audits = import_module("support.audits")
exports = import_module("support.exports")
mutations = import_module("support.mutations")

_WANTED = 0.99
_REFERENCES = {"bibtex": "credits.bib", "ris": "credits.ris", "csl-json": "credits.json"}


class Tally:
    """How many mutations were made, by format and element, how many were caught, and what went wrong."""

    def __init__(self) -> None:
        self.made = Counter[tuple[str, str]]()
        self.caught = Counter[tuple[str, str]]()
        self.wrong: list[str] = []
        self.unclean = False

    @property
    def share(self) -> float:
        """Of all mutations, those that were caught."""
        return self.caught.total() / self.made.total() if self.made else 0.0

    def judge_right(self, about: str, codes: set[str]) -> None:
        """What is right has to be clean."""
        if codes:
            self.unclean = True
            self.wrong.append(f"not clean: {about}: {', '.join(sorted(codes))}")

    def judge_wrong(self, form: str, about: str, element: Any, codes: set[str]) -> None:
        """An element that was taken out has to be missed."""
        self.made[form, element.name] += 1
        self.caught[form, element.name] += element.code in codes
        if element.code not in codes:
            self.wrong.append(f"missed: {about}: {element.name}: found {', '.join(sorted(codes)) or 'nothing'}")

    def tell(self) -> None:
        """Print the rates, then what was missed."""
        for form in sorted({form for form, _ in self.made}):
            names = sorted(name for each, name in self.made if each == form)
            parts = ", ".join(f"{name} {self.caught[form, name]}/{self.made[form, name]}" for name in names)
            right, total = (sum(counter[form, name] for name in names) for counter in (self.caught, self.made))
            print(f"{form:<10} {right}/{total}  {parts}")
        print(f"caught {self.caught.total()} of {self.made.total()}: {self.share:.4%}")
        print("\n".join(self.wrong))


def main(size: int) -> int:
    """Mutate, audit, report."""
    tally = Tally()
    known = mutations.publishable()
    # Half of the articles are under what is most used; the other half under everything that there is.
    common = [license_id for license_id in known if license_id.endswith("-4.0") or "OGL" in license_id]
    licenses = [each for pair in zip(cycle(common), known, strict=False) for each in pair]
    memory = "/dev/shm" if Path("/dev/shm").is_dir() else None
    for reused in mutations.corpus(licenses, size):
        for form in REGISTRY.names():
            with tempfile.TemporaryDirectory(dir=memory) as folder:
                _try(reused, form, Path(folder), tally)
        for carrier, name in _REFERENCES.items():
            with tempfile.TemporaryDirectory(dir=memory) as folder:
                _try_reference(reused, carrier, Path(folder) / name, tally)
    tally.tell()
    return 0 if tally.share >= _WANTED and not tally.unclean else 1


def _try(reused: Any, form: str, folder: Path, tally: Tally) -> None:
    """Export one article, and audit the export with each of its elements taken out."""
    right = exports.export(folder / "right", [reused], format=form)
    if not right.result.articles:
        return
    about = f"{form} {reused.article.id} {reused.article.conclusion.concluded}"
    tally.judge_right(about, audits.codes(audits.audit(right.folder, [reused])))
    elements = mutations.elements(reused, REGISTRY.load(form).changes(reused.article))
    tried = [(element, mutations.remover(element)) for element in elements]
    for element, replace in (*tried, *(mutations.additions(reused) if form == "html" else ())):
        wrong = folder / "wrong"
        shutil.copytree(right.folder, wrong)
        mutations.mutate(wrong, replace)
        tally.judge_wrong(form, about, element, audits.codes(audits.audit(wrong, [reused])))
        shutil.rmtree(wrong)


def _try_reference(reused: Any, carrier: str, path: Path, tally: Tally) -> None:
    """Write the notice of an article as a reference, and audit it with each of its elements taken out."""
    right = audits.notice(reused, carrier)
    about = f"{carrier} {reused.article.id} {reused.article.conclusion.concluded}"
    path.write_text(right, encoding="utf-8")
    tally.judge_right(about, audits.codes(audits.audit(path, [reused])))
    for element in mutations.elements(reused, ()):
        path.write_text(mutations.remover(element)(right), encoding="utf-8")
        tally.judge_wrong(carrier, about, element, audits.codes(audits.audit(path, [reused])))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200))
