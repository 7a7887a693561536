# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Licence names in words, as sites write them."""

import json
import time
from importlib.resources import files
from itertools import chain
from pathlib import Path

import pytest
from tasks.catalog import one_fact_a_line

from byline.licensing.catalog import CREATIVE_COMMONS, catalog
from byline.licensing.folding import fold
from byline.licensing.names import match_names
from byline.licensing.words import words

PHRASES = json.loads((Path(__file__).parents[2] / "data" / "licensing" / "phrases.json").read_text(encoding="utf-8"))
DATA = files("byline.licensing") / "data"
VOCABULARY = json.loads((DATA / "names.json").read_text(encoding="utf-8"))


def ids(text: str) -> list[str]:
    return [name.id for name in match_names(text)]


def unversioned(code: str) -> str:
    return f"LicenseRef-CC-{code}-unversioned"


@pytest.mark.parametrize("language", PHRASES["read"])
def test_phrases_of_every_language(language: str) -> None:
    for license_id, phrases in PHRASES["read"][language].items():
        for phrase in phrases:
            assert ids(phrase) == [license_id], phrase


def test_phrases_that_say_something_else_are_read_as_they_stand() -> None:
    for phrase, facts in PHRASES["others"].items():
        assert " ".join(ids(phrase)) == facts["read"], phrase


def test_every_name_and_short_form_of_the_catalogue() -> None:
    for row in (row for row in catalog() if row.family == "CC"):
        assert ids(f"It is under the {row.name} licence.") == [row.id]
        assert ids(f"It is under {row.short}.") == [row.id]
        if row.elements:
            assert ids(f"It is under {row.short.replace(' ', '-').lower()}.") == [row.id]


@pytest.mark.parametrize(
    ("text", "license_id"),
    [
        (
            "All Content by Mehr News is licensed under a Creative Commons Attribution 4.0 International License.",
            "CC-BY-4.0",
        ),
        ("Creative Commons Attribution-ShareAlike 3.0 Unported", "CC-BY-SA-3.0"),
        ("Namensnennung 4.0 International", "CC-BY-4.0"),
        ("Creative Commons Namensnennung - Weitergabe unter gleichen Bedingungen 3.0 Deutschland", "CC-BY-SA-3.0-DE"),
        ("Creative Commons Lizenz by-nc-nd/3.0/de", "CC-BY-NC-ND-3.0-DE"),
        (
            'Lizenz "CC BY-NC-ND 3.0 DE - Namensnennung - Nicht-kommerziell - Keine Bearbeitung 3.0 Deutschland"',
            "CC-BY-NC-ND-3.0-DE",
        ),
        (
            "Todo o conteúdo está sob a licença Creative Commons Atribuição-SemDerivações 3.0 Não Adaptada.",
            "CC-BY-ND-3.0",
        ),
        ("Все материалы сайта доступны по лицензии: Creative Commons Attribution 4.0 International", "CC-BY-4.0"),
        ("هذا العمل مرخص بموجب ترخيص المشاع الإبداعي نسب المصنف 4.0", "CC-BY-4.0"),
        ("licencia de Reconocimiento-NoComercial de Creative Commons 4.0 Internacional", "CC-BY-NC-4.0"),
        ("Licencia Reconocimiento 3.0 España de Creative Commons", "LicenseRef-CC-BY-3.0-ES"),
        ("Attribution - Pas d’Utilisation Commerciale - Pas de Modification 4.0 International.", "CC-BY-NC-ND-4.0"),
        ("クリエイティブ・コモンズ・ライセンス 表示 - 非営利 4.0 国際", "CC-BY-NC-4.0"),
        ("知识共享署名-非商业性使用-相同方式共享 4.0 国际许可协议", "CC-BY-NC-SA-4.0"),
        ("CC授權 姓名標示 4.0", "CC-BY-4.0"),
        (
            "Creative Commons Attribution-Non-Commercial-No Derivs 2.0 UK: England & Wales Licence",
            "LicenseRef-CC-BY-NC-ND-2.0-UK",
        ),
        ("Creative Commons Attribution 4.0 International (CC BY 4.0)", "CC-BY-4.0"),
        ("Creative Commons Attribution (CC BY) 4.0 International", "CC-BY-4.0"),
        ("Creative Commons Attribution License (CC BY 4.0)", "CC-BY-4.0"),
        ("Creative Commons Attribution License, version 4.0", "CC-BY-4.0"),
        ("Creative Commons Attribution-Share\n     Alike 4.0", "CC-BY-SA-4.0"),
        ("Creative Commons Attribution Non-Commercial Use Only 4.0", "CC-BY-NC-4.0"),
        ("a non-commercial Creative Commons Attribution 4.0 license", "CC-BY-NC-4.0"),
        ("NonCommercial-Attribution de Creative Commons 4.0", "CC-BY-NC-4.0"),
        ("Share-alike here. Non-commercial Attribution 4.0 International", "CC-BY-NC-4.0"),
        ("CC BY-NC-ND 4.0", "CC-BY-NC-ND-4.0"),
        ("CC BY-ND-NC 1.0", "CC-BY-NC-ND-1.0"),
        ("CC-BY-SA 3.0 DE", "CC-BY-SA-3.0-DE"),
        ("cc-by-nc-sa-3.0-de", "CC-BY-NC-SA-3.0-DE"),
        ("CC_BY_NC_4.0", "CC-BY-NC-4.0"),
        ("CCBYNC 4.0", "CC-BY-NC-4.0"),
        ("CC BY4.0", "CC-BY-4.0"),
        ("CC BY v4.0", "CC-BY-4.0"),
        ("CC BY version 4", "CC-BY-4.0"),
        ("CC BY & SA 4.0", "CC-BY-SA-4.0"),
        ("CC BY 4.0 DE", "CC-BY-4.0"),
        ("CC BY 4.0 DEED", "CC-BY-4.0"),
        ("CC BY 3.0 in print", "CC-BY-3.0"),
        ("CC BY 3.0 IGO", "CC-BY-3.0-IGO"),
        ("CC BY-NC 2.5 (CA)", "LicenseRef-CC-BY-NC-2.5-CA"),
        ("CC BY 4.0 NonCommercial", "CC-BY-NC-4.0"),
        ("CC BY 4.0 Share on Facebook", "CC-BY-4.0"),
        ("CC BY-SA 3.0, GFDL", "CC-BY-SA-3.0"),
        ("CC BY-SA 4.0/3.0", "CC-BY-SA-4.0"),
        ("Foto: Timur, flickr, CC BY 2.0 Nicht labern", "CC-BY-2.0"),
        ("Creative Commons Atribuição–NãoComercial–PartilhaIgual 4.0 Internacional", "CC-BY-NC-SA-4.0"),
        ("署名-非商用-相同方式共享 3.0", "CC-BY-NC-SA-3.0"),
        ("CC BY-SA 3.0 Germany Austria", "CC-BY-SA-3.0-DE"),
        ("СС-BY 4.0", "CC-BY-4.0"),
        ("СС ВУ-NС 4.0", "CC-BY-NC-4.0"),
        ("CC BY‑NC‑SA 4.0", "CC-BY-NC-SA-4.0"),
        ("CC BY–SA 4.0", "CC-BY-SA-4.0"),
        ("CC\u00a0BY\u00a04.0", "CC-BY-4.0"),
        ("C\u200cC\u200c BY-\u00adSA 4.0", "CC-BY-SA-4.0"),
        ("ＣＣ ＢＹ ４．０", "CC-BY-4.0"),
        ("Creative Commons Attribution ۴٫۰ International", "CC-BY-4.0"),
        ("CC BY ৪.০", "CC-BY-4.0"),
        ("CC0", "CC0-1.0"),
        ("CC-0", "CC0-1.0"),
        ("CC Zero", "CC0-1.0"),
        ("CC0の", "CC0-1.0"),
        ("CC0 – No Rights Reserved", "CC0-1.0"),
        ("CC0 1.0 Universal (CC0 1.0) Public Domain Dedication", "CC0-1.0"),
        ("Public Domain Mark 1.0", "CC-PDM-1.0"),
        ("free of known restrictions under copyright law", "CC-PDM-1.0"),
        ("CC SA 1.0", "CC-SA-1.0"),
        ("CC-BY", unversioned("BY")),
        ("cc by sa", unversioned("BY-SA")),
        ("CC BY (non-commercial)", unversioned("BY-NC")),
        ("licence BY-NC-SA", unversioned("BY-NC-SA")),
        ("Creative Commons Attribution-Only license", unversioned("BY")),
        ("Creative Commons Attribution-No Derivatives licence", unversioned("BY-ND")),
        ("republished under a Creative Commons BY NC ND licence from Plus 61J Media", unversioned("BY-NC-ND")),
        ("Attribution-ShareAlike", unversioned("BY-SA")),
        ("Photo: CC BY Jane Doe", unversioned("BY")),
        ("Creative Commons Attribution. NonCommercial use is fine", unversioned("BY")),
        # A version or port that never existed is not replaced by another.
        ("CC BY 4", unversioned("BY")),
        ("CC BY 9.9", unversioned("BY")),
        ("CC BY 2.5 DE", unversioned("BY")),
        ("CC BY 10.0", unversioned("BY")),
        ("知识共享署名-非商业使用-禁止衍生 4.0 国际许可协议", "CC-BY-NC-ND-4.0"),
        ("Attribuzione-NonCommerciale-StessaLicenza 2.0 Italia", "LicenseRef-CC-BY-NC-SA-2.0-IT"),
        ("Atribución-No Comercial-Licenciar Igual 3.0 Chile", "LicenseRef-CC-BY-NC-SA-3.0-CL"),
        ("Криейтив Комънс Признание-Споделяне на споделеното 4.0 Международен", "CC-BY-SA-4.0"),
        ("Creative Commons Autorile viitamine–Mitteäriline eesmärk 3.0 Eesti", "LicenseRef-CC-BY-NC-3.0-EE"),
        ("Creative Commons Priskyrimas - Analogiškas platinimas 4.0 Tarptautinė", "CC-BY-SA-4.0"),
        ("Creative Commons Aitortu-LanEratorririkGabe 4.0 Nazioartekoa", "CC-BY-ND-4.0"),
        ("Creative Commons 3.0 BY-NC-SA Deutschland", "CC-BY-NC-SA-3.0-DE"),
        ("Creative Commons 4.0 (Attribution-NonCommercial)", "CC-BY-NC-4.0"),
    ],
)
def test_names(text: str, license_id: str) -> None:
    assert ids(text) == [license_id]


@pytest.mark.parametrize(
    "text",
    [
        "Creative Commons licence",
        "a CC license",
        "CC BY-XY 4.0",
        "CC 4.0 BY-XY",
        "Creative Commons 4.0, attribution required",
        "Creative Commons 4.0 with Attribution",
        "Creative Commons 4.0 by the author",
        "知识共享署名-非商业用途-相同方式共享 4.0",
        "CC BY-SA-ND 4.0",
        "CC BY-NC-SA/ND 4.0",
        "CC NC 4.0",
        "CC SA 4.0",
        "CC BY ohne Bearbeitung 4.0",
        "CC BY non profit",
        "CC BY 4.0 nicht-komerziell",
        "CC BY 4.0 no comercal",
        "Creative Commons Attribution 4.0 Noncomercial",
        "Creative Commons 3.0 Share Alike",
        "Creative Commons Attribution-Something 4.0",
        "Creative Commons Attribution Noncomerical 4.0",
        "Creative Commons Attribution Noncomerical License",
        "Creative Commons Attribution ShareAlke 4.0",
        "Creative Commons Attribution Share 4.0",
        "Creative Commons Atribuire și cumva altfel de toate 3.0",
        "Noncomercial-Attribution 4.0 International",
        "published under Creative Commons by 360info",
        "REPUBLISHED UNDER CREATIVE COMMONS BY PLUS61J",
        "CC0-NC",
        "CC0 4.0",
        "CC BY" + " BY" * 60 + " NC 4.0",
    ],
)
def test_words_that_cannot_be_read_leave_the_licence_open(text: str) -> None:
    assert ids(text) == [CREATIVE_COMMONS]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Attribution 2.0: how marketing changed",
        "marketing attribution and share alike",
        "Attribution required. License 4.0",
        "Attribution-Something 4.0",
        "100 cc of water, 5.5 cc 0 more",
        "He cc'd by mail",
        "Photo: cc by Jane Doe",
        "accc by-product 4.0",
        "No Rights Reserved",
        "No Known Copyright",
        "表示 4.0",
    ],
)
def test_words_that_name_no_licence(text: str) -> None:
    assert ids(text) == []


def test_several_names_stay_several() -> None:
    assert ids("CC BY-NC 4.0 and CC BY 4.0") == ["CC-BY-NC-4.0", "CC-BY-4.0"]
    assert ids("CC BY, CC BY-SA 4.0") == [unversioned("BY"), "CC-BY-SA-4.0"]
    assert ids("Creative Commons Attribution (CC BY-NC 4.0)") == [unversioned("BY"), "CC-BY-NC-4.0"]
    assert ids("Creative Commons Attribution 3.0 (CC BY 4.0)") == ["CC-BY-3.0", "CC-BY-4.0"]
    assert ids("CC BY 4.0 (CC0 for data)") == ["CC-BY-4.0", "CC0-1.0"]
    assert ids("CC BY CC0") == [unversioned("BY"), "CC0-1.0"]
    assert ids("CC0 CC BY") == ["CC0-1.0", unversioned("BY")]
    assert ids("CC CC license. CC0 Public Domain Mark") == [CREATIVE_COMMONS, "CC0-1.0", "CC-PDM-1.0"]
    assert ids("Creative Commons BY Creative Commons") == [unversioned("BY"), CREATIVE_COMMONS]


def test_offsets_are_those_of_the_original() -> None:
    text = "ﬁnally – „Straße“ \u200f هذا نصّ — CC\u00a0BY‑SA ۴٫۰ International, and İ more"
    (name,) = match_names(text)
    assert text[name.start : name.end] == "CC\u00a0BY‑SA ۴٫۰ International"
    text = "x" * 100 + " CC BY 4.0."
    assert match_names(text) == ((101, 110, "CC-BY-4.0"),)


def test_a_name_and_its_short_form_are_one() -> None:
    text = "Under Attribution-NonCommercial-ShareAlike 4.0 International (CC BY-NC-SA 4.0)."
    (name,) = match_names(text)
    assert text[name.start : name.end].endswith("(CC BY-NC-SA 4.0")


@pytest.mark.parametrize(
    "piece",
    [
        "cc ",
        "cc by ",
        "by-nc ",
        "attribution ",
        "creative commons ",
        "署名の",
        "表示-",
        "attribution - x ",
        "cc by de la x ",
        "cc by 4.0 de ",
        " ",
        "-",
        "cc",
        "\u0301",
        "نسب ",
        "attribution" + "(" * 30,
        "cc by x, ",
        "free of known ",
        "public domain mark ",
    ],
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        started = time.process_time()
        match_names(text)
        return time.process_time() - started

    seconds(1_000)
    short = min(seconds(20_000) for _ in range(3))
    # Eight times the text: a quadratic pattern would take 64 times as long.
    assert seconds(160_000) < 30 * short + 0.1


@pytest.mark.parametrize(
    "text", ["attribution " + "x" * 1_000_000, "attribution" + " " * 1_000_000 + "4.0", "no " * 300_000]
)
def test_a_megabyte_is_read_in_seconds(text: str) -> None:
    started = time.process_time()
    assert match_names(text) == ()
    assert time.process_time() - started < 5


def test_no_word_of_the_vocabulary_says_two_things() -> None:
    for table in ("elements", "places", "whole"):
        meanings: dict[str, set[str]] = {}
        for meaning, by_language in VOCABULARY[table].items():
            for word in chain.from_iterable(by_language.values()):
                meanings.setdefault(fold(word), set()).add(meaning)
        assert {word: said for word, said in meanings.items() if len(said) > 1} == {}


def test_every_port_has_a_name_in_words() -> None:
    assert set(VOCABULARY["places"]) - {"RS"} == {
        row.jurisdiction for row in catalog() if row.elements and row.jurisdiction
    }


@pytest.mark.parametrize(
    "text",
    [
        "Creative Commons Autorstvo-Nekomercijalno-Deliti pod istim uslovima 3.0 Srbija",
        "Кријејтив комонс Ауторство-Некомерцијално-Делити под истим условима 3.0 Србија",
        "CC BY-NC-SA 3.0 RS",
    ],
)
def test_a_port_that_the_catalogue_does_not_know_is_not_read_as_the_unported_licence(text: str) -> None:
    assert [name.id for name in match_names(text)] == ["LicenseRef-CC-BY-NC-SA-unversioned"]


def test_the_data_is_written_as_the_task_writes_it() -> None:
    """One fact a line: a change shows in a diff as what it is."""
    for name, depth in (("names.json", 3), ("rulesets.json", 4)):
        text = (DATA / name).read_text(encoding="utf-8")
        assert text == one_fact_a_line(json.loads(text), fold=depth) + "\n"


def test_no_joiner_hides_an_element_or_a_place() -> None:
    """Joiners are passed over, so none of them may be a word that says something."""
    for joiner in VOCABULARY["joiners"]:
        assert not words().element.fullmatch(joiner)
        assert joiner.lower() not in ("by", "nc", "sa", "nd")
