# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""How many single mutations of exports `byline audit` catches: one required element taken out of one article's export.

    python bench/audit_mutations.py [articles]

Every article is exported in every format; the right export has to be clean; then each element that its licence asks for
is taken out, wherever it stands, and the audit has to find just that. Prints the rate by format and element, and every
mutation that it missed. The exit code is 1 if fewer than 99 % were caught or a right export was not clean.
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
    tally.tell()
    return 0 if tally.share >= _WANTED and not tally.unclean else 1


def _try(reused: Any, form: str, folder: Path, tally: Tally) -> None:
    """Export one article, and audit the export with each of its elements taken out."""
    right = exports.export(folder / "right", [reused], format=form)
    if not right.result.articles:
        return
    about = f"{form} {reused.article.id} {reused.article.conclusion.concluded}"
    if found := audits.audit(right.folder, [reused]):
        tally.unclean = True
        tally.wrong.append(f"not clean: {about}: {', '.join(sorted(audits.codes(found)))}")
    for element in mutations.elements(reused, REGISTRY.load(form).changes(reused.article)):
        wrong = folder / "wrong"
        shutil.copytree(right.folder, wrong)
        mutations.mutate(wrong, mutations.remover(element))
        codes = audits.codes(audits.audit(wrong, [reused]))
        tally.made[form, element.name] += 1
        tally.caught[form, element.name] += element.code in codes
        if element.code not in codes:
            tally.wrong.append(f"missed: {about}: {element.name}: found {', '.join(sorted(codes)) or 'nothing'}")
        shutil.rmtree(wrong)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200))
