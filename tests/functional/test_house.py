# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What a publisher allows under its own conditions, and a licence of its articles beside such conditions."""

from collections.abc import Callable
from pathlib import Path

import pytest

from byline.errors import ExitCode
from byline.licensing.conclude import identify
from byline.licensing.policy import decide
from byline.model.archived import ArchivedArticle, RecordRef
from byline.model.article import Article
from byline.model.policy import Verdict
from byline.model.use import Use
from byline.seeds import demands_of
from functional.conftest import Run
from support.pages import SEEN, html

FREE = "https://creativecommons.org/licenses/by-nc-nd/3.0/us/"


def test_a_person_is_told_what_the_publisher_allows(run: Run, article: Callable[..., Path]) -> None:
    story = article(body="Feel free to republish our stories, as long as you credit Example Wire.", licence="no terms.")
    run("init", "archive")
    refused = run("add", story)
    assert refused.code == ExitCode.NO_LICENSE
    assert "which is no open licence: “Feel free to republish our stories" in refused.err
    assert "declare it with --license ID" in refused.err
    kept = run("add", story, "--keep-unlicensed", "--json").json[0]
    shown = run("show", kept["id"], "--evidence").out
    assert "“Feel free to republish our stories, as long as you credit Example Wire.”" in " ".join(shown.split())
    assert "allows republishing under the publisher's own conditions" in " ".join(shown.split())


@pytest.mark.parametrize(
    ("url", "words", "concluded", "bulk"),
    [
        # RULES 1.4: "CC BY-NC-ND 3.0 US plus: link back, ... no automatic/wholesale republishing".
        (
            "https://www.propublica.org/article/tern",
            f"Republish our articles for free under a <a href='{FREE}'>Creative Commons BY-NC-ND 3.0 US</a> license.",
            "LicenseRef-CC-BY-NC-ND-3.0-US",
            "no wholesale or automatic republishing",
        ),
        # RULES 4: "All our content is published under a Creative Commons Attribution-No Derivatives licence."
        (
            "https://theconversation.com/tern",
            "All our content is published under a Creative Commons Attribution-No Derivatives licence.",
            "LicenseRef-CC-BY-ND-unversioned",
            "no systematic republication of all articles",
        ),
        (
            "https://theconversation.com/tern",
            "Republish our articles for free, online or in print, under Creative Commons licence.",
            "LicenseRef-Creative-Commons",
            "no systematic republication of all articles",
        ),
    ],
)
def test_a_licence_comes_with_its_publisher_s_own_terms(url: str, words: str, concluded: str, bulk: str) -> None:
    page = html(f"<article><p>A tern was seen.</p></article><footer><p>{words}</p></footer>", url=url)
    conclusion = identify(page)
    assert conclusion.concluded == concluded
    place = RecordRef(file="archive/a.warc.gz", offset=0, length=1, record_id="urn:x")
    archived = ArchivedArticle(
        id="1234567890abcdef",
        article=Article(url=url),
        conclusion=conclusion,
        target_uri=url,
        media_type="text/html",
        payload_digest="sha256:0",
        retrieved=SEEN,
        capture=place,
        metadata=place,
    )
    demands = demands_of(archived)
    assert bulk in [each.text for each in demands if each.forbids is Use.BULK]
    assert decide(conclusion, [Use.BULK], demands=demands).verdict in (Verdict.DENY, Verdict.UNKNOWN)
