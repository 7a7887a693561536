# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The pages about licences say what the catalogue says."""

import re
from pathlib import Path

from tasks import notices

from byline.licensing.catalog import UNVERSIONED, catalog

DOCS = Path(__file__).parents[2] / "docs"


def test_the_reference_counts_right() -> None:
    page = (DOCS / "reference" / "licences.md").read_text(encoding="utf-8")
    assert f"knows {len(catalog())} licences" in page
    unlisted = [row for row in catalog() if row.family == "CC" and row.id.startswith("LicenseRef-")]
    assert {license_id for license_id in catalog().incomplete if f"`{license_id}`" not in page} == set()
    assert f"the {len(unlisted)} ports that SPDX does not list" in page


def test_the_table_of_notices_is_what_the_catalogue_says() -> None:
    assert notices.PAGE.read_text(encoding="utf-8") == notices.page()
    assert all(f"`{row.id}`" in notices.table() for row in catalog() if row.unwritten or row.doubt)


def test_every_id_that_is_named_is_known() -> None:
    for path in ("reference/licences.md", "how-to/credit-an-article.md"):
        page = (DOCS / path).read_text(encoding="utf-8")
        for license_id in re.findall(r"(?:LicenseRef-)?CC-BY[-A-Z0-9.]*(?:-unversioned|[0-9A-Z])", page):
            assert catalog().get(license_id) or license_id in UNVERSIONED.values(), license_id


def test_the_clauses_that_the_how_to_names_are_those_of_the_catalogue() -> None:
    page = (DOCS / "how-to" / "credit-an-article.md").read_text(encoding="utf-8")
    known = {rule.clause for row in catalog() for rule in row.notice.values() if rule.clause}
    for clause in re.findall(r"\b\d\([a-z]\)(?:\([0-9A-Zivx]+\))*", page):
        assert any(other.startswith(clause) for other in known), clause
