# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Write the licence catalogue: `python -m tasks.catalog SOURCE_FOLDER`.

SOURCE_FOLDER holds licences.json and licences_ports.json, the raw collection of licence facts. What is particular about
families other than Creative Commons stands in tasks/families.py, and what texts say that it had not read in
tasks/texts.py. Written are
src/byline/licensing/data/licenses.jsonl (one licence a line) and rulesets.json (what licences share: duties with their
clauses, provenance). Where the source contradicts the legal code as it was read, the correction stands in CORRECTIONS
or in a function below, with its reason. names.json beside them is kept by hand.
"""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tasks.families import (
    BASES,
    FAMILIES,
    NOT_A_LICENSE,
    doubt,
    doubts,
    incomplete,
    remarks,
    settled,
    statement,
    unwritten,
)
from tasks.families import NAMES as OWN_NAMES
from tasks.texts import read

from byline.licensing.uris import key_of

DATA = Path(__file__).parents[1] / "src" / "byline" / "licensing" / "data"

Row = dict[str, Any]

DUTIES = {
    "creator": "name the creator, or the pseudonym",
    "attribution_parties": "name the other parties designated for attribution (agency, journal, institute)",
    "copyright_notice": "keep the copyright notice",
    "licence_notice_kept": "keep the notices that refer to the licence",
    "disclaimer_reference": "keep the notices that refer to the disclaimer of warranties",
    "source_uri": "give the URI of the work",
    "title": "give the title",
    "licence_name": "say under which licence the work is",
    "licence_uri_or_text": "give the URI, or the text, of the licence",
    "indicate_changes": "say that changes were made",
    "keep_earlier_change_indications": "keep what is said of earlier changes",
    "adaptation_credit": "credit how the work is used in an adaptation",
    "prominence_rule": "credit as prominently as comparable credits",
    "date_last_update": "give the date of the last update",
    "any_reasonable_manner": "this may be done in any reasonable manner",
    "adapters_licence_uri": "give the URI, or the text, of the licence of the adaptation",
    "remove_on_request": "remove the credit when asked to",
}
PROHIBITIONS = {
    "commercial_use": "use it commercially",
    "sharing_adaptations": "share adaptations",
    "technological_measures": "apply technological measures that restrict others",
    "additional_terms": "impose additional or different terms",
    "implying_endorsement": "imply that the licensor endorses you or your use",
    "sublicensing": "sublicense",
    "derogatory_treatment": "distort or mutilate the work to the prejudice of the author's honour",
    "misleading_use": "use it misleadingly",
    "bulk_republication": "republish wholesale or automatically",
    "separate_sale": "sell it separately",
    "photos": "use the photographs",
    "images": "use the images and charts",
    "tracking_tag": "leave out the publisher's page counter",
}

Correction = tuple[Callable[[Row], bool], str, str, dict[str, Any]]


def _port(version: str, *places: str) -> Callable[[Row], bool]:
    return lambda row: row["family"] == "CC" and row["version"] == version and row["jurisdiction"] in places


CORRECTIONS: tuple[Correction, ...] = (
    # The clauses of these ports differ from the unported text where the port was read.
    (
        _port("2.0", "DE", "FR"),
        "notice",
        "remove_on_request",
        {"note": "on notice from any Licensor or from the author, to the extent practicable"},
    ),
    (
        _port("2.0", "DE", "FR"),
        "notice",
        "attribution_parties",
        {"required": False, "clause": None, "note": "not mentioned in the text of this port"},
    ),
    (
        _port("2.5", "AU"),
        "notice",
        "creator",
        {"note": "in the particular way made known by the Original Author"},
    ),
    (
        _port("3.0", "AU"),
        "notice",
        "remove_on_request",
        {"note": "on notice from any Licensor or from the Original Author, to the extent practicable"},
    ),
    (
        _port("3.0", "DE"),
        "notice",
        "remove_on_request",
        {"note": "on notice from any Licensor (this port does not say: to the extent practicable)"},
    ),
    (_port("2.0", "UK"), "termination", "clause", {"clause": None}),  # the number was never verified
    (_port("3.0", "IGO"), "termination", "clause", {"clause": "7(a), 7(b)"}),  # 7(a) ends, 7(b) reinstates
)

# How a licence is called in CC's own titles: "NoDerivs" until 3.0, "NoDerivatives" in 4.0.
ELEMENT_NAMES = {"BY": "Attribution", "NC": "NonCommercial", "SA": "ShareAlike", "ND": "NoDerivs"}
PLACES = {
    "AM": "Armenia", "AR": "Argentina", "AT": "Austria", "AU": "Australia", "AZ": "Azerbaijan", "BE": "Belgium",
    "BG": "Bulgaria", "BR": "Brazil", "CA": "Canada", "CH": "Switzerland", "CL": "Chile", "CN": "China Mainland",
    "CO": "Colombia", "CR": "Costa Rica", "CZ": "Czech Republic", "DE": "Germany", "DK": "Denmark", "EC": "Ecuador",
    "EE": "Estonia", "EG": "Egypt", "ES": "Spain", "FI": "Finland", "FR": "France", "GE": "Georgia", "GR": "Greece",
    "GT": "Guatemala", "HK": "Hong Kong", "HR": "Croatia", "HU": "Hungary", "IE": "Ireland", "IGO": "IGO",
    "IL": "Israel", "IN": "India", "IT": "Italy", "JP": "Japan", "KR": "South Korea", "LU": "Luxembourg",
    "MK": "Macedonia", "MT": "Malta", "MX": "Mexico", "MY": "Malaysia", "NL": "Netherlands", "NO": "Norway",
    "NZ": "New Zealand", "PE": "Peru", "PH": "Philippines", "PL": "Poland", "PR": "Puerto Rico", "PT": "Portugal",
    "RO": "Romania", "SCOTLAND": "UK: Scotland", "SE": "Sweden", "SG": "Singapore", "SI": "Slovenia",
    "TH": "Thailand", "TW": "Taiwan", "UG": "Uganda", "UK": "UK: England & Wales", "US": "United States",
    "VE": "Venezuela", "VN": "Vietnam", "ZA": "South Africa",
}  # fmt: skip
EDITIONS = {"1.0": "Generic", "2.0": "Generic", "2.5": "Generic", "3.0": "Unported", "4.0": "International"}
NAMES = {
    "CC0-1.0": "Creative Commons CC0 1.0 Universal",
    "CC-PDM-1.0": "Creative Commons Public Domain Mark 1.0",
    "CC-PDDC": "Creative Commons Public Domain Dedication and Certification",
    "CC-SA-1.0": "Creative Commons ShareAlike 1.0 Generic",
}


def source_rows(folder: Path) -> Iterator[Row]:
    """The rows of both source files, family by family."""
    rows = [
        row
        for name in ("licences.json", "licences_ports.json")
        for row in json.loads((folder / name).read_text(encoding="utf-8"))
        if row.get("kind") != "claim"  # public domain without a reason: an id that leaves the licence open
    ]
    return iter(sorted(rows, key=_place_of))


def _place_of(row: Row) -> tuple[int, list[str], str, str, str]:
    place = row["jurisdiction"] or ""
    return FAMILIES.index(row["family"]), row["elements"], row["version"] or "", place, row["id"]


def name_of(row: Row) -> str:
    """The title as Creative Commons gives it.

    SPDX drops the hyphens, and CC's RDF names the South African 3.0 port "United States" and the Japanese BY-NC-ND 2.0
    "Generic": the title is therefore built from the parts.
    """
    if row["id"] in NAMES:
        return NAMES[row["id"]]
    if row["family"] != "CC":
        return OWN_NAMES.get(row["id"], str(row["name"]))
    elements = "-".join(ELEMENT_NAMES[element] for element in row["elements"])
    if row["version"] == "4.0":
        elements = elements.replace("NoDerivs", "NoDerivatives")
    place = PLACES[row["jurisdiction"]] if row["jurisdiction"] else EDITIONS[row["version"]]
    return f"Creative Commons {elements} {row['version']} {place}"


def corrected(row: Row) -> Row:
    """The row with the corrections that apply to it."""
    row = read(json.loads(json.dumps(row)))
    for applies, part, key, facts in CORRECTIONS:
        if applies(row):
            if part == "termination":
                row[part].update(facts)
            else:
                row[part].setdefault(key, {}).update(facts)
    for part in ("notice", "forbidden"):
        row[part] = {name: settled(rule) for name, rule in row[part].items()}
    return row


# BY and BY-NC 4.0 are no ShareAlike licences, and yet do not leave the adapter quite free.
ADAPTERS_LICENSE_4 = {
    "applies": False,
    "clause": "3(a)(4)",
    "rule": "any licence that does not prevent recipients of the adaptation from complying with this one",
}


def sharealike(row: Row) -> dict[str, Any] | None:
    """What an adaptation may be licensed under, as a rule: the catalogue works out the list of ids.

    `unported_from` and `ports_from` are the lowest versions with the same elements that are allowed; without them only
    the licence itself is. The source lists ids, but for ports leaves out the other ports, and for the 1.0 ports the
    port itself.
    """
    source = row["sharealike"]
    if row["family"] != "CC":
        # Which other licences would do was not read: only the licence itself surely does.
        return {key: source[key] for key in ("applies", "clause", "rule")} if source["applies"] else None
    if not source["applies"]:
        return ADAPTERS_LICENSE_4 if row["version"] == "4.0" and "ND" not in row["elements"] else None
    rule: dict[str, Any] = {"applies": True, "clause": source["clause"], "rule": source["rule"]}
    version, place = row["version"], row["jurisdiction"]
    if place == "UK":
        rule |= {"unported_from": "1.0", "ports_from": "1.0"}  # 2.3: any other CC licence with the same elements
    elif version.startswith("2."):
        rule |= {"unported_from": version, "ports_from": "1.0"}  # 4(b): a later version, or any iCommons licence
    elif version == "3.0":
        rule |= {"unported_from": "3.0", "ports_from": "3.0"}  # 4(b)(i)-(iii)
    elif version == "4.0":
        rule |= {"unported_from": "4.0"}  # 3(b)(1): this version or later; there are no ports of it
    if source.get("one_way"):
        # The source lists the Free Art License too, from secondary sources only: it waits until it has been read.
        rule["one_way"] = source["one_way"]
    return rule


def grant(row: Row) -> str | None:
    """The clause that grants the rights. That of the 2.0 UK port was not read, and a mark grants nothing."""
    if "kind" in row:
        return "2" if row["id"] == "CC0-1.0" else None
    if row["jurisdiction"] == "UK" or row["family"] != "CC":
        return None
    return "2(a)(1)" if row["version"] == "4.0" else "3"


def rule_set(row: Row) -> dict[str, Any]:
    """The facts that licences share: duties, prohibitions, ending, ShareAlike, ccREL terms. Plain noes are left out."""
    facts: dict[str, Any] = dict(row["ccrel"])
    if clause := grant(row):
        facts["grant"] = clause
    for part, known in (("notice", DUTIES), ("forbidden", PROHIBITIONS)):
        unknown = set(row[part]) - set(known)
        if unknown:
            raise SystemExit(f"{row['id']}: {part} has unknown entries: {sorted(unknown)}")
        facts[part] = {
            name: {
                key: value
                for key, value in row[part][name].items()
                if value is not None and (value or key == "required")
            }
            for name in known
            if name in row[part] and (row[part][name]["required"] or row[part][name].get("note"))
        }
    facts["termination"] = {key: value for key, value in row["termination"].items() if value is not None}
    if share := sharealike(row):
        facts["sharealike"] = share
    if reason := unwritten(row):
        facts["unwritten"] = reason
    if reason := doubt(row):
        facts["doubt"] = reason
    return facts


def set_name(rows: list[Row]) -> str:
    """A telling name for the rule set that these rows share: by-sa-3.0, by-3.0-at-nl, by-2.5-ports."""
    first = rows[0]
    if not first["elements"]:
        return str(first["id"]).lower()
    base = "-".join([*first["elements"], first["version"]]).lower()
    places = sorted(row["jurisdiction"].lower() for row in rows if row["jurisdiction"])
    if len(places) < len(rows):
        return base
    return f"{base}-{'-'.join(places)}" if len(places) <= 3 else f"{base}-ports"


def provenance_of(row: Row) -> str:
    """Which entry of the provenance table the row refers to."""
    if row["family"] == "GFDL":
        return f"GFDL-{row['version']}"
    if "BY" not in row["elements"]:
        return str(row["id"])
    if row["spdx_listed"]:
        return "SPDX"
    return "port" if row["verified"]["phrases"] else "port without a title"


def catalogue_row(row: Row, rules: str) -> dict[str, Any]:
    """One line of licenses.jsonl. `also` lists URIs that no rule leads back to the canonical one.

    CC never had a by-nc-nd/1.0 (the order was by-nd-nc), although the source lists it as another form of the URI.
    """
    also = [
        uri
        for uri in row.get("alt_uris", ())
        if key_of(uri) not in (key_of(row["canonical_uri"]), "creativecommons.org/licenses/by-nc-nd/1.0")
        and uri not in NOT_A_LICENSE
    ]
    facts = {
        "id": row["id"],
        "name": name_of(row),
        "short": row["short"],
        "family": row["family"],
        "kind": row.get("kind") if row.get("kind") in ("dedication", "mark") else None,
        "elements": row["elements"] or None,
        "version": row["version"] or None,
        "jurisdiction": row["jurisdiction"],
        "uri": row["canonical_uri"].replace("http:", "https:"),
        "legalcode_uri": row["legalcode_uri"],
        "statement": statement(row),
        "statement_language": "ko" if row["family"] == "KOGL" else None,
        "base": BASES.get(row["id"]),
        "rules": rules,
        "provenance": provenance_of(row),
        "also": also or None,
        "note": f"Retired {row['retired']}. {row.get('note', '')}".strip() if "retired" in row else remarks(row),
    }
    return {key: value for key, value in facts.items() if value is not None}


def write(folder: Path) -> None:
    """Read the source, write licenses.jsonl and rulesets.json."""
    rows = [corrected(row) for row in source_rows(folder)]
    shared: dict[str, list[Row]] = {}
    for row in rows:
        shared.setdefault(json.dumps(rule_set(row), sort_keys=True), []).append(row)
    names = {facts: set_name(members) for facts, members in shared.items()}
    if len(set(names.values())) < len(names):
        raise SystemExit("two rule sets have one name")
    lines = [catalogue_row(row, names[json.dumps(rule_set(row), sort_keys=True)]) for row in rows]
    provenance = {
        provenance_of(row): {
            "verified": {key: value is True for key, value in row["verified"].items() if key != "note"},
            **({"note": note} if (note := doubts(row)) else {}),
            "sources": row["sources"],
        }
        for row in rows
    }
    sets = {names[json.dumps(rule_set(row), sort_keys=True)]: rule_set(row) for row in rows}
    document = {"notice": DUTIES, "forbidden": PROHIBITIONS, "provenance": provenance, "sets": sets}
    document["incomplete"] = incomplete(rows)
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    (DATA / "licenses.jsonl").write_text(text, encoding="utf-8")
    (DATA / "rulesets.json").write_text(one_fact_a_line(document) + "\n", encoding="utf-8")


def one_fact_a_line(value: Any, depth: int = 0, *, fold: int = 4) -> str:
    """JSON in which everything deeper than `fold` stands on one line: a diff then shows one changed fact a line."""
    if not isinstance(value, dict) or depth >= fold or not value:
        return json.dumps(value, ensure_ascii=False)
    pad = " " * (depth + 1)
    inner = ",\n".join(
        f"{pad}{json.dumps(key, ensure_ascii=False)}: {one_fact_a_line(item, depth + 1, fold=fold)}"
        for key, item in value.items()
    )
    return f"{{\n{inner}\n{' ' * depth}}}"


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    write(Path(sys.argv[1]))
