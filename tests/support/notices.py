# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Articles whose notices are kept in tests/golden/notices. As a program it writes them anew: read the diff."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from byline.licensing.adapting import credit
from byline.licensing.carriers import REGISTRY
from byline.licensing.catalog import catalog
from byline.licensing.notice import attribution, render
from byline.licensing.phrases import languages
from byline.model.archived import ArchivedArticle, RecordRef
from byline.model.article import Article
from byline.model.evidence import LicenseConclusion
from byline.model.notice import Adaptation, Adapts, Attribution, Change

GOLDEN = Path(__file__).parents[1] / "golden" / "notices"
TEXT_ONLY = Change(text="Text extracted from the web page; images and navigation omitted.")
TRANSLATED = Change(text="Translated from fa to en by Jane Roe.", adapts=Adapts.YES)
RECORD = RecordRef(record_id="urn:uuid:0", file="archive/one.warc.gz", offset=0, length=1)


def archived(concluded: str, *, target_uri: str = "https://news.example/story", **facts: Any) -> ArchivedArticle:
    """An archived article under a licence; `conclusion` replaces the plain one, `by` says who concluded."""
    by = facts.pop("by", "rule")
    conclusion = facts.pop("conclusion", None) or LicenseConclusion(declared=concluded, concluded=concluded, by=by)
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


def families() -> dict[str, Attribution]:
    """A notice of each family of licences that has words or duties of its own."""
    facts = {
        "title": "Ice roads",
        "creators": ("Jane Doe",),
        "agency": "The Agency",
        "published": "2026-03-09",
        "modified": "2026-03-10",
    }
    licences = {
        "france-etalab-2.0": "etalab-2.0",
        "germany-dl-de-by-2.0": "DL-DE-BY-2.0",
        "norway-nlod-1.0": "NLOD-1.0",
        "norway-nlod-2.0": "NLOD-2.0",
        "parliament-opl-3.0": "OPL-UK-3.0",
        "britain-ncgl-2.0": "NCGL-UK-2.0",
        "italy-iodl-1.0": "LicenseRef-IODL-1.0",
        "taiwan-ogdl-1.0": "OGDL-Taiwan-1.0",
        "data-cdla-sharing": "CDLA-Sharing-1.0",
        "database-odbl": "ODbL-1.0",
        "art-lal-1.2": "LAL-1.2",
        "korea-kogl-4": "LicenseRef-KOGL-4",
        "database-odc-by": "ODC-By-1.0",
        "states-public-domain": "LicenseRef-scancode-us-govt-public-domain",
        "house-propublica": "LicenseRef-ProPublica-republish",
    }
    made = {
        name: attribution(archived(license_id, by="operator", **facts), (TEXT_ONLY,))
        for name, license_id in licences.items()
    }
    return made | {"manual-gfdl-1.3": attribution(archived("GFDL-1.3-or-later", **facts))}


def adaptations() -> dict[str, Attribution]:
    """Notices of what was made of a work: they name its licence and that of the adaptation."""
    made: dict[str, Attribution] = {}
    for name, original, own, kind in (
        ("translation-by-sa-4.0", "CC-BY-SA-4.0", "CC-BY-SA-4.0", "translation"),
        ("translation-by-sa-2.0", "CC-BY-SA-2.0", "CC-BY-SA-3.0-DE", "translation"),
        ("adaptation-by-4.0", "CC-BY-4.0", "CC-BY-NC-4.0", "adaptation"),
        ("translation-cc0", "CC0-1.0", "CC0-1.0", "translation"),
    ):
        adaptation = Adaptation(
            kind=kind,
            by="Jane Roe",
            license=catalog().require(own),
            source_language="fa" if kind == "translation" else None,
            target_language="en" if kind == "translation" else None,
        )
        change = credit(catalog().require(original), adaptation)
        article = archived(original, title="Then", creators=("A. Uthor",))
        made[name] = attribution(article, (change,), adaptation=adaptation)
    return made


def languages_of_notices() -> dict[str, Attribution]:
    """The same notices in every language but English."""
    return {
        f"{name}-in-{language}": attribution(*cases()[name], language=language)
        for name in ("everything-by-4.0", "persian-by-sa-4.0", "dedicated-cc0", "marked-pdm", "britain-ogl-3.0")
        for language in languages()
        if language != "en"
    }


def golden() -> dict[str, str]:
    """Name of each golden file -> its content. Every form for the plain cases, prose and HTML for the others."""
    plain = {name: attribution(article, changes) for name, (article, changes) in cases().items()}
    others = {**families(), **adaptations(), **languages_of_notices()}
    forms = {**dict.fromkeys(plain, REGISTRY.names()), **dict.fromkeys(others, ("text", "html"))}
    forms |= dict.fromkeys(adaptations(), ("text", "html", "json-ld"))
    return {
        f"{name}.{form}": render(facts, form).content + "\n"
        for name, facts in {**plain, **others}.items()
        for form in forms[name]
    }


def write() -> None:
    """Write every golden file."""
    GOLDEN.mkdir(parents=True, exist_ok=True)
    for name, content in golden().items():
        (GOLDEN / name).write_text(content, encoding="utf-8")


if __name__ == "__main__":
    write()
