# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The findings of an audit for machines: byline's own JSON, and SARIF 2.1.0 for the tools that show such reports."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from byline.audit.judge import checks
from byline.errors import BadInput, NotFound
from byline.model.finding import AuditFinding

SCHEMA = "byline-audit-1"
HELP = "https://github.com/byline-archive/byline/blob/main/docs/reference/checks.md"
_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"
_LONGEST_REPORT = 200_000_000


def summary(findings: Iterable[AuditFinding]) -> dict[str, int]:
    """How many findings of each severity there are, the worst first."""
    counted = Counter(finding.severity for finding in findings)
    return {severity: counted[severity] for severity in ("error", "warning", "note")}


def key_of(finding: AuditFinding) -> tuple[str, ...]:
    """What makes a finding the same in two audits: not its line, which moves."""
    return (finding.code, finding.file, finding.article or "", finding.message)


def new_since(findings: Iterable[AuditFinding], earlier: Path) -> list[AuditFinding]:
    """The findings that an earlier JSON report does not have; BadInput if it is no such report."""
    known = _known(earlier)
    return [finding for finding in findings if key_of(finding) not in known]


def _known(path: Path) -> set[tuple[str, ...]]:
    try:
        with path.open("rb") as stream:
            report = json.loads(stream.read(_LONGEST_REPORT))
        reports = {SCHEMA: report}  # one of another shape is as good as none
        return {key_of(AuditFinding.model_validate(each)) for each in reports[report["schema"]]["findings"]}
    except FileNotFoundError:
        raise NotFound(f"there is no report {str(path)!r}") from None
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise BadInput(f"{str(path)!r} is no report of an audit", cure="byline audit ... --json makes one") from error


def sarif(findings: Sequence[AuditFinding], *, version: str) -> dict[str, Any]:
    """The findings as one run of SARIF 2.1.0; rules and places as its sections 3.49 and 3.28 have them."""
    codes = list(checks())
    rules = [
        {
            "id": code,
            "name": code,
            "shortDescription": {"text": check.title},
            "fullDescription": {"text": f"{check.title[0].upper()}{check.title[1:]}. {check.source}."},
            "helpUri": f"{HELP}#{code.lower()}",
            "defaultConfiguration": {"level": check.severity},
        }
        for code, check in checks().items()
    ]
    driver = {"name": "byline", "version": version, "informationUri": HELP, "rules": rules}
    results = [_result(finding, codes) for finding in findings]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": _SARIF, "version": "2.1.0", "runs": [run]}


def _result(finding: AuditFinding, codes: Sequence[str]) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(finding.file, safe="/:?#&=%+,;@~")}}
    if finding.line:
        place["region"] = {"startLine": finding.line}
    clause = f" ({finding.clause})" if finding.clause else ""
    facts = finding.model_dump(include={"article", "title", "clause", "found", "cure", "paste"}, exclude_none=True)
    return {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": finding.severity,
        "message": {"text": f"{finding.message}{clause}"},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"byline/v1": "|".join(key_of(finding))},
        "properties": facts,
    }
