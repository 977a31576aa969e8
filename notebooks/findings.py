"""What the tables of `trends` say, as sentences: the titles of the charts."""

from __future__ import annotations

from typing import Any, Iterable

import pyarrow as pa

import trends

FEW = 20
"""With fewer failed calls than this a ratio is more chance than trend, and the sentence says the counts instead."""


def percent(ratio: float | None) -> str:
    """A ratio with two digits that mean something: 0.034 %, 1.2 %, 45 %."""
    if ratio is None:
        return "–"
    value = ratio * 100
    return f"{value:.0f} %" if value >= 10 or value == 0 else f"{value:.2g} %"


def count(number: int, noun: str) -> str:
    """A number with its noun, in the plural where there are several."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def account(row: dict[str, Any]) -> str:
    """An account by what people call it, in its cluster; of a key that nobody can name its two ends."""
    name = row["account_name"] or row["account"]
    return f"{name if len(name) <= 24 else name[:6] + '…' + name[-4:]} of {row['cluster']}"


def ratio_trend(days: pa.Table) -> str:
    """Of `error_ratio` by day: the first half against the second."""
    rows = [row for row in days.to_pylist() if row["calls"]]
    if len(rows) < 2:
        return f"Too little history for a trend: {count(len(rows), 'day')} with calls"
    middle = len(rows) // 2
    before, after = _ratio(rows[:middle]), _ratio(rows[middle:])
    if sum(row["failed"] for row in rows) < FEW:
        return f"Hardly any call fails: {sum(row['failed'] for row in rows)} of {sum(row['calls'] for row in rows):,}"
    return f"The error ratio {_moved(before, after)}: {percent(before)} of calls in the first half, {percent(after)} in the second"


def ratio_by_hour(hours: pa.Table) -> str:
    """Of `error_ratio` by hour: the worst hour beside the usual one."""
    rows = [row for row in hours.to_pylist() if row["calls"]]
    if not rows:
        return "No calls in this time"
    usual = sorted(row["ratio"] for row in rows)[len(rows) // 2]
    worst = max(rows, key=lambda row: row["ratio"])
    return f"Usually {percent(usual)} of calls fail in an hour; at worst {percent(worst['ratio'])}, on {worst['at']:%-d %B at %H:%M} UTC"


def failures(codes: pa.Table) -> str:
    """Of `failures_by` class and code: the most frequent."""
    rows = codes.to_pylist()
    if not rows:
        return "No call failed"
    first = rows[0]
    return f"{percent(first['share'])} of failed calls are {first['error_code']} ({words(first['error_class'])})"


def growth(accounts: pa.Table) -> str:
    """Of `week_against_week`: whose failures grew most."""
    grown = [row for row in accounts.to_pylist() if row["failed_after"] - row["failed_before"] >= FEW]
    if not grown:
        return f"No account fails noticeably more often than the week before (by {FEW} calls or more)"
    first = grown[0]
    return f"Failures of {account(first)} grew most: {first['failed_before']:,} calls the week before, {first['failed_after']:,} in the last"


def elections(weeks: pa.Table) -> str:
    """Of `elections_per_week`: how many were unplanned, and who came to lead by them."""
    rows = weeks.to_pylist()
    unplanned = [row for row in rows if not row["planned"]]
    total, lost = sum(row["elections"] for row in rows), sum(row["elections"] for row in unplanned)
    if not lost:
        return f"No meta leader was lost: {count(total, 'planned election')}" if total else "No meta election in this time"
    cluster, most = _most((row["cluster"], row["elections"]) for row in unplanned)
    return f"{lost} of {count(total, 'meta election')} were unplanned, {most} of them in {cluster}"


def leaders(weeks: pa.Table) -> str:
    """Of `elections_per_week`: which server won most unplanned elections."""
    unplanned = [row for row in weeks.to_pylist() if not row["planned"]]
    if not unplanned:
        return "No server came to lead unplanned"
    server, most = _most((f"{row['leader']} of {row['cluster']}", row["elections"]) for row in unplanned)
    return f"{server} came to lead unplanned most often: {count(most, 'time')}"


def time_between(clusters: pa.Table) -> str:
    """Of `time_between_elections`: the worst cluster, and whether it stands out from all others by more than chance."""
    rows = [row for row in clusters.to_pylist() if row["unplanned"]]
    if not rows:
        return "No cluster lost its meta leader"
    worst = min(rows, key=lambda row: row["mean_days"])
    others = [row for row in clusters.to_pylist() if row["cluster"] != worst["cluster"]]
    pooled = sum(row["unplanned"] for row in others)
    usual = sum(row["observed_days"] for row in others) / pooled if pooled else None
    sentence = f"{worst['cluster']} loses its leader every {worst['mean_days']:.1f} days"
    if usual is None:
        return sentence
    # The worst of many is bad by chance more often than one that was named beforehand.
    fewest, _ = trends.poisson_interval(worst["unplanned"], 1 - 0.05 / (len(others) + 1))
    verdict = "more than chance explains" if worst["observed_days"] / fewest < usual else "which may be chance"
    return f"{sentence}, the others every {usual:.1f}: {verdict}"


def around(windows: pa.Table) -> str:
    """Of `around_elections`: how the ratio of the cluster's failures rises inside."""
    rows = {row["window"]: row for row in windows.to_pylist()}
    inside, rest = rows["inside"], _ratio(list(rows.values()), "service_failed", without="inside")
    if not inside["calls"]:
        return "No unplanned election has calls inside it"
    share = inside["service_failed"] / max(1, sum(row["service_failed"] for row in rows.values()))
    return f"Inside elections {percent(inside['service_ratio'])} of calls fail by the cluster's fault, else {percent(rest)}; {percent(share)} of those failures lie inside"


def offsets(minutes: pa.Table) -> str:
    """Of `by_offset`: in which minute of unplanned elections failures peak, and how much fails within a minute of planned ones."""
    rows = [row for row in minutes.to_pylist() if row["calls"]]
    lost = max((row for row in rows if not row["planned"]), key=lambda row: row["service_ratio"], default=None)
    if lost is None:
        return "No unplanned election in this time"
    offset = lost["offset_minutes"]
    when = "in the minute" if offset == 0 else f"{count(abs(offset), 'minute')} {'after' if offset > 0 else 'before'} that"
    sentence = f"{percent(lost['service_ratio'])} of calls fail {when} of unplanned elections"
    planned = [row for row in rows if row["planned"] and abs(row["offset_minutes"]) <= 1]
    return f"{sentence}, {percent(_ratio(planned, 'service_failed'))} at planned ones" if planned else sentence


def spikes(episodes: pa.Table) -> str:
    """Of `spikes`: how many of each side lie at unplanned elections."""
    rows = episodes.to_pylist()
    if not rows:
        return "No account's error ratio was above the threshold"
    parts = []
    for fault, whose in (("service", "the cluster's fault"), ("client", "the clients' fault")):
        of_side = [row for row in rows if row["fault"] == fault]
        near = sum(row["near"] == "unplanned" for row in of_side)
        if of_side:
            parts.append(f"{near} of {count(len(of_side), 'spike')} by {whose}")
    return "At unplanned elections lie: " + ", ".join(parts)


def thresholds(curve: pa.Table, current: float) -> str:
    """Of `threshold_curve`: what the threshold in force tells, and what twice and five times it would."""
    at = {}
    for row in curve.to_pylist():
        at[row["threshold"]] = at.get(row["threshold"], 0) + row["episodes"]
    if current not in at:
        raise ValueError(f"the curve has no threshold {current}")
    higher = min((threshold for threshold in at if threshold >= 5 * current), default=max(at))
    return f"Above {percent(current)} there were {count(at[current], 'episode')}; above {percent(higher)} {'there was' if at[higher] == 1 else 'there were'} {at[higher]:,}"


def choice(curve: pa.Table, days: float, per_week: float) -> str:
    """Of `threshold_curve`: the lowest thresholds that tell no more than so many episodes a week, by whose fault."""
    parts = []
    for fault, whose in (("service", "the cluster's faults"), ("client", "the clients' faults")):
        rows = [row for row in curve.to_pylist() if row["fault"] == fault]
        kept = min((row["threshold"] for row in rows if 7 * row["episodes"] / days <= per_week), default=None)
        parts.append(f"{percent(kept)} for {whose}" if kept is not None else f"no threshold of these for {whose}")
    return f"For at most {per_week:g} episodes a week: " + ", ".join(parts)


def noisiest(accounts: pa.Table, threshold: float) -> str:
    """Of `accounts_above`: how much of it the noisiest few make up."""
    rows = accounts.to_pylist()
    if not rows:
        return f"No account was above {percent(threshold)}"
    total, top = sum(row["episodes"] for row in rows), rows[:3]
    share = sum(row["episodes"] for row in top) / total
    who = f"{len(top)} make" if len(top) > 1 else "account makes"
    return f"The noisiest {who} up {percent(share)} of {count(total, 'episode')} above {percent(threshold)}"


def words(label: str | None) -> str:
    """A label of the tables as people write it."""
    return "none" if label is None else label.replace("_", " ")


def _ratio(rows: list[dict[str, Any]], failed: str = "failed", without: str | None = None) -> float:
    kept = [row for row in rows if without is None or row["window"] != without]
    return sum(row[failed] for row in kept) / max(1, sum(row["calls"] for row in kept))


def _moved(before: float, after: float) -> str:
    if after > 1.2 * before:
        return "rises"
    return "falls" if before > 1.2 * after else "stays as it is"


def _most(named: Iterable[tuple[str, int]]) -> tuple[str, int]:
    sums: dict[str, int] = {}
    for name, number in named:
        sums[name] = sums.get(name, 0) + number
    return min(sums.items(), key=lambda item: (-item[1], item[0]))
