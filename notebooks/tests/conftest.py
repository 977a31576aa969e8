"""What tests share: a history in memory, and the one that Java wrote."""

from __future__ import annotations

import os
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any, Callable, Sequence

import pyarrow as pa
import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))

from history import History, Scope, open_history  # noqa: E402

DAY = datetime(2026, 3, 2, tzinfo=timezone.utc)
"""A Monday."""

TIME = pa.timestamp("us", tz="UTC")
TEXT, COUNT, INT, FLAG = pa.string(), pa.int64(), pa.int32(), pa.bool_()
ROLLUP = [("cluster", TEXT), ("account", TEXT), ("error_class", TEXT), ("calls", COUNT), ("failed_calls", COUNT), ("minutes", INT), ("complete_minutes", INT)]
SCHEMAS = {
    "api_minutes": [("cluster", TEXT), ("account", TEXT), ("account_name", TEXT), ("minute", TIME), ("operation", TEXT), ("error_class", TEXT), ("error_code", INT), ("calls", COUNT), ("failed_calls", COUNT), ("complete", FLAG)],
    "api_hours": [*ROLLUP, ("hour", TIME)],
    "api_days": [*ROLLUP, ("day", TIME)],
    "elections": [("id", TEXT), ("cluster", TEXT), ("scope", TEXT), ("leader", TEXT), ("cause", TEXT), ("planned", FLAG), ("at", TIME), ("outage_ms", COUNT)],
}


def history_of(**tables: Sequence[dict[str, Any]]) -> History:
    """A history of these rows; tables that are not named are empty."""

    def scan(table: str, columns: Sequence[str], scope: Scope) -> pa.RecordBatchReader:
        rows = pa.Table.from_pylist(list(tables.get(table, [])), schema=pa.schema(SCHEMAS[table]))
        return rows.select(list(columns)).to_reader()

    return History(scan)


def minute(after: float, calls: int, failed: int = 0, **more: Any) -> dict[str, Any]:
    """A row of api_minutes, so many minutes after the Monday began; errors are 10059 unless said otherwise."""
    wrong = {"error_class": "not_found", "error_code": 10059} if failed else {"error_class": None, "error_code": None}
    base = {"cluster": "east", "account": "A", "minute": DAY + timedelta(minutes=after), "operation": "STREAM.INFO", "complete": True}
    return {**base, **wrong, "calls": calls, "failed_calls": failed, **more}


def refused(after: float, failed: int, **more: Any) -> dict[str, Any]:
    """Failures of the cluster."""
    return minute(after, failed, failed, **{"error_class": "availability", "error_code": 10008, **more})


def election(after_s: float, planned: bool = False, **more: Any) -> dict[str, Any]:
    """A meta election, so many seconds after the Monday began."""
    base = {"cluster": "east", "scope": "meta", "leader": "n1", "cause": "step_down" if planned else "unplanned", "outage_ms": None}
    return {"id": f"e{after_s}", **base, "planned": planned, "at": DAY + timedelta(seconds=after_s), **more}


@pytest.fixture
def known() -> History:
    place = os.environ.get("KNOWN_HISTORY")
    if not place:
        pytest.skip("KNOWN_HISTORY names no history: run `./mvnw verify -pl notebooks -am`, which writes one")
    return open_history(place)
