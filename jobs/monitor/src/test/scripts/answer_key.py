#!/usr/bin/env python3
"""The error ratio windows of a capture, counted a second time and in another way than the job does it.

Usage: answer_key.py CAPTURE > WINDOWS

Holds all audits in memory and counts each window by itself from the list; no panes, no clock, no state. Prints one JSON
object a line, sorted by window and account, with the fields of the `error_ratio` record but for `by_class`.
"""

import collections
import gzip
import json
import re
import sys
from datetime import datetime, timezone

SIZE_MS = 60_000
SLIDE_MS = 10_000
REACH_MS = 1_000
OWN_CLIENT = "aftershock-"


def millis(timestamp):
    """Epoch milliseconds of an RFC 3339 time in UTC with 0 to 9 fractional digits, rounded down."""
    whole, fraction = re.fullmatch(r"([^.Z]+)(?:\.(\d+))?Z", timestamp).groups()
    seconds = datetime.fromisoformat(whole).replace(tzinfo=timezone.utc).timestamp()
    return int(seconds) * 1000 + int((fraction or "0").ljust(3, "0")[:3])


def iso(ms):
    return datetime.fromtimestamp(ms // 1000, timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.000Z")


def rows_of(path):
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def time_of(row):
    """When a row happened by its own word; by its receipt where it does not say."""
    body = row["data"]
    server = body.get("server")
    inner = body.get("data") if isinstance(body.get("data"), dict) else {}
    for word in (
        body.get("timestamp"),
        body.get("time"),
        body.get("now"),
        inner.get("now"),
        server.get("time") if isinstance(server, dict) else None,
    ):
        if word:
            return millis(word)
    return row["ts"]


def error_code(audit):
    error = json.loads(audit["response"]).get("error")
    return None if error is None else error.get("err_code", error.get("code"))


class Answer:
    """One audit. Of the answers to one call only the first, by time, is `first`."""

    def __init__(self, row, body):
        client = body.get("client") or {}
        self.at = millis(body["timestamp"])
        self.account = client.get("svc") or client.get("acc") or row["account"]
        self.code = error_code(body)
        self.server = body["server"]
        self.own = str(client.get("name", "")).startswith(OWN_CLIENT)
        self.miss = self.code == 10037 and ".API.STREAM.MSG.GET." in body["subject"]
        self.request = None
        if client.get("id") is not None:
            connection = (client.get("server"), client["id"], client.get("start"))
            self.request = (self.account, connection, body["subject"], self.code)
        self.first = True


def audits_of(rows):
    """Each audit once."""
    seen = set()
    for row in rows:
        body = row["data"]
        if not str(body.get("type", "")).endswith(".api_audit") or body["id"] in seen:
            continue
        seen.add(body["id"])
        yield Answer(row, body)


def collapse(audits):
    """Marks the answers that follow the first to their call: takes the oldest that is left, and of each other server the
    oldest within a second of it, until none is left."""
    by_request = collections.defaultdict(list)
    for audit in audits:
        if audit.request is not None:
            by_request[audit.request].append(audit)
    for left in by_request.values():
        left.sort(key=lambda answer: (answer.at, answer.server))
        while left:
            first = left.pop(0)
            call = {first.server: first}
            for answer in left:
                if answer.at - first.at > REACH_MS:
                    break
                if answer.server not in call:
                    call[answer.server] = answer
                    answer.first = False
            left[:] = [answer for answer in left if answer is not call.get(answer.server)]


def window(account, start, audits):
    """The counts over the audits that lie in the window."""
    by_code = collections.Counter()
    requests = own_requests = calls = failed_calls = 0
    for audit in audits:
        if audit.own:
            own_requests += 1
            continue
        requests += 1
        if audit.code is not None:
            by_code[str(audit.code)] += 1
        if audit.first and not audit.miss:
            calls += 1
            failed_calls += audit.code is not None
    errors = sum(by_code.values())
    return {
        "account": account,
        "window_start": iso(start),
        "window_end": iso(start + SIZE_MS),
        "requests": requests,
        "errors": errors,
        "calls": calls,
        "failed_calls": failed_calls,
        "own_requests": own_requests,
        "by_code": dict(sorted(by_code.items())),
    }


def main(path):
    rows = list(rows_of(path))
    cluster = next(row["data"]["client"]["cluster"] for row in rows if "cluster" in (row["data"].get("client") or {}))
    first, last = min(time_of(row) for row in rows), max(time_of(row) for row in rows)
    audits = sorted(audits_of(rows), key=lambda audit: audit.at)
    collapse(audits)
    accounts = sorted({audit.account for audit in audits})
    start = audits[0].at // SLIDE_MS * SLIDE_MS - SIZE_MS
    while start <= audits[-1].at:
        for account in accounts:
            inside = [a for a in audits if a.account == account and start <= a.at < start + SIZE_MS]
            counts = window(account, start, inside)
            if counts["requests"]:
                complete = first <= start and start + SIZE_MS <= last
                print(json.dumps({"cluster": cluster, **counts, "complete": complete}))
        start += SLIDE_MS


if __name__ == "__main__":
    main(sys.argv[1])
