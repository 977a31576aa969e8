"""Prints what a Flink cluster says of its jobs: state, checkpoints, stages, Aftershock's metrics, and the findings."""

import argparse
import http.client
import json
import os
import pathlib
import subprocess
import sys
import time
import urllib.error
import urllib.request

import job_metrics

ENDED = ("FINISHED", "CANCELED", "FAILED")


def ask(path):
    with urllib.request.urlopen(options.rest + path, timeout=10) as answer:
        return json.load(answer)


def size(number):
    for unit in ("B", "KiB", "MiB", "GiB"):
        if number < 1024 or unit == "GiB":
            return f"{number:.0f} {unit}" if unit == "B" else f"{number:.1f} {unit}"
        number /= 1024


def ago(millis):
    return f"{max(0, time.time() - millis / 1000):.0f} s ago"


def show(job):
    seconds = job["duration"] / 1000
    print(f"\njob {job['jid']} {job['name']}: {job['state']}" + ("" if job["state"] in ENDED else f" for {seconds:.0f} s"))
    show_failures(job)
    if job["state"] in (*ENDED, "INITIALIZING"):
        return
    show_checkpoints(ask(f"/jobs/{job['jid']}/checkpoints"))
    stages = stages_of(job["jid"])
    for stage in stages:
        taken, given = stage["metrics"]["read-records"], stage["metrics"]["write-records"]
        print(f"  stage        took {taken:>7}, gave {given:>7} × {stage['parallelism']}  {short(stage['name'])}")
    metrics = job_metrics.read(ask, job["jid"], [stage["id"] for stage in stages])
    if metrics:
        print()
        indented(job_metrics.tables(metrics))
    if any("standard output" in stage["name"] for stage in stages):
        print("\n  Its configuration has no section 'findings': they go to the TaskManagers' standard output, here")
        print(f"  {options.state}/log/taskmanager-*.console")
    elif metrics or options.config:
        show_findings(submitted(job["jid"]))


def stages_of(job):
    """With fresh figures: the JobManager answers with what it has, however old, and then asks the TaskManagers for more."""
    before = ask(f"/jobs/{job}")["vertices"]
    for attempt in range(10):
        time.sleep(0.5)
        stages = ask(f"/jobs/{job}")["vertices"]
        if all(is_newer(now["metrics"], old["metrics"]) for now, old in zip(stages, before)):
            break
    return stages


def is_newer(now, old):
    """A task that runs is idle, busy or held up, so that one of these times has passed."""
    times = [name for name in now if name.startswith("accumulated-")]
    passed = not times or any(now[name] != old.get(name) for name in times)
    return passed and now["read-records-complete"] and now["write-records-complete"]


def show_checkpoints(checkpoints):
    counts, latest = checkpoints["counts"], checkpoints["latest"]
    failed = f"{counts['failed']} failed"
    if counts["failed"] and not latest["failed"]:
        # Flink counts it as failed, but it never had a number: it was asked for before the tasks were there.
        failed = f"{counts['failed']} not begun, since not all tasks were running yet"
    print(f"  checkpoints  {counts['completed']} completed, {failed}, {counts['restored']} restored from")
    if latest["completed"]:
        last = latest["completed"]
        print(f"  the last     {size(last['state_size'])} in {last['end_to_end_duration']} ms, "
              f"{ago(last['latest_ack_timestamp'])}, {last['external_path']}")
    if latest["failed"]:
        last = latest["failed"]
        print(f"  failed       the last {ago(last['failure_timestamp'])}: {first_line(last['failure_message'])}")


def show_failures(job):
    """Why it failed or was restarted, the newest first; what followed from something else is left out."""
    history = ask(f"/jobs/{job['jid']}/exceptions?maxExceptions=3")["exceptionHistory"]
    for failure in history["entries"]:
        where = f" in {short(failure['taskName'].split(' - ')[0])}" if failure.get("taskName") else ""
        print(f"  failure      {ago(failure['timestamp'])}{where}: {cause(failure['stacktrace'])}")
    if history["truncated"]:
        print("  failure      … and others before")


def cause(trace):
    """The innermost cause, which says what to mend; what is around it says where Flink noticed."""
    causes = [line[len("Caused by: "):] for line in trace.splitlines() if line.startswith("Caused by: ")]
    return first_line(causes[-1] if causes else trace)


def first_line(text):
    return (text or "no reason given").strip().splitlines()[0]


def short(name):
    """What runs in one chain is named by its first stage."""
    stages = name.replace("Source: ", "").replace("(", "").replace(")", "").replace(", ", " -> ").split(" -> ")
    return stages[0] if len(stages) == 1 else f"{stages[0]} and {len(stages) - 1} behind it"


def submitted(job):
    """The arguments with which the configuration is read as the job has read it; None if nobody knows."""
    if options.config:
        return ["--config", options.config]
    try:
        return json.loads(pathlib.Path(options.state, "jobs", job).read_text())
    except FileNotFoundError:
        return None


def show_findings(arguments):
    if arguments is None:
        print("\n  findings     it was not submitted from here: show --config FILE reads them, with the job's configuration")
        return
    watch = [os.path.join(options.project, "aftershock"), "watch", "--once", *arguments]
    print("\n  findings, by " + " ".join(watch[1:]))
    sys.stdout.flush()
    told = subprocess.run(watch, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    # Its log is not for who looks at this page; its sentences are.
    for line in told.stderr.splitlines():
        if line.startswith("aftershock: ") or told.returncode:
            print("  " + line)
    indented(told.stdout.splitlines())


def indented(lines):
    print("\n".join("  " + line if line else "" for line in lines))


parser = argparse.ArgumentParser(prog="cluster show", description="Shows jobs, checkpoints, metrics and findings.")
parser.add_argument("--config", metavar="FILE", help="the job's configuration, if it was not submitted from here")
parser.add_argument("--rest", required=True, help=argparse.SUPPRESS)
parser.add_argument("--state", required=True, help=argparse.SUPPRESS)
parser.add_argument("--project", required=True, help=argparse.SUPPRESS)
options = parser.parse_args()
sys.stdout.reconfigure(errors="replace")  # a terminal may know no dashes
try:
    cluster = ask("/overview")
    print(f"cluster {options.rest}: Flink {cluster['flink-version']}, {cluster['taskmanagers']} TaskManagers, "
          f"{cluster['slots-available']} of {cluster['slots-total']} slots free")
    jobs = ask("/jobs/overview")["jobs"]
    # Those that run come last, where the eye is.
    for each in sorted(jobs, key=lambda job: (job["state"] not in ENDED, job["start-time"])):
        try:
            show(each)
        except urllib.error.HTTPError as refused:
            # So it is while a job is taken up again.
            print(f"  Flink does not tell of it yet ({refused.code} {refused.reason}): ask again in some seconds")
    if not jobs:
        print("no jobs: cluster submit --config FILE hands one to it")
except urllib.error.HTTPError as error:
    sys.exit(f"cluster: {error.url} answers {error.code} ({error.reason}): is a Flink cluster at this port?")
except (http.client.HTTPException, ValueError):
    sys.exit(f"cluster: {options.rest} answers, but not as Flink does: is the port that of another program?")
except OSError as error:
    reason = getattr(error, "reason", error)
    sys.exit(f"cluster: {options.rest} does not answer ({getattr(reason, 'strerror', None) or reason}): is it started?")
