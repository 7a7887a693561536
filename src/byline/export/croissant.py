# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""A data set in the words of Croissant 1.0 (https://docs.mlcommons.org/croissant/docs/croissant-spec.html)."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from byline.export.rows import COLUMNS, Column, Kind
from byline.model.manifest import ManifestFile

CONFORMS_TO = "http://mlcommons.org/croissant/1.0"
_CROISSANT_WORDS = (
    *("citeAs", "column", "equivalentProperty", "extract", "field", "fileProperty", "fileObject", "fileSet", "format"),
    *("includes", "isLiveDataset", "jsonPath", "key", "md5", "parentField", "path", "recordSet", "references", "regex"),
    *("repeated", "replace", "samplingRate", "separator", "source", "subField", "transform"),
)
_CONTEXT = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "sc": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "dct": "http://purl.org/dc/terms/",
    "conformsTo": "dct:conformsTo",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
    **{word: f"cr:{word}" for word in _CROISSANT_WORDS},
}
_TYPES = {Kind.DATE: "sc:Date", Kind.MOMENT: "sc:DateTime"}
_ROWS = "articles"
_SHARDS = "shards"


def described(
    *,
    name: str,
    description: str,
    licenses: Sequence[str],
    creators: Sequence[str],
    languages: Sequence[str],
    published: date,
    files: Sequence[ManifestFile],
    pattern: str,
    media_types: Sequence[str],
    nested: bool,
) -> dict[str, Any]:
    """The JSON-LD of a data set whose rows lie in `files`, which match `pattern`.

    `licenses` are addresses, each once; `published` is the version too; `nested` says that lists are lists, and not
    JSON in a cell.
    """
    encoding = list(media_types) if len(media_types) > 1 else media_types[0]
    distribution: list[dict[str, Any]] = [_file(file, encoding) for file in files]
    source = {"fileObject": {"@id": files[0].path}}
    if "*" in pattern:
        shards = {"@type": "cr:FileSet", "@id": _SHARDS, "name": _SHARDS, "encodingFormat": encoding}
        distribution.append({**shards, "includes": pattern})
        source = {"fileSet": {"@id": _SHARDS}}
    return {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": CONFORMS_TO,
        "name": name,
        "description": description,
        "license": licenses[0] if len(licenses) == 1 else list(licenses),
        "citeAs": "Each article is credited as its attribution_text says.",
        "datePublished": published.isoformat(),
        "version": f"{published:%Y}.{published.month}.{published.day}",
        **({"creator": [{"@type": "sc:Organization", "name": each} for each in creators]} if creators else {}),
        **({"inLanguage": list(languages)} if languages else {}),
        "distribution": distribution,
        "recordSet": [
            {
                "@type": "cr:RecordSet",
                "@id": _ROWS,
                "name": _ROWS,
                "description": "One row an article.",
                "key": {"@id": f"{_ROWS}/id"},
                "field": list(_fields(source, nested=nested)),
            }
        ],
    }


def _file(file: ManifestFile, encoding: str | list[str]) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": file.path,
        "name": file.path,
        "contentUrl": file.path,
        "contentSize": f"{file.bytes} B",
        "encodingFormat": encoding,
        "sha256": file.sha256,
    }


def _fields(source: dict[str, Any], *, nested: bool) -> Iterator[dict[str, Any]]:
    for column in COLUMNS:
        field = _field(column, f"{_ROWS}/{column.name}")
        field["source"] = {**source, "extract": {"column": column.name}}
        if column.several and not nested:
            field["description"] += " (a list, as JSON)"
            field["dataType"] = "sc:Text"
        elif column.several:
            field["repeated"] = True
        if column.columns and nested:
            field.pop("dataType")
            field["subField"] = [
                {
                    **_field(inner, f"{_ROWS}/{column.name}/{inner.name}"),
                    "source": {
                        **source,
                        "extract": {"column": column.name},
                        "transform": {"jsonPath": f"$.{inner.name}"},
                    },
                }
                for inner in column.columns
            ]
        yield field


def _field(column: Column, identity: str) -> dict[str, Any]:
    return {
        "@type": "cr:Field",
        "@id": identity,
        "name": column.name,
        "description": column.about,
        "dataType": _TYPES.get(column.kind, "sc:Text"),
    }
