# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""From reuses to findings: every check asked, and the cure made ready to paste."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from types import ModuleType

from byline.audit.checks import REGISTRY
from byline.audit.reading import Label
from byline.audit.reuse import Check, Fault, Reuse
from byline.model.finding import AuditFinding
from byline.model.license import License

_PASTE = "put this notice there"
_WRITE = "write the notice by hand: byline license show {id}"
_SEVERITIES = ("error", "warning", "note")


@cache
def checks() -> dict[str, Check]:
    """Every check by its code, in the order of the codes."""
    return dict(sorted(pair for module in _modules() for pair in module.CHECKS.items()))


def judge(reuses: Iterable[Reuse], labels: Sequence[Label] = ()) -> Iterator[AuditFinding]:
    """What the checks find, reuse by reuse; then what is said of all together. No finding comes twice.

    `labels` are read at the end: they may come with the reuses.
    """
    known: set[tuple[object, ...]] = set()
    licenses: dict[str, License] = {}
    for reuse in reuses:
        for fault in faults(reuse):
            finding = _finding(reuse, fault)
            key = (finding.code, finding.file, finding.line, finding.article, finding.message)
            if key not in known:
                known.add(key)
                yield finding
        if reuse.license:
            licenses[reuse.license.id] = reuse.license
    for module in _modules():
        for label, fault in module.find_all(tuple(licenses.values()), labels) if hasattr(module, "find_all") else ():
            yield AuditFinding.model_validate(_facts(fault) | {"file": label.file})


def faults(reuse: Reuse) -> Iterator[Fault]:
    """What the checks find in one reuse, the worst first."""
    found = [fault for module in _modules() if hasattr(module, "find") for fault in module.find(reuse)]
    yield from sorted(found, key=lambda fault: (_SEVERITIES.index(fault.severity), fault.code))


def _finding(reuse: Reuse, fault: Fault) -> AuditFinding:
    facts = _facts(fault) | {"line": fault.line or reuse.line}
    if fault.paste:
        paste = reuse.paste
        written = _WRITE.format(id=reuse.license.id) if paste is None and reuse.license else None
        facts |= {"paste": paste, "cure": facts["cure"] or (_PASTE if paste else written)}
    article = reuse.article
    return AuditFinding.model_validate(
        facts
        | {
            "file": reuse.reading.file,
            "article": article.id if article else next(iter(reuse.reading.ids), None),
            "title": article.article.title if article else None,
        }
    )


def _facts(fault: Fault) -> dict[str, object]:
    return {name: value for name, value in fault._asdict().items() if name != "paste"}


def _modules() -> tuple[ModuleType, ...]:
    return REGISTRY.all()
