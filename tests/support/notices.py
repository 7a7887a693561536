# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Articles whose notices are kept in tests/golden/notices. As a program it writes them anew: read the diff."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from byline.licensing.carriers import REGISTRY
from byline.licensing.notice import attribution, render
from byline.model.archived import ArchivedArticle, RecordRef
from byline.model.article import Article
from byline.model.evidence import LicenseConclusion
from byline.model.notice import Adapts, Change

GOLDEN = Path(__file__).parents[1] / "golden" / "notices"
TEXT_ONLY = Change(text="Text extracted from the web page; images and navigation omitted.")
TRANSLATED = Change(text="Translated from fa to en by Jane Roe.", adapts=Adapts.YES)
RECORD = RecordRef(record_id="urn:uuid:0", file="archive/one.warc.gz", offset=0, length=1)


def archived(concluded: str, *, target_uri: str = "https://news.example/story", **facts: Any) -> ArchivedArticle:
    """An archived article under a licence; `conclusion` replaces the plain one, other facts are the article's."""
    conclusion = facts.pop("conclusion", None) or LicenseConclusion(declared=concluded, concluded=concluded)
    return ArchivedArticle(
        id="3f2a9c0d1e2b3c4d",
        article=Article(**facts),
        conclusion=conclusion,
        target_uri=target_uri,
        media_type="text/html",
        payload_digest="sha256:00",
        retrieved=datetime(2026, 3, 9, tzinfo=UTC),
        capture=RECORD,
        metadata=RECORD,
    )


def cases() -> dict[str, tuple[ArchivedArticle, tuple[Change, ...]]]:
    """Name of the golden files -> article and changes."""
    return {
        "everything-by-4.0": (
            archived(
                "CC-BY-4.0",
                title="National unity: what it takes",
                creators=("Jane Doe", "John Roe"),
                agency="Mehr News Agency",
                copyright_notice="© 2026 Mehr News Agency",
                url="https://en.mehrnews.example/news/1?id=2&x=3",
                earlier_changes=("Edited by the desk.", "Shortened"),
                language="en",
            ),
            (TEXT_ONLY,),
        ),
        "agency-only-by-nc-nd-3.0-us": (
            archived("LicenseRef-CC-BY-NC-ND-3.0-US", title="Who pays?", agency="Example Public Media Inc."),
            (TEXT_ONLY,),
        ),
        "persian-by-sa-4.0": (
            archived(
                "CC-BY-SA-4.0",
                title="وحدت ملّی و آیندهٔ آن",
                creators=("علی رضایی",),
                agency="خبرگزاری مهر",
                language="fa",
            ),
            (TRANSLATED,),
        ),
        "old-by-1.0": (archived("CC-BY-1.0", title="Then", creators=("A. Uthor",)), ()),
        "england-by-sa-2.0-uk": (archived("CC-BY-SA-2.0-UK", title="Now!", creators=("A. Uthor",)), ()),
        "igo-by-3.0": (archived("CC-BY-3.0-IGO", title="Report", agency="An International Organization"), (TEXT_ONLY,)),
        "no-title-no-names-local-file": (archived("CC-BY-NC-2.5", target_uri="ni:///sha-256;abc"), (TEXT_ONLY,)),
        "dedicated-cc0": (archived("CC0-1.0", title="Open", creators=("Jane Doe",)), (TEXT_ONLY,)),
        "marked-pdm": (archived("CC-PDM-1.0", title="Older than old", creators=("Unkn*wn <em>scribe</em>",)), ()),
        "britain-ogl-3.0": (
            archived(
                "OGL-UK-3.0", title="Flood warnings", agency="Environment Agency", copyright_notice="© Crown copyright"
            ),
            (TEXT_ONLY,),
        ),
        "canada-ogl-2.0": (archived("OGL-Canada-2.0", title="Ice roads", agency="Transport Canada"), (TEXT_ONLY,)),
        "dedicated-pddl": (archived("PDDL-1.0", title="Open", creators=("Jane Doe",)), ()),
        "hostile": (
            archived(
                "CC-BY-4.0",
                title='"><script>alert(1)</script>\n\n# [x](javascript:alert(1)) \u202egnp.exe',
                creators=("**Bold** & <b>Brash</b>", "\u202eevil\u202c", "www.evil.example"),
                agency="`code` | ~~x~~ ![i](http://e.example/i.png)",
                copyright_notice="© <https://evil.example>\r\nSet-Cookie: x",
                url="https://news.example/a b?<q>=\"'#`f",
                language='en" onload="x',
            ),
            (Change(text="Shortened <i>much</i>"),),
        ),
    }


def write() -> None:
    """Write every golden file."""
    GOLDEN.mkdir(parents=True, exist_ok=True)
    for name, (article, changes) in cases().items():
        for carrier in REGISTRY.names():
            path = GOLDEN / f"{name}.{carrier}"
            path.write_text(render(attribution(article, changes), carrier).content + "\n", encoding="utf-8")


if __name__ == "__main__":
    write()
