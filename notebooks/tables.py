"""A table as a notebook shows it: HTML for people, plain text for whoever compares numbers."""

from __future__ import annotations

from datetime import datetime
from html import escape
from typing import Any

import pyarrow as pa

from findings import count, percent

PERCENT = ("ratio", "share", "threshold")
"""Columns whose name ends like this are ratios, and shown in percent."""


class Shown:
    """The first rows of a table, with headings in words."""

    def __init__(self, table: pa.Table, rows: int = 10):
        self._headings = [name.replace("_", " ") for name in table.column_names]
        self._numeric = [not pa.types.is_string(field.type) for field in table.schema]
        self._rows = [[_text(name, value) for name, value in row.items()] for row in table.slice(0, rows).to_pylist()]
        self._left_out = max(0, table.num_rows - rows)

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{escape(heading)}</th>" for heading in self._headings)
        body = "".join(f"<tr>{''.join(map(self._cell, self._numeric, row))}</tr>" for row in self._rows)
        more = f"<p>{self._more()}</p>" if self._left_out else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"

    def _more(self) -> str:
        return count(self._left_out, "more row")

    @staticmethod
    def _cell(numeric: bool, text: str) -> str:
        return f'<td align="right">{escape(text)}</td>' if numeric else f"<td>{escape(text)}</td>"

    def __repr__(self) -> str:
        lines = [self._headings, *self._rows]
        widths = [max(map(len, column)) for column in zip(*lines)]
        text = ["  ".join(cell.rjust(width) if numeric else cell.ljust(width)
                          for cell, width, numeric in zip(line, widths, self._numeric)).rstrip() for line in lines]
        return "\n".join(text + ([self._more()] if self._left_out else []))


def show(table: pa.Table, rows: int = 10) -> Shown:
    """The first rows of a table, to be the last expression of a cell."""
    return Shown(table, rows)


def _text(name: str, value: Any) -> str:
    if value is None:
        return "–"
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d}" if (value.hour, value.minute, value.second) == (0, 0, 0) else f"{value:%Y-%m-%d %H:%M:%S}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return percent(value) if name.endswith(PERCENT) or name.startswith("ratio") else f"{value:.1f}"
    # An error code is a name and no amount.
    return str(value) if name == "error_code" or not isinstance(value, int) else f"{value:,}"
