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


def audits_of(rows):
    """Each audit once: (time, account, operation's subject, error code or None, whether the monitor itself called)."""
    seen = set()
    for row in rows:
        body = row["data"]
        if not str(body.get("type", "")).endswith(".api_audit") or body["id"] in seen:
            continue
        seen.add(body["id"])
        client = body.get("client") or {}
        account = client.get("svc") or client.get("acc") or row["account"]
        own = str(client.get("name", "")).startswith(OWN_CLIENT)
        yield millis(body["timestamp"]), account, body["subject"], error_code(body), own


def window(account, start, audits):
    """The counts over the audits that lie in the window."""
    by_code = collections.Counter()
    requests = own_requests = misses = 0
    for _, _, subject, code, own in audits:
        if own:
            own_requests += 1
            continue
        requests += 1
        if code is not None:
            by_code[str(code)] += 1
            misses += code == 10037 and ".API.STREAM.MSG.GET." in subject
    errors = sum(by_code.values())
    return {
        "account": account,
        "window_start": iso(start),
        "window_end": iso(start + SIZE_MS),
        "requests": requests,
        "errors": errors,
        "calls": requests - misses,
        "failed_calls": errors - misses,
        "own_requests": own_requests,
        "by_code": dict(sorted(by_code.items())),
    }


def main(path):
    rows = list(rows_of(path))
    cluster = next(row["data"]["client"]["cluster"] for row in rows if "cluster" in (row["data"].get("client") or {}))
    first, last = time_of(rows[0]), max(time_of(row) for row in rows)
    audits = sorted(audits_of(rows), key=lambda audit: audit[:2])
    accounts = sorted({account for _, account, *_ in audits})
    start = audits[0][0] // SLIDE_MS * SLIDE_MS - SIZE_MS
    while start <= audits[-1][0]:
        for account in accounts:
            inside = [a for a in audits if a[1] == account and start <= a[0] < start + SIZE_MS]
            counts = window(account, start, inside)
            if counts["requests"]:
                complete = first <= start and start + SIZE_MS <= last
                print(json.dumps({"cluster": cluster, **counts, "complete": complete}))
        start += SLIDE_MS


if __name__ == "__main__":
    main(sys.argv[1])
