# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""`byline source`: which agencies byline knows, and what they say about reuse."""

from byline.errors import ExitCode
from byline.seeds import sources


def test_list_gives_every_source(run) -> None:
    ran = run("source", "list")
    assert ran.code == ExitCode.OK
    assert len(ran.out.splitlines()) == len(sources())
    assert f"{len(sources())} sources" in ran.err


def test_list_says_which_licences_were_not_verified(run) -> None:
    """What only others report must not look like what the source says."""
    lines = {line.split("  ")[0]: line for line in run("source", "list").out.splitlines()}
    assert lines["Mehr News Agency"].split("  ")[-1].strip() == "CC-BY-4.0"
    assert "conflict: LicenseRef-CC-BY-3.0-BR (unverified)" in lines["Agência Brasil"]
    assert lines["Fars News Agency"].endswith(" -")


def test_list_as_json_keeps_the_two_apart(run) -> None:
    rows = {row["name"]: row for row in run("source", "list", "--json").json}
    brasil = rows["Agência Brasil"]
    assert (brasil["schema"], brasil["licenses"], brasil["unverified"]) == (
        "byline-source-list-1",
        [],
        ["LicenseRef-CC-BY-3.0-BR"],
    )
    assert brasil["conflicts"]
    assert rows["Wikinews"]["licenses"] == ["CC-BY-2.5"]
    assert rows["Governo do Brasil"]["shared"]


def test_list_is_filtered(run) -> None:
    assert [row["name"] for row in run("source", "list", "MEHR", "--json").json] == ["Mehr News Agency"]
    assert run("source", "list", "mehr").err == "1 source\n"
    unread = run("source", "list", "--unverified", "--json").json
    assert unread
    assert not any(row["verified"] or row["licenses"] for row in unread)
    assert run("source", "list", "no such source").code == ExitCode.NOT_FOUND


def test_show_gives_the_words_and_where_they_stood(run) -> None:
    ran = run("source", "show", "https://plus61j.net.au/some/story")
    assert ran.out.startswith("Plus61J Media\n")
    for words in (
        "says       “From 1 July 2023, unless otherwise stated,",
        "licence    LicenseRef-CC-BY-NC-ND-unversioned",
        "at         https://plus61j.net.au/republishing-us/",
        "valid from 2023-07-01",
        "credit     “This work is republished",
        "asks       edits need the author's consent",
        "except     images and photographs",
    ):
        assert f"\n  {words}" in ran.out
    assert "known from" not in ran.out
    assert "no evidence" in ran.err


def test_show_says_what_nobody_read(run) -> None:
    out = run("source", "show", "Tasnim News").out
    assert "verified   no" in out
    assert "says" not in out.split()
    assert "known from r-three/common-pile" in out
    assert "none named" in run("source", "show", "Agência Brasil").out


def test_show_says_what_contradicts_and_what_is_shared(run) -> None:
    assert "\n  conflict   others record" in run("source", "show", "Agencia Brasil").out
    assert "gov.br (shared" in run("source", "show", "gov.br").out


def test_show_as_json_gives_the_whole_source(run) -> None:
    (shown,) = run("source", "show", "خبرگزاري مهر", "--json").json
    assert shown["schema"] == "byline-source-show-1"
    assert shown["source"]["name"] == "Mehr News Agency"
    assert shown["source"]["terms"][0]["verified"]


def test_a_source_that_is_not_known(run) -> None:
    ran = run("source", "show", "Mehr News Agncy")
    assert ran.code == ExitCode.NOT_FOUND
    assert "did you mean Mehr News Agency" in ran.err
