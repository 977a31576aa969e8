"""Questions to the history, each a function that returns a table.

Counts are those by which checks judge: `calls` and `failed_calls`, never a stored ratio, since a ratio cannot be added up. A fault is
the service's if its class is availability or internal, else the client's.
"""

from __future__ import annotations

import math
from datetime import timedelta
from typing import Callable, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from history import History

SERVICE = "('availability', 'internal')"
"""Classes of errors that are the cluster's fault, for SQL."""

INSIDE_BEFORE_S = 10
INSIDE_AFTER_S = 15
"""An election covers from 10 s (or its outage, if longer) before its advisory to 15 s after it, as in the job's verdicts."""

NEEDED_NATS = math.log(30 * 24 * 60 / 0.05)
"""How much likelier the counts have to be at their own ratio than at the threshold: the job's rule at a confidence of 95 %."""

THRESHOLDS = (0.001, 0.002, 0.003, 0.005, 0.007, 0.01, 0.015, 0.02, 0.03, 0.05, 0.07, 0.1, 0.15, 0.2, 0.3, 0.5)

GAP_MINUTES = 5
"""Minutes above a threshold that are no further apart than this are one episode: one page, not two."""

# What calls and failures an account had in a minute, and whether all telemetry of it has arrived.
_ACCOUNT_MINUTES = f"""
    SELECT cluster, account, minute,
           sum(calls)::BIGINT AS calls,
           sum(failed_calls)::BIGINT AS failed,
           coalesce(sum(failed_calls) FILTER (error_class IN {SERVICE}), 0)::BIGINT AS service_failed,
           bool_and(complete) AS complete,
           max(account_name) AS account_name
    FROM api_minutes
    GROUP BY cluster, account, minute
"""
_MINUTES = ["cluster", "account", "account_name", "minute", "error_class", "calls", "failed_calls", "complete"]
_ELECTIONS = ["id", "cluster", "scope", "planned", "at", "outage_ms"]

# The time that an election of the meta group covers.
_COVERED = f"""
    SELECT id, cluster, planned, "at",
           "at" - to_milliseconds(greatest({INSIDE_BEFORE_S * 1000}, coalesce(outage_ms, 0))) AS from_at,
           "at" + INTERVAL {INSIDE_AFTER_S} SECOND AS to_at
    FROM elections
    WHERE scope = 'meta'
"""


def error_ratio(history: History, by: str = "day") -> pa.Table:
    """Calls and failures by day or hour, one row for each, also for those without calls (their ratio is null).

    Minutes that retention has dropped are answered by the rollups of maintenance.
    """
    rollup = {"day": "api_days", "hour": "api_hours"}.get(by)
    if rollup is None:
        raise ValueError(f"by is {by!r}: it can be 'day' or 'hour'")
    return history.ask(
        f"""
        WITH minutes AS (
            SELECT date_trunc('{by}', minute) AS "at", calls, failed, service_failed, 1 AS minutes, complete::INT AS complete
            FROM ({_ACCOUNT_MINUTES})
        ), stored AS MATERIALIZED (
            SELECT "at", sum(calls) AS calls, sum(failed) AS failed, sum(service_failed) AS service_failed,
                   sum(minutes) AS minutes, sum(complete) AS complete
            FROM minutes GROUP BY "at"
        ), rolled AS (
            SELECT cluster, account, {by} AS "at", sum(calls) AS calls, sum(failed_calls) AS failed,
                   coalesce(sum(failed_calls) FILTER (error_class IN {SERVICE}), 0) AS service_failed,
                   max(minutes) AS minutes, max(complete_minutes) AS complete
            FROM {rollup} GROUP BY ALL
        ), counted AS MATERIALIZED (
            SELECT * FROM stored
            UNION ALL
            SELECT "at", sum(calls), sum(failed), sum(service_failed), sum(minutes), sum(complete)
            FROM rolled WHERE "at" NOT IN (SELECT "at" FROM stored) GROUP BY "at"
        ), times AS (
            SELECT unnest(generate_series(min("at"), max("at"), INTERVAL 1 {by})) AS "at" FROM counted
        )
        SELECT "at",
               coalesce(calls, 0)::BIGINT AS calls,
               coalesce(failed, 0)::BIGINT AS failed,
               coalesce(service_failed, 0)::BIGINT AS service_failed,
               (failed / nullif(calls, 0))::DOUBLE AS ratio,
               (service_failed / nullif(calls, 0))::DOUBLE AS service_ratio,
               coalesce(minutes, 0)::BIGINT AS account_minutes,
               coalesce(minutes - complete, 0)::BIGINT AS incomplete_minutes
        FROM times LEFT JOIN counted USING ("at")
        ORDER BY "at"
        """,
        api_minutes=_MINUTES,
        **{rollup: ["cluster", "account", by, "error_class", "calls", "failed_calls", "minutes", "complete_minutes"]},
    )


def failures_by(history: History, *columns: str) -> pa.Table:
    """Failed calls by `error_class`, `error_code` and `operation`, or some of them, most first, with the share of all failures."""
    unknown = set(columns) - {"error_class", "error_code", "operation"}
    if unknown or not columns:
        raise ValueError(f"failures can be told by error_class, error_code and operation, not by {sorted(unknown) or 'nothing'}")
    names = ", ".join(columns)
    return history.ask(
        f"""
        SELECT {names}, sum(failed_calls)::BIGINT AS failed,
               (sum(failed_calls) / sum(sum(failed_calls)) OVER ())::DOUBLE AS share
        FROM api_minutes WHERE failed_calls > 0
        GROUP BY {names} ORDER BY failed DESC, {names}
        """,
        api_minutes=[*columns, "failed_calls"],
    )


def week_against_week(history: History) -> pa.Table:
    """By account the last seven days beside the seven before, the largest growth of failed calls first."""
    until = history.extent[1]
    return history.ask(
        """
        WITH weeks AS (
            SELECT cluster, account, max(account_name) AS account_name, minute >= $middle AS recent,
                   sum(calls) AS calls, sum(failed_calls) AS failed
            FROM api_minutes WHERE minute >= $begin AND minute < $until
            GROUP BY ALL
        ), beside AS (
            SELECT cluster, account, max(account_name) AS account_name,
                   coalesce(sum(calls) FILTER (NOT recent), 0)::BIGINT AS calls_before,
                   coalesce(sum(failed) FILTER (NOT recent), 0)::BIGINT AS failed_before,
                   coalesce(sum(calls) FILTER (recent), 0)::BIGINT AS calls_after,
                   coalesce(sum(failed) FILTER (recent), 0)::BIGINT AS failed_after
            FROM weeks GROUP BY cluster, account
        )
        SELECT *, failed_before / nullif(calls_before, 0) AS ratio_before, failed_after / nullif(calls_after, 0) AS ratio_after
        FROM beside ORDER BY failed_after - failed_before DESC, cluster, account
        """,
        {"begin": until - timedelta(days=14), "middle": until - timedelta(days=7), "until": until},
        api_minutes=["cluster", "account", "account_name", "minute", "calls", "failed_calls"],
    )


def elections(history: History) -> pa.Table:
    """Elections of the meta group, in order."""
    return history.ask(
        'SELECT cluster, "at", leader, cause, planned, outage_ms FROM elections WHERE scope = \'meta\' ORDER BY "at", cluster',
        elections=["cluster", "at", "leader", "cause", "planned", "outage_ms", "scope"],
    )


def elections_per_week(history: History) -> pa.Table:
    """How often each server of each cluster came to lead the meta group, by week (from Monday, UTC) and cause.

    `days` is how much of the week the history covers: the first and the last are rarely whole.
    """
    first, last = history.extent
    return history.ask(
        """
        SELECT date_trunc('week', "at") AS week, cluster, leader, cause, planned, count(*) AS elections,
               (date_part('epoch', least($last, date_trunc('week', "at") + INTERVAL 7 DAY)
                                   - greatest($first, date_trunc('week', "at"))) / 86400)::DOUBLE AS days
        FROM elections WHERE scope = 'meta' AND "at" >= $first AND "at" < $last
        GROUP BY ALL ORDER BY week, cluster, leader, cause
        """,
        {"first": first, "last": last},
        elections=["cluster", "scope", "leader", "cause", "planned", "at"],
    )


def time_between_elections(history: History) -> pa.Table:
    """By cluster the mean time between unplanned elections of the meta group, with what chance leaves open (95 %, Poisson).

    Without any election there is no mean, and `low_days` is the least that the time without one allows.
    """
    counted = history.ask(
        """
        WITH seen AS (
            SELECT cluster, min(minute) AS first, max(minute) + INTERVAL 1 MINUTE AS last FROM api_minutes GROUP BY cluster
        ), unplanned AS (
            SELECT cluster, "at" FROM elections WHERE scope = 'meta' AND NOT planned
        )
        SELECT cluster, count("at") AS unplanned, (date_part('epoch', last - first) / 86400)::DOUBLE AS observed_days
        FROM seen LEFT JOIN unplanned USING (cluster)
        GROUP BY cluster, first, last ORDER BY unplanned DESC, cluster
        """,
        api_minutes=["cluster", "minute"],
        elections=["cluster", "scope", "planned", "at"],
    )
    rows = []
    for row in counted.to_pylist():
        fewest, most = poisson_interval(row["unplanned"])
        days = row["observed_days"]
        rows.append(
            row
            | {
                "mean_days": days / row["unplanned"] if row["unplanned"] else None,
                "low_days": days / most,
                "high_days": days / fewest if fewest else None,
            }
        )
    figures = [(name, pa.float64()) for name in ("mean_days", "low_days", "high_days")]
    return pa.Table.from_pylist(rows, schema=pa.schema([*counted.schema, *[pa.field(*figure) for figure in figures]]))


def around_elections(history: History, minutes: int = 10) -> pa.Table:
    """Calls and failures before, inside and after unplanned meta elections, and elsewhere.

    Each minute of a cluster counts in one row alone (inside before after before before), so that the rows add up to all calls.
    """
    return history.ask(
        f"""
        WITH calls AS MATERIALIZED (
            SELECT cluster, minute, sum(calls) AS calls, sum(failed_calls) AS failed,
                   coalesce(sum(failed_calls) FILTER (error_class IN {SERVICE}), 0) AS service_failed
            FROM api_minutes GROUP BY ALL
        ), covered AS MATERIALIZED ({_COVERED}), placed AS (
            SELECT calls.*, max(CASE
                WHEN from_at IS NULL THEN 0
                WHEN minute < to_at AND minute + INTERVAL 1 MINUTE > from_at THEN 3
                WHEN minute >= to_at THEN 2
                ELSE 1 END) AS place
            FROM calls LEFT JOIN covered
              ON covered.cluster = calls.cluster AND NOT planned
             AND minute < to_at + to_minutes($minutes) AND minute + INTERVAL 1 MINUTE > from_at - to_minutes($minutes)
            GROUP BY ALL
        ), places AS (
            SELECT * FROM (VALUES (1, 'before'), (3, 'inside'), (2, 'after'), (0, 'elsewhere')) AS names(place, "window")
        )
        SELECT "window",
               count(minute) AS cluster_minutes,
               coalesce(sum(calls), 0)::BIGINT AS calls,
               coalesce(sum(failed), 0)::BIGINT AS failed,
               coalesce(sum(service_failed), 0)::BIGINT AS service_failed,
               (sum(failed) / nullif(sum(calls), 0))::DOUBLE AS ratio,
               (sum(service_failed) / nullif(sum(calls), 0))::DOUBLE AS service_ratio
        FROM places LEFT JOIN placed USING (place)
        GROUP BY place, "window" ORDER BY list_position([1, 3, 2, 0], place)
        """,
        {"minutes": minutes},
        api_minutes=["cluster", "minute", "error_class", "calls", "failed_calls"],
        elections=_ELECTIONS,
    )


def by_offset(history: History, minutes: int = 15) -> pa.Table:
    """Failures by how many minutes before or after a meta election they lie, planned and unplanned ones apart.

    Minute 0 is that of the election. A minute near two elections counts at both.
    """
    return history.ask(
        f"""
        WITH calls AS MATERIALIZED (
            SELECT cluster, minute, sum(calls) AS calls, sum(failed_calls) AS failed,
                   coalesce(sum(failed_calls) FILTER (error_class IN {SERVICE}), 0) AS service_failed
            FROM api_minutes GROUP BY ALL
        ), covered AS ({_COVERED})
        SELECT planned, date_diff('minute', date_trunc('minute', "at"), minute)::INT AS offset_minutes,
               count(DISTINCT id) AS elections,
               sum(calls)::BIGINT AS calls, sum(failed)::BIGINT AS failed, sum(service_failed)::BIGINT AS service_failed,
               (sum(failed) / nullif(sum(calls), 0))::DOUBLE AS ratio,
               (sum(service_failed) / nullif(sum(calls), 0))::DOUBLE AS service_ratio
        FROM covered JOIN calls ON covered.cluster = calls.cluster
         AND minute BETWEEN date_trunc('minute', "at") - to_minutes($minutes) AND date_trunc('minute', "at") + to_minutes($minutes)
        GROUP BY ALL ORDER BY planned, offset_minutes
        """,
        {"minutes": minutes},
        api_minutes=["cluster", "minute", "error_class", "calls", "failed_calls"],
        elections=_ELECTIONS,
    )


def _proven(failed: str, calls: str, threshold: str) -> str:
    """SQL for: these counts prove a ratio above the threshold, by the job's own rule (a likelihood ratio, docs/adr/0030)."""
    ratio = f"({failed} / {calls})"
    rest = f"CASE WHEN {failed} >= {calls} THEN 0 ELSE ({calls} - {failed}) * ln((1 - {ratio}) / (1 - {threshold})) END"
    # CASE, since AND promises no order, and the logarithm of nothing is an error.
    return f"CASE WHEN {failed} > {threshold} * {calls} THEN {failed} * ln({ratio} / {threshold}) + {rest} >= {NEEDED_NATS} ELSE FALSE END"


# Of each account and minute, by whose fault it is: the counts of the minute and of the ten minutes that end with it.
_LOOKS = f"""
    looked AS (
        SELECT *, sum(calls) OVER ten AS calls_10, sum(service_failed) OVER ten AS service_10, sum(failed - service_failed) OVER ten AS client_10
        FROM ({_ACCOUNT_MINUTES})
        WINDOW ten AS (PARTITION BY cluster, account ORDER BY minute RANGE BETWEEN INTERVAL 9 MINUTE PRECEDING AND CURRENT ROW)
    ), looks AS MATERIALIZED (
        SELECT cluster, account, account_name, minute, 'service' AS fault, calls, service_failed AS failed, calls_10, service_10 AS failed_10
        FROM looked WHERE service_10 > 0
        UNION ALL
        SELECT cluster, account, account_name, minute, 'client', calls, failed - service_failed, calls_10, client_10
        FROM looked WHERE client_10 > 0
    )
"""

# Runs of minutes above a threshold, numbered by account.
_EPISODES = f"""
    thresholds AS (SELECT unnest($thresholds::DOUBLE[]) AS threshold),
    above AS (
        SELECT threshold, looks.* FROM looks CROSS JOIN thresholds
        WHERE {_proven("failed", "calls", "threshold")} OR {_proven("failed_10", "calls_10", "threshold")}
    ), begun AS (
        SELECT *, coalesce(minute - lag(minute) OVER account > to_minutes($gap), TRUE) AS begins
        FROM above WINDOW account AS (PARTITION BY threshold, fault, cluster, account ORDER BY minute)
    ), numbered AS (
        SELECT *, sum(begins::INT) OVER account AS episode
        FROM begun WINDOW account AS (PARTITION BY threshold, fault, cluster, account ORDER BY minute)
    )
"""


def threshold_curve(history: History, thresholds: Sequence[float] = THRESHOLDS, gap_minutes: int = GAP_MINUTES) -> pa.Table:
    """For each threshold of JETSTREAM_009 and each fault side, what would have breached it.

    `minutes_over` had a ratio above it, `minutes_proven` prove it by more than chance, and `episodes` are runs of those. The
    resolution is a minute: the job looks at each second, and tells a burst of seconds that a minute's ratio may hide.
    """
    return history.ask(
        f"""
        WITH {_LOOKS}, {_EPISODES}, proven AS (
            SELECT threshold, fault, count(*) AS minutes, count(*) FILTER (begins) AS episodes,
                   count(DISTINCT (cluster, account)) AS accounts
            FROM numbered GROUP BY ALL
        ), over_it AS (
            SELECT threshold, fault, count(*) AS minutes
            FROM looks JOIN thresholds ON failed > threshold * calls GROUP BY ALL
        ), faults AS (SELECT unnest(['service', 'client']) AS fault)
        SELECT threshold, fault,
               coalesce(over_it.minutes, 0)::BIGINT AS minutes_over,
               coalesce(proven.minutes, 0)::BIGINT AS minutes_proven,
               coalesce(episodes, 0)::BIGINT AS episodes,
               coalesce(accounts, 0)::BIGINT AS accounts
        FROM thresholds CROSS JOIN faults LEFT JOIN over_it USING (threshold, fault) LEFT JOIN proven USING (threshold, fault)
        ORDER BY fault DESC, threshold
        """,
        {"thresholds": list(thresholds), "gap": gap_minutes},
        api_minutes=_MINUTES,
    )


def accounts_above(history: History, threshold: float, gap_minutes: int = GAP_MINUTES) -> pa.Table:
    """Who would have breached this threshold, most episodes first."""
    return history.ask(
        f"""
        WITH {_LOOKS}, {_EPISODES}
        SELECT cluster, account, max(account_name) AS account_name, fault, count(*) FILTER (begins) AS episodes, count(*) AS minutes,
               sum(failed)::BIGINT AS failed, sum(calls)::BIGINT AS calls
        FROM numbered GROUP BY cluster, account, fault ORDER BY episodes DESC, failed DESC, cluster, account, fault
        """,
        {"thresholds": [threshold], "gap": gap_minutes},
        api_minutes=_MINUTES,
    )


def spikes(history: History, threshold: float = 0.01, gap_minutes: int = GAP_MINUTES) -> pa.Table:
    """Episodes above the threshold, and whether each lies in the time that a meta election of its cluster covers.

    `near` is `unplanned`, `planned` or null, an unplanned election before a planned one.
    """
    return history.ask(
        f"""
        WITH {_LOOKS}, {_EPISODES}, episodes AS (
            SELECT cluster, account, fault, episode, min(minute) AS start_at, max(minute) + INTERVAL 1 MINUTE AS end_at,
                   sum(failed) AS failed, sum(calls) AS calls, max(failed / calls) AS worst
            FROM numbered GROUP BY ALL
        ), covered AS ({_COVERED})
        SELECT episodes.cluster, account, fault, start_at, end_at, failed::BIGINT AS failed, calls::BIGINT AS calls,
               worst AS worst_ratio,
               CASE WHEN bool_or(NOT planned) THEN 'unplanned' WHEN bool_or(planned) THEN 'planned' END AS near
        FROM episodes LEFT JOIN covered ON covered.cluster = episodes.cluster AND start_at < to_at AND end_at > from_at
        GROUP BY ALL ORDER BY start_at, episodes.cluster, account, fault
        """,
        {"thresholds": [threshold], "gap": gap_minutes},
        api_minutes=_MINUTES,
        elections=_ELECTIONS,
    )


def where(table: pa.Table, **values: str) -> pa.Table:
    """The rows of an answer whose columns have these values."""
    for column, value in values.items():
        table = table.filter(pc.equal(table[column], value))
    return table


def most_frequent(table: pa.Table, column: str) -> str | None:
    """The value that most rows have, the first by name of several; None of no rows."""
    counted = pc.value_counts(table[column]).to_pylist()
    return min(counted, key=lambda entry: (-entry["counts"], entry["values"]), default={"values": None})["values"]


def poisson_interval(count: int, confidence: float = 0.95) -> tuple[float, float]:
    """Between which rates a count leaves the truth open (exact, two-sided): (0, 3.69) for none."""
    tail = (1 - confidence) / 2
    low = 0.0 if count == 0 else _rate(lambda rate: 1 - _at_most(count - 1, rate) < tail, count)
    return low, _rate(lambda rate: _at_most(count, rate) > tail, count)


def _at_most(count: int, rate: float) -> float:
    """How likely a Poisson variable of this rate is no more than count; by logarithms, which large rates do not overflow."""
    return sum(math.exp(k * math.log(rate) - rate - math.lgamma(k + 1)) for k in range(count + 1))


def _rate(below: Callable[[float], bool], count: int) -> float:
    """The rate at which `below` turns from true to false."""
    low, high = 1e-9, count + 10 * math.sqrt(count + 1) + 10
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if below(middle) else (low, middle)
    return (low + high) / 2
