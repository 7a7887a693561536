# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Pages that reuse articles through known generators of notices: each gets what its rules leave out, and no more.

The rules are facts about those tools, read from their code; the words below were written for this test.
"""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from support.audits import TEXT, codes, found_in, original, page
from support.exports import Source

TITLE, AUTHOR, SOURCE = "River council votes", "Ada Example and Bo Sample", "https://wire.example/ferry"
Credit = Callable[[str, str, str], str]
"""From the licence's short form, name and address to what the generator writes."""


class Generator(NamedTuple):
    """A generator, what it writes, and what is found under 4.0 and under 2.0 in a page that changed nothing."""

    name: str
    credit: Credit
    found_in_4: set[str]
    found_in_2: set[str]


def openverse_html(short: str, _name: str, uri: str) -> str:
    return (
        f'<p>"<a href="{SOURCE}">{TITLE}</a>" by <a href="https://wire.example/staff">{AUTHOR}</a> is licensed under '
        f'<a href="{uri}?ref=openverse">{short}</a>.</p>'
    )


def openverse_text(short: str, _name: str, uri: str) -> str:
    return f'<p>"{TITLE}" by {AUTHOR} is licensed under {short}. To view a copy of this license, visit {uri}.</p>'


def openverse_guessing(short: str, _name: str, uri: str) -> str:
    """Where the version is not known it takes the newest: here it was 2.0, or a port."""
    newest = short.replace("2.0", "4.0")
    return f'<p>"{TITLE}" by {AUTHOR} is licensed under {newest}: {uri.replace("2.0", "4.0")}</p>'


def chooser(short: str, _name: str, uri: str) -> str:
    return (
        f'<p><a href="{SOURCE}">{TITLE}</a> © 2026 by <a href="https://wire.example/staff">{AUTHOR}</a> is licensed '
        f'under <a href="{uri}">{short}</a><img src="https://mirrors.creativecommons.org/presskit/icons/by.svg"></p>'
    )


def wikimedia_online(short: str, _name: str, uri: str) -> str:
    return f'<p>{AUTHOR}, <a href="{SOURCE}">{TITLE}</a>, <a href="{uri}legalcode" rel="license">{short}</a></p>'


def wikimedia_print(short: str, _name: str, uri: str) -> str:
    """Title only below 4.0; the address of the licence and not its name."""
    title = "" if "4.0" in short else f", „{TITLE}“"
    return f"<p>{AUTHOR} ({SOURCE}){title}, {uri}legalcode</p>"


def libcredit(short: str, name: str, uri: str) -> str:
    """It calls every licence Unported, and leads with title and author."""
    called = name.replace("International", "Unported").replace("Generic", "Unported")
    return f'<p><a href="{SOURCE}">{TITLE}</a> by {AUTHOR}. <a href="{uri}">{called}</a>.</p>'


def republication_tracker(_short: str, _name: str, _uri: str) -> str:
    return (
        f'<p>This article first appeared on <a href="{SOURCE}">Example Wire</a> and is republished here under a '
        'Creative Commons license.<img src="https://wire.example/pixel?p=1" width="1" height="1"></p>'
        '<div id="republication-tracker-tool-modal" class="modal" style="display:none">'
        '<a rel="license" href="https://creativecommons.org/licenses/by-nd/4.0/">Republish</a></div>'
    )


def ideal(short: str, name: str, uri: str) -> str:
    """What Creative Commons recommends: title, author, source, licence."""
    return f'<p>“<a href="{SOURCE}">{TITLE}</a>” by {AUTHOR} of Example Wire, <a href="{uri}">{short}</a></p>'


# BY008: none of them refers to the disclaimer. BY003: none knows of other parties, which 2.0 does not ask for.
GENERATORS = [
    Generator("Openverse, HTML", openverse_html, {"BY003", "BY008", "BY105"}, {"BY008", "BY105"}),
    Generator("Openverse, text", openverse_text, {"BY003", "BY005", "BY008"}, {"BY005", "BY008"}),
    Generator("Openverse, guessing", openverse_guessing, {"BY003", "BY005", "BY008"}, {"BY005", "BY008", "BY102"}),
    Generator("Creative Commons chooser", chooser, {"BY003", "BY008"}, {"BY008"}),
    Generator("Wikimedia, online", wikimedia_online, {"BY003", "BY008", "BY106"}, {"BY008", "BY106"}),
    Generator("Wikimedia, print", wikimedia_print, {"BY001", "BY003", "BY006", "BY008"}, {"BY008"}),
    Generator("libcredit", libcredit, {"BY003", "BY008"}, {"BY008"}),
    Generator(
        "Republication Tracker Tool",
        republication_tracker,
        {"BY001", "BY002", "BY008", "BY104"},
        {"BY001", "BY002", "BY008", "BY104"},
    ),
    Generator("TASL by hand", ideal, {"BY008"}, {"BY008"}),
]


def reused(license_id: str) -> Source:
    return original(license_id, copyright_notice=None)


@pytest.mark.parametrize("generator", GENERATORS, ids=lambda generator: generator.name)
@pytest.mark.parametrize("version", ["4.0", "2.0"])
def test_a_page_with_what_a_generator_writes(tmp_path: Path, generator: Generator, version: str) -> None:
    kind = "International" if version == "4.0" else "Generic"
    credit = generator.credit(
        f"CC BY {version}",
        f"Creative Commons Attribution {version} {kind}",
        f"https://creativecommons.org/licenses/by/{version}/",
    )
    article = reused(f"CC-BY-{version}")
    found = found_in(tmp_path, page(article, credit), article)
    assert codes(found) == (generator.found_in_4 if version == "4.0" else generator.found_in_2)


@pytest.mark.parametrize("generator", GENERATORS, ids=lambda generator: generator.name)
def test_none_of_them_says_what_was_changed_or_keeps_a_copyright_notice(tmp_path: Path, generator: Generator) -> None:
    article = original("CC-BY-4.0", copyright_notice="© 2019-2026 Rightsholders of the Ferry")
    credit = generator.credit(
        "CC BY 4.0", "Creative Commons Attribution 4.0 International", "https://creativecommons.org/licenses/by/4.0/"
    )
    changed = page(article, credit, text=TEXT.replace("another ten years", "another twenty years and a day"))
    assert {"BY004", "BY201"} <= codes(found_in(tmp_path, changed, article))


def test_a_generator_that_names_only_the_licence_of_the_adaptation(tmp_path: Path) -> None:
    """After an edit the Wikimedia generator prints the new licence alone, and lets BY-SA 1.0 go to 4.0."""
    article = reused("CC-BY-SA-1.0")
    credit = (
        f'<p>{AUTHOR}, <a href="{SOURCE}">{TITLE}</a>, modified by Jane Roe, '
        '<a href="https://creativecommons.org/licenses/by-sa/4.0/legalcode" rel="license">CC BY-SA 4.0</a></p>'
    )
    content = page(article, credit, text=TEXT.replace("another ten years", "another twenty years and a day"))
    assert codes(found_in(tmp_path, content, article)) == {"BY008", "BY102", "BY106", "BY204"}


def test_a_generator_that_calls_a_dedication_a_mark(tmp_path: Path) -> None:
    article = reused("CC0-1.0")
    uri = "https://creativecommons.org/publicdomain/zero/1.0/"
    credit = f'<p>"{TITLE}" by {AUTHOR} is marked with <a href="{uri}">CC0 1.0</a>.</p>'
    assert codes(found_in(tmp_path, page(article, credit), article)) == {"BY107"}


def test_a_port_that_gets_the_address_of_the_unported_licence(tmp_path: Path) -> None:
    article = reused("CC-BY-3.0-DE")
    credit = wikimedia_online("CC BY 3.0", "", "https://creativecommons.org/licenses/by/3.0/")
    assert "BY103" in codes(found_in(tmp_path, page(article, credit), article))
