"""The stored history of a fleet, read through its Iceberg catalog.

Files are never listed: which of them hold a table is known only by its snapshot. After compaction the old files lie beside the new
ones for days, and whoever reads a folder counts twice.
"""

from __future__ import annotations

import os
import re
import sqlite3
from dataclasses import dataclass, replace
from datetime import datetime, timezone
from functools import cached_property
from pathlib import Path
from typing import Any, Callable, Mapping, Sequence

import duckdb
import pyarrow as pa
from pyiceberg.catalog import Catalog, load_catalog
from pyiceberg.catalog.sql import SqlCatalog
from pyiceberg.exceptions import NoSuchTableError
from pyiceberg.expressions import AlwaysTrue, And, BooleanExpression, EqualTo, GreaterThanOrEqual, LessThan

NAMESPACE = "aftershock"
CATALOG = "aftershock"
"""The name under which the job's JDBC catalog lists its tables; another name sees an empty catalog."""

SCHEMA_VERSION = 1
"""The newest schema that these notebooks were written for."""

PLACE = "AFTERSHOCK_HISTORY"
"""The environment variable that says where the history is, as `--history DIR` does."""

TIME_COLUMNS = {
    "api_minutes": "minute",
    "api_hours": "hour",
    "api_days": "day",
    "client_minutes": "minute",
    "elections": "at",
    "stalls": "start",
    "breaches": "at",
    "correlations": "at",
    "incidents": "at",
    "coverage": "minute",
}
"""The column of each table by whose day it is partitioned, so that a time in question skips files."""

Scan = Callable[[str, Sequence[str], "Scope"], pa.RecordBatchReader]


class HistoryProblem(Exception):
    """What keeps the history from being read, as a sentence that says what to do."""

    def _render_traceback_(self) -> list[str]:
        """For notebooks, which ask for it: the sentence without the stack."""
        return [str(self)]


@dataclass(frozen=True)
class Scope:
    """Which part of the history is asked about; None does not limit."""

    since: datetime | None = None
    until: datetime | None = None
    cluster: str | None = None
    account: str | None = None


class History:
    """The tables of one warehouse, each as it was when it was first asked for, so that one notebook answers from one state."""

    def __init__(self, scan: Scan, scope: Scope = Scope()):
        self._scan = scan
        self.scope = scope

    def within(
        self,
        since: datetime | None = None,
        until: datetime | None = None,
        cluster: str | None = None,
        account: str | None = None,
    ) -> History:
        """The same history, limited: from `since` until before `until`, to one cluster, to one account (as telemetry names it)."""
        given = {"since": since, "until": until, "cluster": cluster, "account": account}
        return History(self._scan, replace(self.scope, **{key: value for key, value in given.items() if value is not None}))

    def ask(self, sql: str, values: Mapping[str, Any] | None = None, **columns: Sequence[str]) -> pa.Table:
        """The answer of DuckDB to `sql` over the named columns of the named tables, which stream by and are not held in memory."""
        for table in columns:
            # What has streamed by is gone: a second reading would find nothing, and say nothing of it.
            if len(re.findall(rf"\b(?:FROM|JOIN)\s+{table}\b", sql)) != 1:
                raise ValueError(f"{table} streams by once, so the question has to read it once: gather it in a materialized CTE")
        # No extension is ever fetched: what is asked needs none.
        with duckdb.connect(config={"autoinstall_known_extensions": False, "autoload_known_extensions": False}) as database:
            database.execute("SET TimeZone = 'UTC'")
            for table, names in columns.items():
                database.register(table, self._scan(table, names, self.scope))
            return database.sql(sql, params=dict(values or {})).to_arrow_table()

    @cached_property
    def extent(self) -> tuple[datetime, datetime]:
        """From the first minute with calls to the end of the last."""
        row = self.ask(
            "SELECT min(minute) AS first, max(minute) + INTERVAL 1 MINUTE AS last FROM api_minutes",
            api_minutes=["minute"],
        ).to_pylist()[0]
        if row["first"] is None:
            raise HistoryProblem(
                "The history holds no minute with calls in this scope: give another time, cluster or account,"
                " or let `./aftershock run --state DIR` run for a while."
            )
        return row["first"], row["last"]


def open_history(place: str | os.PathLike[str] | None = None) -> History:
    """The history at `place`, else at $AFTERSHOCK_HISTORY: a folder, or `catalog:NAME` of a catalog in ~/.pyiceberg.yaml."""
    chosen = os.fspath(place) if place is not None else os.environ.get(PLACE, "")
    if not chosen:
        raise HistoryProblem(
            f"No history is named: set {PLACE} to the folder that `--history DIR` names (`DIR/history` of `run --state DIR`),"
            " or start with `notebooks/lab DIR`."
        )
    if chosen.startswith("catalog:"):
        name = chosen.removeprefix("catalog:")
        try:
            return over(load_catalog(name))
        except ValueError as problem:
            raise HistoryProblem(f"PyIceberg cannot open a catalog {name} ({problem}): describe it in ~/.pyiceberg.yaml.") from problem
    return over(folder_catalog(Path(chosen)))


def folder_catalog(folder: Path) -> Catalog:
    """The SQLite catalog in a history's folder, opened for reading alone."""
    file = folder.resolve() / "catalog.db"
    if not file.is_file():
        raise HistoryProblem(
            f"There is no history in {folder}: {file} does not exist. Name the folder that `--history DIR` names"
            " (`DIR/history` of `run --state DIR`), or make one: `./aftershock simulate --history DIR`."
        )
    try:
        with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as database:
            database.execute("SELECT count(*) FROM iceberg_tables").fetchone()
    except sqlite3.DatabaseError as problem:
        raise HistoryProblem(
            f"{file} cannot be read as a catalog ({problem}): restore it from a backup, or if another program holds it, try again."
        ) from problem
    return SqlCatalog(
        CATALOG,
        uri=f"sqlite:///file:{file}?mode=ro&uri=true",
        warehouse=f"file://{file.parent / 'warehouse'}",
        init_catalog_tables="false",
    )


def over(catalog: Catalog) -> History:
    """The history in a catalog of PyIceberg, whatever its kind."""
    tables: dict[str, Any] = {}

    def scan(name: str, columns: Sequence[str], scope: Scope) -> pa.RecordBatchReader:
        if name not in tables:
            tables[name] = _load(catalog, name)
        table = tables[name]
        return table.scan(row_filter=_filter(name, table.schema(), scope), selected_fields=tuple(columns)).to_arrow_batch_reader()

    return History(scan)


def _load(catalog: Catalog, name: str) -> Any:
    try:
        table = catalog.load_table((NAMESPACE, name))
    except NoSuchTableError as problem:
        raise HistoryProblem(
            f"The catalog has no table {NAMESPACE}.{name}: it is that of another program, of another name than {CATALOG}, or"
            " older than these notebooks; any verb that writes history adds what is missing."
        ) from problem
    version = int(table.properties.get("aftershock.schema-version", "1"))
    if version > SCHEMA_VERSION:
        raise HistoryProblem(
            f"The history has schema {version}, and these notebooks know {SCHEMA_VERSION}: use the notebooks of the Aftershock"
            " that wrote it."
        )
    return table


def _filter(name: str, schema: Any, scope: Scope) -> BooleanExpression:
    known = set(schema.column_names)
    time = TIME_COLUMNS[name]
    parts: list[BooleanExpression] = []
    if scope.since is not None:
        parts.append(GreaterThanOrEqual(time, _utc(scope.since)))
    if scope.until is not None:
        parts.append(LessThan(time, _utc(scope.until)))
    if scope.cluster is not None and "cluster" in known:
        parts.append(EqualTo("cluster", scope.cluster))
    # Elections of the meta group belong to no account, and concern each.
    if scope.account is not None and name in ("api_minutes", "api_hours", "api_days", "client_minutes"):
        parts.append(EqualTo("account", scope.account))
    return And(*parts) if len(parts) > 1 else parts[0] if parts else AlwaysTrue()


def _utc(time: datetime) -> str:
    """As Iceberg's expressions take times; one without a zone is meant in UTC."""
    aware = time if time.tzinfo else time.replace(tzinfo=timezone.utc)
    return aware.astimezone(timezone.utc).isoformat()
