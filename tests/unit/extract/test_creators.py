# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import pytest

from byline.extract.creators import MAX_CREATORS, credits_in, is_byline, split_byline, uninverted


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("Jane Doe", ["Jane Doe"]),
        ("By Jane Doe", ["Jane Doe"]),
        ("BY JANE DOE", ["JANE DOE"]),
        ("Written by: Jane Doe", ["Jane Doe"]),
        ("Von Tobias Ahrens", ["Tobias Ahrens"]),
        ("von Heiner", ["Heiner"]),
        ("von der Leyen", ["von der Leyen"]),
        ("Par Anouk Ferrand", ["Anouk Ferrand"]),
        ("Por José Ortega y Gasset", ["José Ortega y Gasset"]),
        ("José Ortega y María Zambrano", ["José Ortega", "María Zambrano"]),
        ("نویسنده: نرگس یاوری", ["نرگس یاوری"]),
        ("به قلم نرگس یاوری", ["نرگس یاوری"]),
        ("نرگس یاوری، سارا محمدی", ["نرگس یاوری", "سارا محمدی"]),
        ("作者：王小明", ["王小明"]),
        ("Jane Doe and John Roe", ["Jane Doe", "John Roe"]),
        ("Jane Doe, John Roe, and Ann Poe", ["Jane Doe", "John Roe", "Ann Poe"]),
        ("Jane Doe & John Roe", ["Jane Doe", "John Roe"]),
        ("Jane Doe und John Roe", ["Jane Doe", "John Roe"]),
        ("Jane Doe et John Roe", ["Jane Doe", "John Roe"]),
        ("Jane Doe; John Roe | Ann Poe", ["Jane Doe", "John Roe", "Ann Poe"]),
        ("Jane Doe\nJohn Roe", ["Jane Doe", "John Roe"]),
        ("Martin King, Jr., and Ann Poe", ["Martin King Jr.", "Ann Poe"]),
        ("Jane Doe, PhD", ["Jane Doe"]),
        ("Jane Doe, Senior Editor", ["Jane Doe"]),
        ("Jane Doe Staff Writer", ["Jane Doe"]),
        ("Professor John Smith", ["John Smith"]),
        ("Jane Doe, professor of law at Example University", ["Jane Doe"]),
        ("Jane Doe (Reuters)", ["Jane Doe"]),
        ("Jane (Jenny) Doe", ["Jane Doe"]),
        ("Jane Doe in Berlin", ["Jane Doe"]),
        ("Jane Doe on May 2, 2023", ["Jane Doe"]),
        ("By Jane Doe, 3 May 2023", ["Jane Doe"]),
        ("By Priya Raman. 18 June 2024", ["Priya Raman"]),
        ("Dr. Jane Doe", ["Dr. Jane Doe"]),
        ("Lisa Petrich, Mi, 18. Oktober 2023", ["Lisa Petrich"]),
        ("Jane Doe <jane@example.org>", ["Jane Doe"]),
        ("jane@example.org (Jane Doe)", []),
        ("https://facebook.com/jane", []),
        ("Jane Doe https://example.org/jane; John Roe", ["Jane Doe", "John Roe"]),
        ("Interview: Julia Lauter", ["Julia Lauter"]),
        ("Text: Jane Doe; Fotos: Ida Holm", ["Jane Doe"]),
        ("Photo by Ida Holm", []),
        ("Carel W le Roux", ["Carel W le Roux"]),
        ("D. C. Oderbolz et al.", ["D. C. Oderbolz", "et al."]),
        ("c1ph4", ["c1ph4"]),
        ("DT", ["DT"]),
        ("5 min read", []),
        ("2026-03-09", []),
        ("Aug 18", []),
        ("Staff", []),
        ("Guardian staff reporter", []),
        ("HLNF Staff Report", []),
        ("Redaktion", []),
        ("admin", []),
        ("Editor", []),
        ("Support Team", []),
        ("null", []),
        ("", []),
        ("—", []),
        ("x" * 101, []),
        ("one two three four five six seven eight nine", []),
    ],
)
def test_a_byline_is_taken_apart_into_names(byline: str, names: list[str]) -> None:
    assert list(split_byline(byline)) == names


def test_names_are_kept_once_and_in_order() -> None:
    assert credits_in(["Jane Doe", "John Roe", "jane doe"]).persons == ("Jane Doe", "John Roe")


def test_the_agency_and_the_site_are_no_persons() -> None:
    found = credits_in(["Live Science", "Jane Doe"], others=["LiveScience.com"]).persons
    assert found == ("Jane Doe",)


@pytest.mark.parametrize(
    ("bylines", "persons", "agencies"),
    [
        (["By Jane Doe and AFP"], ("Jane Doe",), ("AFP",)),
        (["Reuters"], (), ("Reuters",)),
        (["AFP, dpa"], (), ("AFP", "dpa")),
        (["Mehr News Agency"], (), ("Mehr News Agency",)),
        (["mehrnews", "Propublica"], (), ("Mehr News Agency", "ProPublica")),
        (["خبرگزاری نمونه"], (), ("خبرگزاری نمونه",)),
        (["Agência Exemplo"], (), ("Agência Exemplo",)),
        (["Staff reporter", "Redaktion"], (), ()),
        (["Apfel Dpa", "Ida Holm"], ("Apfel Dpa", "Ida Holm"), ()),
        (["Jane Agency"], ("Jane Agency",), ()),
    ],
)
def test_agencies_are_parties_and_no_persons(
    bylines: list[str], persons: tuple[str, ...], agencies: tuple[str, ...]
) -> None:
    assert credits_in(bylines) == (persons, agencies)


def test_et_al_stays_last_and_never_alone() -> None:
    assert credits_in(["Jane Doe et al.", "John Roe"]).persons == ("Jane Doe", "John Roe", "et al.")
    assert credits_in(["et al."]).persons == ()


def test_a_credit_that_is_too_long_says_so() -> None:
    names = [f"{first}{second} Doe" for first in "ABCDEFGHIJKLMNOPQRST" for second in "abcdefghijklmnop"]
    found = credits_in(names).persons
    assert len(found) == MAX_CREATORS + 1
    assert found[-1] == "et al."
    assert "et al." not in credits_in(names[:MAX_CREATORS]).persons


@pytest.mark.parametrize(
    ("inverted", "name"),
    [
        ("Almeida, Maria C", "Maria C Almeida"),
        ("van Sluijs, Esther MF", "Esther MF van Sluijs"),
        ("Di Benedetto, Altomare", "Altomare Di Benedetto"),
        ("Jane Doe", "Jane Doe"),
        ("Jane Doe, John Roe", "Jane Doe, John Roe"),
        ("Doe, Jane, John", "Doe, Jane, John"),
        ("Doe,", "Doe,"),
    ],
)
def test_library_names_are_put_in_reading_order(inverted: str, name: str) -> None:
    assert uninverted(inverted) == name


@pytest.mark.parametrize(
    "line",
    ["By Jane Doe", "By Jane Doe and Ludwig van Beethoven", "Par Anouk Ferrand", "نویسنده: نرگس یاوری", "Author: Jane"],
)
def test_a_line_that_is_a_byline(line: str) -> None:
    assert is_byline(line)


@pytest.mark.parametrize(
    "line",
    [
        "By noon",
        "By Monday",
        "By the time the train arrived it was late",
        "Jane Doe",
        "By",
        "von der Leyen",
        "By " + "A B, " * 50,
    ],
)
def test_a_line_that_only_begins_like_one(line: str) -> None:
    assert not is_byline(line)
