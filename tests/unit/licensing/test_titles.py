# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Names of licences that are not Creative Commons', in words."""

import json
import time
from importlib.resources import files

import pytest

from byline.licensing.catalog import catalog
from byline.licensing.names import match_names

TITLES = json.loads((files("byline.licensing") / "data" / "titles.json").read_text(encoding="utf-8"))
UNVERSIONED_OGL = "LicenseRef-OGL-UK-unversioned"


def ids(text: str) -> list[str]:
    return [name.id for name in match_names(text)]


def test_every_id_of_the_data_is_known() -> None:
    known = {row.id for row in catalog()} | set(catalog().incomplete) | {"GFDL-1.1", "GFDL-1.2", "GFDL-1.3"}
    for entry in TITLES:
        assert {*entry["versions"].values()} <= known
        assert entry.get("unstated") is None or entry["unstated"] in known
        assert entry["versions"] or entry["unstated"]


def test_every_name_is_read_with_each_version() -> None:
    for entry in TITLES:
        for version, license_id in entry["versions"].items():
            expected = f"LicenseRef-{license_id}-variant-unstated" if license_id.startswith("GFDL") else license_id
            for name in (*entry["names"], *entry.get("short", ())):
                for written in (f"{name} {version}", f"{name} v{version}", f"{name}, version {version}"):
                    assert ids(f"Published under {written}.") == [expected], written


@pytest.mark.parametrize(
    ("text", "license_id"),
    [
        ("All content is available under the Open Government Licence v3.0, except where stated", "OGL-UK-3.0"),
        ("OPEN GOVERNMENT LICENCE V3.0", "OGL-UK-3.0"),
        ("the UK Open Government Licence (OGL) version 2", "OGL-UK-2.0"),
        ("© Crown copyright. Open Government Licence v3.0 (opens in new tab)", "OGL-UK-3.0"),
        ("the terms of the free Open Government License, which permits use", UNVERSIONED_OGL),
        ("Open Government Licence, 3 of which", UNVERSIONED_OGL),
        ("OGL v3.0", "OGL-UK-3.0"),
        ("Contains information licensed under the Open Government Licence – Canada.", "OGL-Canada-2.0"),
        ("Licence du gouvernement ouvert – Canada", "OGL-Canada-2.0"),
        ("sous Licence Ouverte / Open Licence version 2.0", "etalab-2.0"),
        ("sous licence etalab-2.0", "etalab-2.0"),
        ("Licence Ouverte / Open Licence", "LicenseRef-etalab-unversioned"),
        ("Datenlizenz Deutschland – Zero – Version 2.0", "DL-DE-ZERO-2.0"),
        ("Datenlizenz Deutschland – Namensnennung – Version 1.0", "LicenseRef-DL-DE-unversioned"),
        ("dl-de/by-2-0", "DL-DE-BY-2.0"),
        ("Inneholder data under norsk lisens for offentlige data (NLOD)", "LicenseRef-NLOD-unversioned"),
        ("공공누리 제4유형", "LicenseRef-KOGL-4"),
        ("KOGL Type 1", "LicenseRef-KOGL-1"),
        ("Korea Open Government License", "LicenseRef-KOGL-type-unstated"),
        ("Open Data Commons Attribution License v1.0", "ODC-By-1.0"),
        ("Open Database License (ODbL) v1.0", "ODbL-1.0"),
        ("Public Domain Dedication and License (PDDL)", "PDDL-1.0"),
        ("Community Data License Agreement – Sharing – Version 1.0", "CDLA-Sharing-1.0"),
        ("Licence Art Libre 1.3", "LAL-1.3"),
        ("Taiwan Open Government Data License, version 1.0", "OGDL-Taiwan-1.0"),
    ],
)
def test_names_as_they_are_written(text: str, license_id: str | None) -> None:
    assert ids(text) == ([license_id] if license_id else [])


@pytest.mark.parametrize(
    "text",
    [
        "Open Government Licence – Ontario",
        "Open Government Licence (British Columbia)",
        "Alberta Open Government Licence version 2.1",
        "Toronto Open Government Licence version 1.0",
        "Non-Open Government Licence (3173)",
        "Open Government Licence (10728)",
        "Open Government Licence v9.0",
        "Open Game License 1.0a (OGL v1.0a)",
        "OGL 2.0",
        "planning with PDDL 2.1",
        "the GFDL model",
        "sous licence ouverte",
        "Open Government Data",
        "in the public domain",
    ],
)
def test_what_names_no_licence_that_is_known(text: str) -> None:
    assert ids(text) == []


@pytest.mark.parametrize(
    ("words", "license_id"),
    [
        ("", "LicenseRef-GFDL-unversioned"),
        (" 1.3", "LicenseRef-GFDL-1.3-variant-unstated"),
        (", Version 1.3 or later", "GFDL-1.3-or-later"),
        (" v1.2+", "GFDL-1.2-or-later"),
        (", version 1.1 only", "GFDL-1.1-only"),
        (
            ", Version 1.2 or any later version published by the Free Software Foundation; with no Invariant Sections",
            "GFDL-1.2-no-invariants-or-later",
        ),
        (", Version 1.3 only, with the Invariant Sections being LIST", "GFDL-1.3-invariants-only"),
    ],
)
def test_the_variant_of_the_gfdl_is_said_or_left_open(words: str, license_id: str) -> None:
    assert ids(f"under the GNU Free Documentation License{words}") == [license_id]


def test_the_id_of_a_gfdl_variant_is_a_name() -> None:
    for row in catalog():
        if row.family == "GFDL":
            assert ids(row.id) == [row.id]


def test_of_two_readings_the_longer_one_wins() -> None:
    """ "Attribution License v1.0" alone would be CC BY 1.0."""
    assert ids("Open Data Commons Attribution License v1.0") == ["ODC-By-1.0"]
    assert ids("CC BY-SA 3.0 and GFDL 1.3+") == ["CC-BY-SA-3.0", "GFDL-1.3-or-later"]


def test_the_span_is_the_name() -> None:
    text = "Tout est sous « Licence Ouverte 2.0 » (État)"
    (name,) = match_names(text)
    assert text[name.start : name.end] == "Licence Ouverte 2.0"


@pytest.mark.parametrize(
    "piece", ["open government licence ", "gfdl 1.3 or any later ", "licence ouverte / ", "datenlizenz - "]
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        begin = time.process_time()
        match_names(text)
        return time.process_time() - begin

    seconds(100)
    assert seconds(200_000) < 40 * seconds(20_000) + 0.2
