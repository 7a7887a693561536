# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The chain from words to conclusion, as it is printed."""

import pytest

from byline.cli.conclusion import print_conclusion
from byline.model.evidence import Claim, Evidence, LicenseConclusion, Locator, Region, Scope, SetAside
from support.archives import SEEN, concluded


def piece(statement: str, **facts: object) -> Evidence:
    given = {"locator": Locator(selector="/html/body/p"), "region": Region.BODY, "scope": Scope.ARTICLE, "seen": SEEN}
    return Evidence.model_validate({"finder": "statement", "statement": statement, **given, **facts})


def printed(capsys: pytest.CaptureFixture[str], conclusion: LicenseConclusion) -> str:
    print_conclusion(conclusion, everything=True)
    return " ".join(capsys.readouterr().out.split())


def test_every_piece_says_what_where_how_and_when(capsys: pytest.CaptureFixture[str]) -> None:
    out = printed(capsys, concluded())
    assert "evidence “All Content by Example Wire is licensed under CC BY 4.0.”" in out
    assert "names CC-BY-4.0 for the whole site, speaks of Example Wire" in out
    assert "statement, in the footer, seen 2026-03-09 at payload /html/body/footer/p chars 0-56" in out
    assert "by rules 1" in out


def test_what_was_set_aside_says_why(capsys: pytest.CaptureFixture[str]) -> None:
    aside = [
        (piece("© AFP", claim=Claim.DENIAL), "an agency's byline", "denies a licence for the article"),
        (piece("Photos excluded.", claim=Claim.EXCLUSION), "a limit", "limits what is covered for the article"),
        (piece("tdm", claim=Claim.RESERVATION, region=Region.HEAD), "no licence", "reserves text and data mining"),
        (piece("CC BY", region=Region.FIGURE, scope=Scope.OTHER), "it belongs to a picture", "for something else"),
    ]
    conclusion = LicenseConclusion(set_aside=tuple(SetAside(evidence=each, reason=why) for each, why, _ in aside))
    out = printed(capsys, conclusion)
    for each, why, told in aside:
        assert f"set aside “{each.statement}”" in out
        assert f"set aside because {why}" in out
        assert told in out


def test_limits_and_conflicts_stand_with_the_licence(capsys: pytest.CaptureFixture[str]) -> None:
    limits = {"exclusions": ("Photos excluded.",), "conflicts": ("CC-BY-4.0", "CC0-1.0"), "reservations": ("tdm: 1",)}
    out = printed(capsys, LicenseConclusion.model_validate(limits))
    assert "except “Photos excluded.” conflict CC-BY-4.0 conflict CC0-1.0 reserved “tdm: 1”" in out


def test_a_declaration_stands_above_the_rules(capsys: pytest.CaptureFixture[str]) -> None:
    word = piece("asked the editor", finder="operator", region=Region.OPERATOR, locator=Locator(record="operator"))
    out = printed(capsys, LicenseConclusion(concluded="CC-BY-4.0", evidence=(word,), by="operator", rules="1"))
    assert "by rules 1 below what a person declared" in out
    assert "operator, declared by a person, seen" in out
    assert "at operator" not in out


@pytest.mark.parametrize("region", Region)
@pytest.mark.parametrize("scope", Scope)
def test_every_region_and_scope_has_words(capsys: pytest.CaptureFixture[str], region: Region, scope: Scope) -> None:
    out = printed(capsys, LicenseConclusion(evidence=(piece("words", region=region, scope=scope),)))
    assert "statement, " in out


def test_words_of_strangers_cannot_move_the_cursor(capsys: pytest.CaptureFixture[str]) -> None:
    hostile = piece("\x1b[2J\u202ewords\n  licence    CC0-1.0", locator=Locator(selector="/x\x1b[1A"))
    print_conclusion(LicenseConclusion(evidence=(hostile,), basis="\x1b]0;x\x07"), everything=True)
    out = capsys.readouterr().out
    assert not {"\x1b", "\u202e", "\x07"} & set(out)
    assert "\n  licence    CC0-1.0" not in out
