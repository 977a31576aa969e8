"""What load measures: windows as they are published, processes by their ids, and a job by Flink's REST interface."""

import datetime
import json
import socket
import subprocess
import threading
import time
import urllib.request

from job_metrics import in_portions


def seconds_of(text):
    """An RFC 3339 time as seconds since 1970."""
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()


def percentile(values, part):
    """The value that this part of them does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


class Windows(threading.Thread):
    """Every window of an account that is published on a NATS server from now on, with the time at which it came."""

    def __init__(self, port):
        super().__init__(daemon=True)
        self.requests = {}
        self.came = []  # (when, seconds behind the end of the window)
        self.changed = []  # told twice, with other numbers
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.sendall(b'CONNECT {"verbose":false,"headers":true,"name":"load"}\r\nSUB findings.> 1\r\n')
        self.stream = self.socket.makefile("rb")

    def run(self):
        while line := self.stream.readline():
            words = line.split()
            if words[:1] == [b"PING"]:
                self.socket.sendall(b"PONG\r\n")
            elif words[:1] in ([b"MSG"], [b"HMSG"]):
                headers = int(words[-2]) if words[0] == b"HMSG" else 0
                body = self.stream.read(int(words[-1]) + 2)[headers:]
                self.take(json.loads(body), time.time())

    def take(self, record, now):
        if record["record"] != "error_ratio":
            return
        window = (record["cluster"], record["account"], record["window_start"])
        if self.requests.setdefault(window, record["requests"]) != record["requests"]:
            self.changed.append(window)
        self.came.append((now, now - seconds_of(record["window_end"])))

    def behind(self, begin, end):
        """How many seconds behind their ends those were that came between two moments."""
        return [behind for when, behind in self.came if begin <= when < end]


class Process:
    """A process of this machine: how much processor time it has used, and its memory."""

    def __init__(self, pid):
        self.pid = pid
        self.most_memory = 0

    def cpu_seconds(self):
        used, memory = self.ask()
        self.most_memory = max(self.most_memory, memory)
        return used

    def ask(self):
        answer = subprocess.run(["ps", "-o", "time=,rss=", "-p", str(self.pid)], capture_output=True, text=True).stdout.split()
        if not answer:
            return 0, 0
        days, _, clock = answer[0].rpartition("-")
        used = 0
        for part in clock.split(":"):
            used = used * 60 + int(part)
        return used + 86400 * int(days or 0), int(answer[1]) * 1024


class Job:
    """A job that runs on a Flink cluster, as its REST interface shows it."""

    def __init__(self, rest):
        self.rest = rest
        self.id = next(each["id"] for each in self.ask("/jobs")["jobs"] if each["status"] == "RUNNING")
        self.source = next(each["id"] for each in self.job()["vertices"] if "advisories" in each["name"])
        self.gauges = {}

    def ask(self, path):
        with urllib.request.urlopen(self.rest + path, timeout=30) as answer:
            return json.load(answer)

    def job(self):
        return self.ask("/jobs/" + self.id)

    def checkpoints(self):
        return self.ask(f"/jobs/{self.id}/checkpoints")

    def runs(self):
        return all(each["status"] == "RUNNING" for each in self.job()["vertices"])

    def restored(self):
        return self.checkpoints()["counts"]["restored"]

    def lag_seconds(self):
        """Of the cluster that is furthest behind; none while the tasks say nothing."""
        path = f"/jobs/{self.id}/vertices/{self.source}/subtasks/metrics"
        names = [each["id"] for each in self.ask(path) if each["id"].endswith(".lagMillis")]
        if not names:
            return None
        answers = [each for some in in_portions(names) for each in self.ask(f"{path}?agg=max&get={some}")]
        return max((each["max"] for each in answers), default=0) / 1000
