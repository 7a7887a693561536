# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What the texts of licences say that the raw collection had not read: laid over its rows by tasks/catalog.py.

Each was read in full, in the copy that `sources` names. `clause` is where the text says so, as it counts its sections;
a licence that has headings instead of numbers is cited by these.
"""

from typing import Any

Row = dict[str, Any]

_SPDX = "SPDX 3.29.0 text (npm spdx-license-list 6.12.0), read in full"
_READ = {"clauses": True}


def _due(clause: str, note: str | None = None, *, required: bool | str = True, if_supplied: bool = False) -> Row:
    facts: Row = {"required": required, "clause": clause, "note": note, "if_supplied": if_supplied}
    return {name: value for name, value in facts.items() if name in ("required", "clause") or value}


def _statement(sentence: str) -> Row:
    """The British licences that prescribe a sentence (You must), as OGL 3.0."""
    return {
        "creator": _due("You must", "acknowledge the source by including the attribution statement"),
        "licence_name": _due("You must", sentence),
        "licence_uri_or_text": _due("You must", "a link to the licence", required="where possible"),
    }


_CREDIT_KEPT = "as it was received"
_CDLA = {
    "creator": _due("3.1(c)", _CREDIT_KEPT, if_supplied=True),
    "attribution_parties": _due("3.1(c)", _CREDIT_KEPT, if_supplied=True),
    "copyright_notice": _due("3.1(c)", "legal notices, as they were received", if_supplied=True),
    "licence_notice_kept": _due("3.1(c)", "legal notices, as they were received", if_supplied=True),
    "source_uri": _due("3.1(c)", "hyperlinks to the data, as far as it is practical", if_supplied=True),
    "indicate_changes": _due("3.1(b)", "prominently", required="any-modification"),
}
_OPL = "Contains Parliamentary information licensed under the Open Parliament Licence v3.0."
_NCGL = "Contains information licensed under the Non-Commercial Government Licence v2.0."

TEXTS: dict[str, Row] = {
    "NLOD-1.0": {"verified": _READ, "sources": [_SPDX]},
    "OPL-UK-3.0": {
        "notice": _statement(_OPL),
        "forbidden": {"implying_endorsement": _due("Non-endorsement")},
        "termination": {"clause": "You must (last sentence)"},
        "default_attribution": _OPL,
        "exemptions": [
            "personal data", "unpublished information", "the Royal Arms and the Crowned Portcullis",
            "third-party rights", "patents/trade marks/designs",
        ],
        "verified": _READ | {"phrases": True},
        "sources": [_SPDX],
    },
    "NCGL-UK-2.0": {
        "notice": {
            **_statement(_NCGL),
            "any_reasonable_manner": _due("You must", "several providers: a link to a resource with the statements"),
        },
        "forbidden": {
            "commercial_use": _due("You are not permitted to"),
            "implying_endorsement": _due("Non-endorsement"),
        },
        "termination": {"clause": "You must (last sentence)"},
        "sharealike": {
            "applies": True,
            "clause": "You must",
            "rule": "any onward licensing is for non-commercial purposes only",
        },
        "default_attribution": _NCGL,
        "exemptions": [
            "personal data", "unpublished information", "logos, crests, Royal Arms", "military insignia",
            "third-party rights", "patents/trade marks/designs", "identity documents",
        ],
        "verified": _READ,
        "sources": [_SPDX],
    },
    "OGDL-Taiwan-1.0": {
        "notice": {
            "creator": _due("3.2", "the organisation that provides it (Exhibit a)"),
            "title": _due("3.2", "with its version number, if it has one (Exhibit a)"),
            "licence_name": _due("3.2", "the sentence of the Exhibit (b)"),
            "licence_uri_or_text": _due("3.2", "its address (Exhibit c)"),
        },
        "forbidden": {"derogatory_treatment": _due("3.1", "reasonable efforts to respect moral rights")},
        "termination": {"clause": "3.2"},
        "note": "Without the attribution the rights are void from the beginning (3.2).",
        "verified": _READ,
        "sources": [_SPDX],
    },
    "LicenseRef-IODL-1.0": {
        "notice": {
            "creator": _due("2", "the name of the licensor"),
            "source_uri": _due("2", "the source of the information"),
            "licence_uri_or_text": _due("2", "a copy of it, or a link", required="if possible"),
        },
        "forbidden": {
            "implying_endorsement": _due("2", "nor that the use is official"),
            "misleading_use": _due("2"),
        },
        "termination": {"clause": "5"},
        "sharealike": {
            "applies": True,
            "clause": "2",
            "rule": "the same licence, or one of its appendix: CC BY-SA 3.0 or later, a port of 2.5 or later, ODbL",
        },
        "verified": _READ,
        "sources": ["okfn/opendefinition@46a42e1, licenses/conformant/IODL-1.0.md, read in full"],
    },
    "ODbL-1.0": {
        "notice": {
            "copyright_notice": _due("4.2(c)"),
            "licence_notice_kept": _due("4.2(c)"),
            "licence_uri_or_text": _due("4.2(b)"),
            "licence_name": _due("4.3", "the sentence of 4.3(a) satisfies it", required="produced work"),
            "source_uri": _due("4.3(a)", "a link to the database", required="where possible"),
        },
        "forbidden": {
            "technological_measures": _due("4.7(a)"),
            "additional_terms": _due("4.7(a)"),
            "sublicensing": _due("4.8"),
        },
        "verified": _READ | {"phrases": True},
        "sources": [_SPDX],
    },
    "CDLA-Permissive-1.0": {
        "notice": {**_CDLA, "licence_uri_or_text": _due("3.1(a)", "its text, its name, or a link")},
        "termination": {"clause": "5.1"},
        "verified": _READ,
        "sources": [_SPDX],
    },
    "CDLA-Sharing-1.0": {
        "notice": {**_CDLA, "licence_uri_or_text": _due("3.3", "its text, its name, or a link")},
        "forbidden": {"additional_terms": _due("3.3")},
        "termination": {"clause": "5.1"},
        "sharealike": {"applies": True, "clause": "3.1(a)", "rule": "this agreement, unmodified"},
        "verified": _READ,
        "sources": [_SPDX],
    },
    "CDLA-Permissive-2.0": {
        "notice": {"licence_uri_or_text": _due("2.1", "its text, with the shared data")},
        "termination": {"automatic": False},
        "verified": _READ,
        "sources": [_SPDX],
    },
    "LAL-1.2": {
        "notice": {
            "creator": _due("2.2", "the author of the originals"),
            "source_uri": _due("2.2", "where the originals can be had"),
            "licence_uri_or_text": _due("2.2", "or precisely where it is"),
        },
        "forbidden": {"sublicensing": _due("7")},
        "termination": {"clause": "5"},
        "sharealike": {"applies": True, "clause": "4", "rule": "the same rights for others, under this licence"},
        "verified": _READ,
        "sources": [_SPDX],
    },
    "LAL-1.3": {
        "notice": {
            "creator": _due("2.2", "each author of the originals, and you if you modified the work"),
            "source_uri": _due("2.2", "where the originals can be had"),
            "licence_uri_or_text": _due("2.2", "or precisely where it is"),
            "indicate_changes": _due("2.3", "if possible their kind too", required="any-modification"),
        },
        "forbidden": {"sublicensing": _due("10")},
        "termination": {"clause": "8"},
        "sharealike": {"applies": True, "clause": "2.3", "rule": "the same licence, or one that meets section 5"},
        "verified": _READ,
        "sources": [_SPDX],
    },
}  # fmt: skip


def read(row: Row) -> Row:
    """The row with what its text says, if it was read."""
    facts = TEXTS.get(row["id"], {})
    merged = {
        name: row[name] | facts[name] for name in ("notice", "forbidden", "termination", "verified") if name in facts
    }
    return row | {name: value for name, value in facts.items() if name not in merged} | merged
