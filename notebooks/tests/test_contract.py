"""Python reads the numbers that `KnownHistory.java` wrote."""

from datetime import datetime, timedelta, timezone

import pyarrow as pa

import trends
from history import TIME_COLUMNS, History

DAY = datetime(2026, 3, 2, tzinfo=timezone.utc)
SECOND = timedelta(seconds=1)


def ask(known: History, table: str, *columns: str) -> list[tuple]:
    rows = known.ask(f"SELECT * FROM {table} ORDER BY ALL", **{table: columns}).to_pylist()
    return [tuple(row.values()) for row in rows]


def test_rows_come_back_as_they_were_written(known: History) -> None:
    columns = ("account", "minute", "operation", "error_class", "error_code", "requests", "errors", "calls", "failed_calls", "complete")
    assert ask(known, "api_minutes", *columns) == [
        ("A", DAY, "CONSUMER.INFO", "availability", 10008, 12, 12, 10, 10, True),
        ("A", DAY, "STREAM.INFO", None, None, 100, 0, 98, 0, True),
        ("A", DAY, "STREAM.MSG.GET", "get_miss", 10037, 7, 7, 0, 0, True),
        ("A", DAY + timedelta(days=1), "STREAM.INFO", "not_found", 10059, 5, 5, 5, 5, False),
        ("A", DAY + timedelta(days=1), "STREAM.INFO", None, None, 200, 0, 200, 0, False),
        ("B", DAY + 60 * SECOND, "STREAM.INFO", None, None, 50, 0, 50, 0, True),
    ]


def test_lists_nulls_times_and_letters_come_back(known: History) -> None:
    columns = ("id", "account_name", "start", "end", "lasted_ms", "election_ids")
    ids = ["election:east:meta:1", "election:east:stream:A:S:1"]
    assert ask(known, "stalls", *columns) == [("stall:east:A:1", "Ärger & Söhne", DAY + 25 * SECOND, None, 5250, ids)]
    tomorrow = DAY + timedelta(days=1)
    expected = (None, tomorrow, tomorrow + timedelta(seconds=10, milliseconds=123), None, 7, 3, "capture_lost", True)
    columns = ("server", "from_at", "to_at", "expected", "seen", "missing", "cause", "settled")
    assert ask(known, "coverage", *columns) == [expected]


def test_every_table_is_there_with_the_time_column_that_scopes_use(known: History) -> None:
    for table, time in TIME_COLUMNS.items():
        assert known.ask(f"SELECT * FROM {table} LIMIT 0", **{table: [time]}).schema.field(time).type == pa.timestamp("us", tz="UTC")


def test_questions_have_the_types_that_tables_have(known: History) -> None:
    """Each once over what Java wrote: a column of another name or type fails here, and not in a notebook."""
    days = trends.error_ratio(known).to_pylist()
    assert [(row["at"], row["calls"], row["failed"], row["service_failed"], row["account_minutes"], row["incomplete_minutes"]) for row in days] == [
        (DAY - timedelta(days=1), 300, 3, 3, 40, 1),
        (DAY, 158, 10, 10, 2, 0),
        (DAY + timedelta(days=1), 205, 5, 0, 1, 1),
    ]
    assert trends.failures_by(known, "error_code").column("failed").to_pylist() == [10, 5]
    assert trends.elections(known).num_rows == 2
    assert trends.elections_per_week(known).column("elections").to_pylist() == [1, 1]
    windows = {row["window"]: row["calls"] for row in trends.around_elections(known).to_pylist()}
    assert windows == {"before": 0, "inside": 108, "after": 50, "elsewhere": 205}


def test_scope_leaves_out_what_lies_outside(known: History) -> None:
    def calls(history: History) -> int:
        return history.ask("SELECT coalesce(sum(calls), 0)::BIGINT AS calls FROM api_minutes", api_minutes=["calls"]).to_pylist()[0]["calls"]

    assert calls(known) == 363
    assert calls(known.within(since=DAY + timedelta(days=1))) == 205
    assert calls(known.within(until=DAY + timedelta(days=1))) == 158
    assert calls(known.within(account="B")) == 50
    assert calls(known.within(cluster="west")) == 0
    assert trends.elections(known.within(cluster="west")).num_rows == 0
