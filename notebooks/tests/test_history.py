"""What cannot be read is told in a sentence that says what to do."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pytest
from pyiceberg.catalog.sql import SqlCatalog

from conftest import history_of, minute
from history import HistoryProblem, open_history, over


def catalog(folder: Path) -> SqlCatalog:
    made = SqlCatalog("aftershock", uri=f"sqlite:///{folder}/catalog.db", warehouse=f"file://{folder}/warehouse")
    made.create_namespace("aftershock")
    return made


def test_no_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AFTERSHOCK_HISTORY", raising=False)
    with pytest.raises(HistoryProblem, match="No history is named: set AFTERSHOCK_HISTORY"):
        open_history()


def test_no_history_there_and_none_is_made(tmp_path: Path) -> None:
    with pytest.raises(HistoryProblem, match="There is no history in .*catalog.db does not exist"):
        open_history(tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_file_that_is_no_catalog(tmp_path: Path) -> None:
    (tmp_path / "catalog.db").write_text("no database at all, but long enough to look at")
    with pytest.raises(HistoryProblem, match="cannot be read as a catalog .*not a database"):
        open_history(tmp_path)


def test_a_catalog_without_tables(tmp_path: Path) -> None:
    catalog(tmp_path)
    with pytest.raises(HistoryProblem, match="has no table aftershock.api_minutes"):
        open_history(tmp_path).extent


def test_a_newer_schema(tmp_path: Path) -> None:
    schema = pa.schema([("minute", pa.timestamp("us", tz="UTC"))])
    catalog(tmp_path).create_table("aftershock.api_minutes", schema, properties={"aftershock.schema-version": "99"})
    with pytest.raises(HistoryProblem, match="has schema 99, and these notebooks know 1"):
        open_history(tmp_path).extent


def test_no_calls_at_all() -> None:
    with pytest.raises(HistoryProblem, match="holds no minute with calls in this scope"):
        history_of().extent


def test_reading_writes_nothing(tmp_path: Path) -> None:
    catalog(tmp_path)
    (tmp_path / "catalog.db").chmod(0o444)
    before = (tmp_path / "catalog.db").read_bytes()
    with pytest.raises(HistoryProblem):
        open_history(tmp_path).extent
    assert (tmp_path / "catalog.db").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["catalog.db"]


def test_a_catalog_without_the_column_for_views_is_read_too(tmp_path: Path) -> None:
    """As Iceberg's JDBC catalog makes it unless it is told `jdbc.schema-version=V1`."""
    schema = pa.schema([("minute", pa.timestamp("us", tz="UTC"))])
    catalog(tmp_path).create_table("aftershock.api_minutes", schema)
    with sqlite3.connect(tmp_path / "catalog.db") as database:
        database.execute("ALTER TABLE iceberg_tables DROP COLUMN iceberg_type")
    with pytest.raises(HistoryProblem, match="holds no minute"):
        open_history(tmp_path).extent


def test_a_catalog_of_pyiceberg_by_its_name(tmp_path: Path) -> None:
    catalog(tmp_path).create_table("aftershock.api_minutes", pa.schema([("minute", pa.timestamp("us", tz="UTC"))]))
    # PyIceberg looks at its configuration once, when it is imported.
    configured = os.environ | {"PYICEBERG_CATALOG__AFTERSHOCK__URI": f"sqlite:///{tmp_path}/catalog.db"}
    ask = "import history; history.open_history('catalog:aftershock').extent"
    here = Path(__file__).parent.parent
    run = subprocess.run([sys.executable, "-c", ask], env=configured, cwd=here, capture_output=True, text=True, check=False)
    assert "history.HistoryProblem: The history holds no minute with calls" in run.stderr


def test_a_name_that_pyiceberg_does_not_know() -> None:
    with pytest.raises(HistoryProblem, match="cannot open a catalog nowhere .* describe it in"):
        open_history("catalog:nowhere")


def test_files_that_a_snapshot_does_not_name_do_not_count(tmp_path: Path) -> None:
    """After compaction both the old and the new files lie in the folder."""
    made = catalog(tmp_path)
    rows = pa.table({"minute": pa.array([minute(0, 1)["minute"]] * 3, pa.timestamp("us", tz="UTC")), "calls": pa.array([1, 2, 3], pa.int64())})
    table = made.create_table("aftershock.api_minutes", rows.schema)
    table.append(rows)
    table.overwrite(pa.table({"minute": rows["minute"][:1], "calls": pa.array([6], pa.int64())}))
    assert len(list(tmp_path.rglob("*.parquet"))) == 2
    answer = over(made).ask("SELECT sum(calls)::INT AS calls, count(*) AS rows FROM api_minutes", api_minutes=["calls"])
    assert answer.to_pylist() == [{"calls": 6, "rows": 1}]


def test_a_question_reads_its_table_once() -> None:
    with pytest.raises(ValueError, match="api_minutes streams by once"):
        history_of().ask("SELECT * FROM api_minutes UNION ALL SELECT * FROM api_minutes", api_minutes=["calls"])
