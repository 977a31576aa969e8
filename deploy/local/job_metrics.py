"""Aftershock's own metrics of a job, as docs/metrics.md lists them, read from Flink's REST interface by cluster and account."""

import math
import re
import urllib.parse

# Of an operator's group; Flink puts _ for dots, colons, commas and blanks in each name. An empty account is none.
NAME = re.compile(
    r"(?P<operator>[^.]*)\.cluster\.(?P<cluster>[^.]*)(\.account\.(?P<account>[^.]*))?"
    r"(\.scope\.(?P<scope>[^.]*)\.cause\.[^.]*|\.severity\.[^.]*|\.error_class\.[^.]*)?\.(?P<metric>[^.]*)")

# Flink's server refuses a request whose first line is longer than 4096 bytes.
ASKED_AT_ONCE = 3_000

DEAD_LETTERS = ("unreadable_row", "malformed", "missing_field", "absurd_timestamp")
ACCOUNTS_SHOWN = 10


class Metric:
    """One metric of one cluster and account, over all tasks that have it."""

    def __init__(self, name, aggregates):
        self.operator, self.cluster, self.metric = name["operator"], name["cluster"], name["metric"]
        self.account, self.scope = name["account"], name["scope"]
        self.over_tasks = {way: float(aggregates[way]) for way in ("max", "sum")}


def read(ask, job, stages):
    """All of them; ask takes a path of the REST interface and gives the answer."""
    metrics = []
    for stage in stages:
        path = f"/jobs/{job}/vertices/{stage}/subtasks/metrics"
        names = {each["id"]: NAME.fullmatch(each["id"]) for each in ask(path)}
        for some in in_portions([name for name, parsed in names.items() if parsed]):
            for each in ask(f"{path}?agg=max,sum&get={some}"):
                metrics.append(Metric(names[each["id"]], each))
    return metrics


def in_portions(names):
    portion = ""
    for name in map(urllib.parse.quote, names):
        if portion and len(portion) + len(name) > ASKED_AT_ONCE:
            yield portion
            portion = ""
        portion += ("," if portion else "") + name
    if portion:
        yield portion


def tables(metrics):
    """As lines: a table of the clusters and one of the accounts, of these the ones of which there is most to tell."""
    clusters = sorted({each.cluster for each in metrics})
    of_cluster = {cluster: [each for each in metrics if each.cluster == cluster] for cluster in clusters}
    lines = table(
        ["cluster", "read", "lag", "waiting", "rows", "twice", "late", "dead letters", "polls missed",
         "elections", "stalled", "open"],
        [cluster_row(cluster, of_cluster[cluster]) for cluster in clusters])
    accounts = [account_figures(cluster, name, of_cluster[cluster])
                for cluster in clusters
                for name in sorted({each.account for each in of_cluster[cluster] if each.account})]
    # What is open first, then who fails most.
    accounts.sort(key=lambda figures: (-figures["open"], -figures["failed"], -figures["calls"]))
    if accounts:
        lines += ["", *table(
            ["cluster", "account", "calls", "failed", "now", "elections", "stalled", "open"],
            [account_row(figures) for figures in accounts[:ACCOUNTS_SHOWN]])]
    if len(accounts) > ACCOUNTS_SHOWN:
        lines.append(f"… and {len(accounts) - ACCOUNTS_SHOWN} accounts more, of which there is less to tell")
    for cluster in clusters:
        shared = over(of_cluster[cluster], "max", "accountsOverflowed")
        if shared:
            lines.append(f"{cluster}: account (others) is {shared:.0f} of them, beyond the first 200")
    return lines


def cluster_row(cluster, metrics):
    source = [each for each in metrics if each.operator == "Source__advisories"]
    elections = [each for each in metrics if each.scope == "meta"]
    return [
        cluster or "(fleet)",
        {None: "–", 0: "NO", 1: "yes"}[over(source, "max", "connected")],
        duration(over(source, "max", "lagMillis")),
        count(over(source, "max", "pending")),
        count(over(source, "sum", "rows")),
        count(over(metrics, "sum", "duplicates") or 0),
        count(over(metrics, "sum", "late") or 0),
        count(over(metrics, "sum", *DEAD_LETTERS) or 0),
        count(over(metrics, "sum", "missingAnswers")),
        count(over(elections, "sum", "elections") or 0),
        seconds(over([each for each in metrics if not each.account], "sum", "stallSeconds")),
        count(over(metrics, "sum", "findingsOpen") or 0),
    ]


def account_figures(cluster, account, of_cluster):
    metrics = [each for each in of_cluster if each.account == account]
    return {
        "cluster": cluster,
        "account": account,
        "calls": over(metrics, "sum", "apiCalls") or 0,
        "failed": over(metrics, "sum", "apiFailedCalls") or 0,
        "now": over(metrics, "max", "apiErrorRatio"),
        "elections": over(metrics, "sum", "elections") or 0,
        "stalled": over(metrics, "sum", "stallSeconds"),
        "open": over(metrics, "sum", "findingsOpen") or 0,
    }


def account_row(figures):
    now = figures["now"]
    return [
        figures["cluster"],
        figures["account"],
        count(figures["calls"]),
        count(figures["failed"]),
        "–" if now is None or math.isnan(now) else f"{100 * now:.2f} %",
        count(figures["elections"]),
        seconds(figures["stalled"]),
        count(figures["open"]),
    ]


def over(metrics, way, *names):
    """Over tasks and groups; None if no task has it."""
    values = [each.over_tasks[way] for each in metrics if each.metric in names]
    return {"sum": sum, "max": max}[way](values) if values else None


def count(number):
    return "–" if number is None else f"{number:.0f}"


def seconds(number):
    return "0 s" if number is None else f"{number:.0f} s"


def duration(millis):
    return "–" if millis is None else f"{millis / 1000:.1f} s"


def table(titles, rows):
    """Names to the left, figures to the right."""
    widths = [max(len(row[column]) for row in [titles, *rows]) for column in range(len(titles))]
    names = sum(title in ("cluster", "account") for title in titles)
    return ["  ".join(cell.ljust(width) if column < names else cell.rjust(width)
                      for column, (cell, width) in enumerate(zip(row, widths))).rstrip()
            for row in [titles, *rows]]
