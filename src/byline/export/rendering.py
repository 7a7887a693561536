# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The templates of pages: whatever an article says is escaped, and nothing in it becomes markup."""

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from byline.export.dates import day, moment
from byline.export.item import plain
from byline.export.languages import direction, language_name
from byline.licensing.sentences import web_uri
from byline.model.evidence import Evidence, Scope

if TYPE_CHECKING:
    from jinja2 import Environment, Template


def template(name: str) -> "Template":
    """The template of that name in templates/."""
    return _environment().get_template(name)


def resource(name: str) -> str:
    """A file of templates/ as it is."""
    return files("byline.export").joinpath(f"templates/{name}").read_text("utf-8")


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("byline.export"),
        # Style sheets have no captured words in them: escaping them as HTML does no harm.
        autoescape=True,
        # Quoted evidence is verbatim, so it may hold what no HTML page can.
        finalize=lambda value: plain(value) if type(value) is str else value,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["inline"] = None
    environment.filters.update(
        day=day,
        direction=direction,
        language=language_name,
        moment=moment,
        origin=_origin,
        sentence=_sentence,
        standing=_standing,
        web=web_uri,
    )
    return environment


def _origin(address: str) -> str:
    """Scheme and host of an http(s) address."""
    return "/".join(address.split("/", 3)[:3]) + "/"


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:].rstrip(".") + "."


def _standing(evidence: Evidence) -> str:
    """Where the words stand, and what they are about."""
    if evidence.locator.record == "operator":
        return "declared by the operator of the archive"
    about = "not about the article’s text" if evidence.scope is Scope.OTHER else f"about the {evidence.scope}"
    return f"in the {evidence.region}, {about}"
