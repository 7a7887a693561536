# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""pyarrow, if it is installed, and the rows of articles as its types."""

from datetime import datetime
from importlib import import_module
from typing import Any

from byline.errors import OperationFailed
from byline.export.rows import COLUMNS, Column, Kind, Row

CURE = "pip install 'byline[datasets]'"


def arrow(module: str = "pyarrow") -> Any:
    """pyarrow, or one of its modules; OperationFailed says how to install it."""
    try:
        return import_module(module)
    except ImportError as error:
        raise OperationFailed("this format needs pyarrow, which is not installed", cure=CURE) from error


def schema() -> Any:
    """The columns of a row as an Arrow schema."""
    pyarrow = arrow()
    return pyarrow.schema([_field(pyarrow, column) for column in COLUMNS])


def typed(row: Row) -> Row:
    """A row with its moments as such."""
    return _typed(row, COLUMNS)


def _field(pyarrow: Any, column: Column) -> Any:
    if column.kind is Kind.RECORD:
        kind = pyarrow.struct([_field(pyarrow, inner) for inner in column.columns])
    elif column.kind is Kind.MOMENT:
        kind = pyarrow.timestamp("ms", tz="UTC")  # Parquet has no coarser unit
    else:
        kind = pyarrow.string()
    return pyarrow.field(column.name, pyarrow.list_(kind) if column.several else kind)


def _typed(row: Row, columns: tuple[Column, ...]) -> Row:
    changed: Row = {}
    for column in columns:
        value = row[column.name]
        if column.kind is Kind.MOMENT and value is not None:
            changed[column.name] = datetime.fromisoformat(value)
        elif any(inner.kind is Kind.MOMENT for inner in column.columns):
            changed[column.name] = [_typed(inner, column.columns) for inner in value]
    return {**row, **changed}
