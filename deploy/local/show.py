"""Prints what a Flink cluster says of its jobs: state, checkpoints, and how many records each stage has taken and given."""

import json
import sys
import time
import urllib.error
import urllib.request


def ask(path):
    with urllib.request.urlopen(rest + path, timeout=10) as answer:
        return json.load(answer)


def size(number):
    for unit in ("B", "KiB", "MiB", "GiB"):
        if number < 1024 or unit == "GiB":
            return f"{number:.0f} {unit}" if unit == "B" else f"{number:.1f} {unit}"
        number /= 1024


def show(job):
    seconds = job["duration"] / 1000
    print(f"job {job['jid']} {job['name']}: {job['state']} for {seconds:.0f} s")
    checkpoints = ask(f"/jobs/{job['jid']}/checkpoints")
    counts = checkpoints["counts"]
    print(f"  checkpoints  {counts['completed']} completed, {counts['failed']} failed, {counts['restored']} restored from")
    latest = checkpoints["latest"]["completed"]
    if latest:
        ago = time.time() - latest["latest_ack_timestamp"] / 1000
        print(f"  the last     {size(latest['state_size'])} in {latest['end_to_end_duration']} ms, {ago:.0f} s ago, {latest['external_path']}")
    figures = ask(f"/jobs/{job['jid']}/metrics?get=numRestarts,uptime")
    print("  figures      " + ", ".join(f"{each['id']} {each['value']}" for each in figures))
    for stage in ask(f"/jobs/{job['jid']}")["vertices"]:
        taken, given = stage["metrics"]["read-records"], stage["metrics"]["write-records"]
        print(f"  stage        took {taken:>7}, gave {given:>7} × {stage['parallelism']}  {short(stage['name'])}")


def short(name):
    """What runs in one chain is named by its first stage."""
    stages = name.replace("Source: ", "").replace("(", "").replace(")", "").replace(", ", " -> ").split(" -> ")
    return stages[0] if len(stages) == 1 else f"{stages[0]} and {len(stages) - 1} behind it"


rest = sys.argv[1]
try:
    cluster = ask("/overview")
    print(f"cluster {rest}: Flink {cluster['flink-version']}, {cluster['taskmanagers']} TaskManagers, "
          f"{cluster['slots-available']} of {cluster['slots-total']} slots free")
    for each in ask("/jobs/overview")["jobs"]:
        show(each)
except urllib.error.URLError as error:
    sys.exit(f"cluster: {rest} does not answer ({error.reason}): is it started?")
