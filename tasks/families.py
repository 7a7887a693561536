# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What is particular about the licences that are not Creative Commons': read by tasks/catalog.py."""

from typing import Any

Row = dict[str, Any]

FAMILIES = (
    "CC", "OGL-UK", "OPL-UK", "NCGL", "OGL-CA", "Etalab", "DL-DE", "NLOD", "IODL", "KOGL", "OGDL", "ODC", "CDLA", "LAL",
    "GFDL", "PD", "house",
)  # fmt: skip
"""Every family, in the order of the catalogue."""

_UNREAD = "its text was not read, so what the notice must say is not known"
_TEXT_GOES_ALONG = "its text has to go along with every copy (2.1), and byline does not carry it"
UNWRITTEN: dict[str, str | None] = {
    "CC": None,
    "OGL-UK": None,
    "OGL-CA": None,
    "OPL-UK": None,
    "NCGL": None,
    "LicenseRef-IODL-1.0": None,
    "LicenseRef-IODL-2.0": _UNREAD,
    "OGDL": None,
    "CDLA": None,
    "CDLA-Permissive-2.0": _TEXT_GOES_ALONG,
    "LAL-1.2": None,
    "LAL-1.3": "it asks to say precisely where it can be read (2.2), and only a home page is known",
    "Etalab": None,
    "DL-DE": None,
    "NLOD": None,
    "KOGL": None,
    "ODC": None,
    "GFDL": None,
    "PD": None,
    "LicenseRef-ProPublica-republish": None,
    "LicenseRef-TheConversation-republish": "its terms build on CC BY-ND without saying which version",
}
"""Why byline cannot write the notice yet, by id or family; None if all that it must say is written."""

_DATABASE = "the licence is for a database and not for the texts in it"
DOUBTS: dict[str, str] = {
    "ODC-By-1.0": _DATABASE,
    "ODbL-1.0": _DATABASE,
    "LAL": "whether it may stand in a collection under other terms is not settled (1.2 section 3, 1.3 section 4)",
    "house": "the publisher's own terms ask for more than a notice",
}
"""Why a notice is not enough, by id or family: byline never answers with yes to a use under these."""

# Prescribed sentences that have room for facts, and in which language they are. The defaults of other licences come
# from the source as they stand. KOGL: use-terms guide, the form of the source note.
_KOGL = (
    "본 저작물은 '{licensor}'에서 '{year}년' 작성하여 공공누리 제%s유형으로 개방한 '{title}(작성자:{authors})'을 "
    "이용하였으며, 해당 저작물은 '{licensor}, {uri}'에서 무료로 다운받으실 수 있습니다."
)
_NLOD = "Contains data under the Norwegian licence for Open Government data (NLOD) distributed by {licensor}."
STATEMENTS: dict[str, str] = {
    "NLOD-1.0": _NLOD,
    "NLOD-2.0": _NLOD,
    # Its Exhibit; "Open Data" is what the licence calls whatever is provided under it.
    "OGDL-Taiwan-1.0": (
        "{licensor} {year} {title}. The Open Data is made available to the public under the Open Government Data "
        "License, User can make use of it when complying to the condition and obligation of its terms. "
        "Open Government Data License: https://data.gov.tw/license"
    ),
    "ODbL-1.0": (
        "Contains information from {title}, which is made available here under the Open Database License (ODbL)."
    ),
    **{f"LicenseRef-KOGL-{kind}": _KOGL % kind for kind in (1, 2, 3, 4)},
    "ODC-By-1.0": "Contains information from {title} which is made available under the ODC Attribution License.",
    "LicenseRef-scancode-us-govt-public-domain": (
        "This is a U.S. Government work and not under copyright protection in the United States; "
        "foreign copyright protection may apply."
    ),
}
BASES = {"LicenseRef-ProPublica-republish": "LicenseRef-CC-BY-NC-ND-3.0-US"}
"""The licences that publishers' own terms build on, where the terms say which."""

NAMES = {
    "OGL-Canada-2.0": "Open Government Licence – Canada",
    "DL-DE-BY-2.0": "Datenlizenz Deutschland – Namensnennung – Version 2.0",
    "DL-DE-ZERO-2.0": "Datenlizenz Deutschland – Zero – Version 2.0",
    "NCGL-UK-2.0": "Non-Commercial Government Licence v2.0",
    "etalab-2.0": "Licence Ouverte / Open Licence version 2.0",
}
"""The name that the licence gives itself, where that of SPDX departs from it."""

CONDITIONS: dict[str, tuple[bool | str, str | None]] = {
    "where possible": ("where-possible", None),
    "if possible": ("where-possible", None),
    "as practically possible": ("where-possible", None),
    "one way to comply": (False, None),
    "usual": (True, "the usual form has it"),
    "full text": (True, "the full text"),
    "network location of a Transparent copy, if given": (True, "the network location of a Transparent copy, if given"),
    "modified: different title": ("any-modification", "a different title"),
    "modified: History section": ("any-modification", "in the section History"),
    "modified: at least five principal authors": ("any-modification", "at least five principal authors"),
    "produced work": ("produced-work", None),
    "house demand": (True, None),
}
"""The source's conditions as `required` and a note. When in doubt the duty is firm."""

# A chapter of a statute, and a home page, name no licence.
NOT_A_LICENSE = frozenset({"https://www.copyright.gov/title17/92chap1.html#105"})

_ARCHIVES = "https://www.nationalarchives.gov.uk/doc/open-government-licence/"
_OPEN_NAMES: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    (
        "LicenseRef-OGL-UK-unversioned",
        "Open Government Licence (version not stated)",
        "OGL-UK-",
        (
            _ARCHIVES,
            f"{_ARCHIVES}open-government-licence.htm",
            "https://reference.data.gov.uk/id/open-government-licence",
        ),
    ),
    (
        "LicenseRef-etalab-unversioned",
        "Licence Ouverte / Open Licence (version not stated)",
        "etalab-",
        # Version 1 stood at the same address.
        ("https://www.etalab.gouv.fr/licence-ouverte-open-licence/",),
    ),
    ("LicenseRef-DL-DE-unversioned", "Datenlizenz Deutschland (variant not stated)", "DL-DE-", ()),
    ("LicenseRef-NLOD-unversioned", "Norwegian Licence for Open Government Data (version not stated)", "NLOD-", ()),
    ("LicenseRef-IODL-unversioned", "Italian Open Data License (version not stated)", "LicenseRef-IODL-", ()),
    (
        "LicenseRef-KOGL-type-unstated",
        "Korea Open Government License (type not stated)",
        "LicenseRef-KOGL-",
        (
            "https://www.kogl.or.kr/info/license.do",
            "https://www.kogl.or.kr/open/info/license_info/by.do",
            "https://www.kogl.or.kr/info/licenseTypeEn.do",
        ),
    ),
    ("LicenseRef-CDLA-unversioned", "Community Data License Agreement (variant not stated)", "CDLA-", ()),
    ("LicenseRef-LAL-unversioned", "Licence Art Libre (version not stated)", "LAL-", ()),
    (
        "LicenseRef-GFDL-unversioned",
        "GNU Free Documentation License (version not stated)",
        "GFDL-",
        (
            "https://www.gnu.org/copyleft/fdl.html",
            "https://www.gnu.org/licenses/fdl.html",
            "https://www.gnu.org/licenses/fdl.txt",
        ),
    ),
    *(
        (
            f"LicenseRef-GFDL-{version}-variant-unstated",
            f"GNU Free Documentation License v{version} (variant not stated)",
            f"GFDL-{version}-",
            tuple(
                f"https://www.gnu.org/licenses/{folder}fdl-{version}.{ending}"
                for folder in ("", "old-licenses/")
                for ending in ("txt", "html")
            ),
        )
        for version in ("1.1", "1.2", "1.3")
    ),
    ("LicenseRef-PublicDomain", "Public domain (claimed, without a reason)", "-", ()),
    # Licences whose texts nobody has read for the catalogue: recognised, and no use of them is decided.
    ("WTFPL", "Do What The F*ck You Want To Public License (its terms are not in the catalogue)", "-", ()),
    (
        "LicenseRef-PLOS-Open-Access-License",
        "Public Library of Science Open-Access License (its terms are not in the catalogue)",
        "-",
        (),
    ),
    ("LicenseRef-BipCot-NoGov", "BipCot NoGov license (its terms are not in the catalogue)", "-", ()),
)


def incomplete(rows: list[Row]) -> dict[str, Row]:
    """The ids of names that leave a licence open: what each may mean, and the URIs that say no more."""
    return {
        open_id: {"name": name, "means": [row["id"] for row in rows if row["id"].startswith(begin)], "uris": list(uris)}
        for open_id, name, begin, uris in _OPEN_NAMES
    }


def unwritten(row: Row) -> str | None:
    """Why byline cannot write the notice of this licence yet."""
    return UNWRITTEN[row["id"]] if row["id"] in UNWRITTEN else UNWRITTEN[row["family"]]


def doubt(row: Row) -> str | None:
    """Why a notice is not enough to use a work under this licence."""
    return DOUBTS.get(row["id"], DOUBTS.get(row["family"]))


def statement(row: Row) -> str | None:
    """The sentence that the licence prescribes for notices."""
    return None if unwritten(row) else STATEMENTS.get(row["id"], row.get("default_attribution"))


def settled(rule: Row) -> Row:
    """A duty whose condition is in words that the catalogue knows."""
    condition = rule["required"]
    if condition not in CONDITIONS:
        return rule
    required, note = CONDITIONS[condition]
    notes = [words for words in (note, rule.get("note")) if words]
    return {**rule, "required": required, "note": "; ".join(notes) or None}


def remarks(row: Row) -> str | None:
    """What a reader should know beside the duties."""
    parts = [
        row.get("note"),
        f"It covers {row['covers']}." if "covers" in row else None,
        f"It does not cover: {', '.join(row['exemptions'])}." if "exemptions" in row else None,
        f"It builds on {row['base']}." if "base" in row else None,
    ]
    return " ".join(part for part in parts if part) or None


def doubts(row: Row) -> str | None:
    """What was verified in part only, in the words of the source."""
    partly = [
        f"{fact}: {words}" for fact, words in row["verified"].items() if isinstance(words, str) and fact != "note"
    ]
    parts = [row["verified"].get("note"), row.get("verified_note"), *partly]
    return "; ".join(part for part in parts if part) or None
