"""Pictures of the tables of `trends`. Each has its finding for a title, axes with units, and colours that the colour-blind can tell apart."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from typing import Any, Sequence

import matplotlib
import pyarrow as pa
from matplotlib.axes import Axes
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator, FuncFormatter, MaxNLocator, NullLocator
from PIL import Image

import findings

# Okabe and Ito's colours; one meaning keeps one colour in all pictures.
ORANGE, SKY, GREEN, BLUE, VERMILLION, PURPLE = "#E69F00", "#56B4E9", "#009E73", "#0072B2", "#D55E00", "#CC79A7"
INK, GREY, PALE = "#222222", "#8A8A8A", "#E4E4E4"
PALETTE = (VERMILLION, BLUE, ORANGE, GREEN, SKY, PURPLE)

SERVICE, CLIENT = VERMILLION, BLUE
CAUSES = {"unplanned": VERMILLION, "step_down": SKY, "lame_duck": BLUE, "shutdown": GREEN, "first_leader": PALE, "asset_change": PURPLE}
FAULTS = {"service": (SERVICE, "o", "cluster's fault"), "client": (CLIENT, "s", "clients' fault")}

INCOMPLETE_SHARE = 0.01
"""Where more of the account-minutes than this lack telemetry, the background says so."""

STYLE = {
    "font.size": 10,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": GREY,
    "axes.labelcolor": INK,
    "axes.grid": True,
    "axes.axisbelow": True,
    "grid.color": PALE,
    "grid.linewidth": 0.8,
    "xtick.color": INK,
    "ytick.color": INK,
    "legend.frameon": False,
    "timezone": "UTC",
}


class Picture:
    """A chart that a notebook shows as a PNG, and that says in plain text what is on it."""

    def __init__(self, figure: Figure):
        self.figure = figure

    def _repr_png_(self) -> bytes:
        drawn, small = BytesIO(), BytesIO()
        with matplotlib.rc_context(STYLE):
            self.figure.savefig(drawn, format="png", dpi=100)
        # A palette is enough for lines and letters, and a third of the bytes; of this method a small patch keeps its colour.
        Image.open(drawn).convert("RGB").quantize(128, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(small, format="png", optimize=True)
        return small.getvalue()

    def __repr__(self) -> str:
        axes = [f"[{axis.get_xlabel() or 'the same'} → {axis.get_ylabel()}]" for axis in self.figure.axes]
        return " ".join([self.figure.get_suptitle(), *axes]).replace("\n", " ")


def ratio_trend(ratios: pa.Table, elections: pa.Table, title: str) -> Picture:
    """The error ratio over time and below it that of the cluster's faults, with elections above and incomplete telemetry behind."""
    with matplotlib.rc_context(STYLE):
        figure = Figure(figsize=(9, 4.8), layout="constrained")
        figure.get_layout_engine().set(w_pad=0.1, h_pad=0.06)
        # Each with its own scale: one client in a loop would press the cluster's faults flat.
        above, below = figure.subplots(2, 1, sharex=True, height_ratios=(3, 2))
    rows = ratios.to_pylist()
    step = rows[1]["at"] - rows[0]["at"] if len(rows) > 1 else timedelta(days=1)
    times = [row["at"] + step / 2 for row in rows]
    # Markers, since an hour between two without calls is no line.
    marker, width = ({"marker": "o", "markersize": 3.5}, 1.6) if len(rows) <= 62 else ({"marker": ".", "markersize": 1.5}, 1.0)
    if rows:
        below.set_xlim(rows[0]["at"] - step / 4, rows[-1]["at"] + 1.25 * step)
    above.plot(times, _percents(rows, "ratio"), color=CLIENT, linewidth=width, label="all failed calls", **marker)
    below.plot(times, _percents(rows, "service_ratio"), color=SERVICE, linewidth=width, label="by the cluster's fault", **marker)
    for axis in (above, below):
        axis.set_ylim(bottom=0)
        axis.margins(y=0.12)
        label = "telemetry incomplete" if axis is above else None
        for row in rows:
            if row["incomplete_minutes"] > INCOMPLETE_SHARE * row["account_minutes"]:
                axis.axvspan(row["at"], row["at"] + step, color=PALE, zorder=0, linewidth=0, label=label)
                label = None
        _time_axis(axis)
    _mark_elections(above, elections)
    above.set_xlabel("")
    above.set_ylabel("all failed\n(% of calls)")
    below.set_ylabel("cluster's fault\n(% of calls)")
    _legend_below(above, below)
    return _titled(above, title)


def failures(codes: pa.Table, top: int = 8) -> Picture:
    """Failed calls by error code, coloured by whose fault they are."""
    if not codes.num_rows:
        return _nothing(findings.failures(codes))
    rows = codes.to_pylist()[:top]
    figure, axis = _blank(9, 1.4 + 0.36 * max(1, len(rows)))
    names = [f"{row['error_code']}  {findings.words(row['error_class'])}" for row in rows]
    service = [row["error_class"] in ("availability", "internal") for row in rows]
    bars = axis.barh(names, [row["failed"] for row in rows], color=[SERVICE if ours else CLIENT for ours in service], height=0.66)
    axis.bar_label(bars, [f"{row['failed']:,}  ({findings.percent(row['share'])})" for row in rows], padding=4, color=INK, fontsize=9)
    axis.set_xlim(0, 1.2 * max([row["failed"] for row in rows], default=1))
    _horizontal(axis)
    axis.set_xlabel("failed calls (count)")
    axis.set_ylabel("error code")
    _thousands(axis.xaxis)
    _key(axis, {"cluster's fault": SERVICE, "clients' fault": CLIENT})
    return _titled(axis, findings.failures(codes))


def growth(accounts: pa.Table, top: int = 8) -> Picture:
    """The error ratio of the accounts whose failures grew most, the week before and the last."""
    rows = [row for row in accounts.to_pylist() if row["ratio_before"] is not None and row["ratio_after"] is not None][:top]
    if not rows:
        return _nothing("No account has calls in both of the last two weeks")
    figure, axis = _blank(9, 1.5 + 0.36 * max(1, len(rows)))
    names = [findings.account(row) for row in rows]
    before, after = _percents(rows, "ratio_before"), _percents(rows, "ratio_after")
    axis.hlines(names, before, after, color=GREY, linewidth=2, zorder=1)
    # The larger one below, so that it shows where nothing has changed.
    axis.plot(before, names, "o", color=SKY, markersize=11, label="the week before")
    axis.plot(after, names, "D", color=VERMILLION, markersize=6, label="the last week")
    for name, old, new, row in zip(names, before, after, rows):
        text = f"{row['failed_before']:,} → {row['failed_after']:,} failed"
        axis.annotate(text, (max(old, new), name), xytext=(10, 0), textcoords="offset points", va="center", fontsize=9)
    axis.set_xlim(0, 1.3 * max([*before, *after, 0.01]))
    _horizontal(axis)
    axis.set_xlabel("failed calls (% of calls)")
    axis.set_ylabel("account")
    _legend_below(axis)
    return _titled(axis, findings.growth(accounts))


def election_weeks(weeks: pa.Table) -> Picture:
    """Meta elections by week, stacked by cause, unplanned ones at the bottom."""
    if not weeks.num_rows:
        return _nothing(findings.elections(weeks))
    figure, axis = _blank(9, 4)
    rows = weeks.to_pylist()
    days = {row["week"]: row["days"] for row in rows}
    order = sorted(days)
    labels = [f"{week:%-d %b}" + (f"\n({days[week]:.0f} days)" if days[week] < 6.9 else "") for week in order]
    floor = [0] * len(order)
    for cause, colour in CAUSES.items():
        heights = [sum(row["elections"] for row in rows if row["week"] == week and row["cause"] == cause) for week in order]
        if any(heights):
            bars = axis.bar(labels, heights, bottom=floor, color=colour, width=0.62, label=findings.words(cause), edgecolor="white")
            axis.bar_label(bars, [height or "" for height in heights], label_type="center", color=_on(colour), fontsize=9)
            floor = [low + height for low, height in zip(floor, heights)]
    axis.grid(axis="x", visible=False)
    axis.yaxis.set_major_locator(MaxNLocator(integer=True))
    axis.set_xlabel("week (begins on that Monday, UTC)")
    axis.set_ylabel("elections (count per week)")
    _legend_below(axis)
    return _titled(axis, findings.elections(weeks))


def leaders(weeks: pa.Table, top: int = 10) -> Picture:
    """Who came to lead how often, unplanned and planned."""
    if not weeks.num_rows:
        return _nothing(findings.leaders(weeks))
    sums: dict[str, list[int]] = {}
    for row in weeks.to_pylist():
        sums.setdefault(f"{row['leader']} of {row['cluster']}", [0, 0])[int(row["planned"])] += row["elections"]
    named = sorted(sums.items(), key=lambda item: (-item[1][0], item[0]))[:top]
    figure, axis = _blank(9, 1.5 + 0.34 * max(1, len(named)))
    names = [name for name, _ in named]
    unplanned, planned = [both[0] for _, both in named], [both[1] for _, both in named]
    for values, left, colour, label in ((unplanned, None, VERMILLION, "unplanned"), (planned, unplanned, SKY, "planned")):
        bars = axis.barh(names, values, left=left, color=colour, height=0.66, label=label, edgecolor="white")
        axis.bar_label(bars, [value or "" for value in values], label_type="center", color=_on(colour), fontsize=9)
    _horizontal(axis)
    axis.xaxis.set_major_locator(MaxNLocator(integer=True))
    axis.set_xlabel("elections that it won (count)")
    axis.set_ylabel("server")
    _legend_below(axis)
    return _titled(axis, findings.leaders(weeks))


def time_between(clusters: pa.Table) -> Picture:
    """The mean time between unplanned elections of each cluster, with its interval; open to the right where none was seen."""
    rows = sorted(clusters.to_pylist(), key=lambda row: (row["mean_days"] is None, row["mean_days"] or row["low_days"]))
    figure, axis = _blank(9, 1.5 + 0.36 * max(1, len(rows)))
    axis.set_xscale("log")
    axis.set_xlim(
        0.6 * min([row["low_days"] for row in rows], default=1),
        3 * max([row["high_days"] or 3 * row["observed_days"] for row in rows], default=1),
    )
    for place, row in enumerate(rows):
        end = row["high_days"] or axis.get_xlim()[1]
        axis.plot([row["low_days"], end], [place, place], color=GREY, linewidth=2, solid_capstyle="butt")
        if row["mean_days"] is None:
            axis.plot(end, place, ">", color=GREY, markersize=8, clip_on=False)
            axis.annotate("none seen", (row["low_days"], place), xytext=(0, 4), textcoords="offset points", fontsize=9)
        else:
            axis.plot(row["mean_days"], place, "o", color=VERMILLION, markersize=8)
            text = findings.count(row["unplanned"], "election")
            axis.annotate(text, (end, place), xytext=(6, 0), textcoords="offset points", va="center", fontsize=9)
    axis.set_yticks(range(len(rows)), [row["cluster"] for row in rows])
    axis.set_ylim(-0.5, len(rows) - 0.5)
    _horizontal(axis)
    axis.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
    axis.xaxis.set_minor_locator(NullLocator())
    axis.set_xlabel("mean time between unplanned elections (days, log scale; line: 95 % interval)")
    axis.set_ylabel("cluster")
    return _titled(axis, findings.time_between(clusters))


def around(windows: pa.Table) -> Picture:
    """The ratio of the cluster's failures before, inside and after elections, and elsewhere, with its counts."""
    rows = windows.to_pylist()
    figure, axis = _blank(9, 2.7)
    values = _percents(rows, "service_ratio", missing=0.0)
    bars = axis.barh([row["window"] for row in rows], values, height=0.62, color=[SERVICE if row["window"] == "inside" else GREY for row in rows])
    texts = [f"{row['service_failed']:,} of {row['calls']:,} calls" for row in rows]
    axis.bar_label(bars, texts, padding=5, fontsize=9, color=INK)
    axis.set_xlim(0, 1.35 * max([*values, 0.01]))
    _horizontal(axis)
    axis.set_xlabel("calls that fail by the cluster's fault (% of calls)")
    axis.set_ylabel("minutes")
    return _titled(axis, findings.around(windows))


def offsets(minutes: pa.Table) -> Picture:
    """The ratio of the cluster's failures by minutes before and after elections."""
    if not minutes.num_rows:
        return _nothing(findings.offsets(minutes))
    figure, axis = _blank(9, 3.8)
    reach = max(abs(offset) for offset in minutes.column("offset_minutes").to_pylist()) + 0.5
    axis.set_xlim(-reach, reach)
    for planned, colour, marker, label in ((False, SERVICE, "o", "unplanned"), (True, CLIENT, "s", "planned")):
        rows = [row for row in minutes.to_pylist() if row["planned"] == planned]
        if rows:
            most = max(row["elections"] for row in rows)
            name = f"{label} (up to {most} a minute)"
            axis.plot([row["offset_minutes"] for row in rows], _percents(rows, "service_ratio"), color=colour, marker=marker, markersize=4, label=name)
    axis.axvline(0, color=INK, linewidth=1, linestyle=":", label="the election")
    axis.set_ylim(bottom=0)
    axis.set_xlabel("time from the election (minutes)")
    axis.set_ylabel("failed by the cluster's\nfault (% of calls)")
    _legend_below(axis)
    return _titled(axis, findings.offsets(minutes))


def spike_map(episodes: pa.Table, elections: pa.Table) -> Picture:
    """Spikes and elections of each cluster on one line of time."""
    rows, held = episodes.to_pylist(), elections.to_pylist()
    if not rows and not held:
        return _nothing(findings.spikes(episodes))
    clusters = sorted({row["cluster"] for row in [*rows, *held]})
    figure, axis = _blank(9, 1.6 + 0.5 * max(1, len(clusters)))
    place = {cluster: number for number, cluster in enumerate(clusters)}
    for planned, colour, label in ((True, GREY, "planned election"), (False, INK, "unplanned election")):
        chosen = [row for row in held if row["planned"] == planned]
        if chosen:
            axis.plot([row["at"] for row in chosen], [place[row["cluster"]] for row in chosen], "|", color=colour, markersize=20, markeredgewidth=1.6, label=label)
    # Side by side, so that the one does not hide the other.
    for (fault, (colour, marker, label)), lift in zip(FAULTS.items(), (-0.16, 0.16)):
        chosen = [row for row in rows if row["fault"] == fault]
        if chosen:
            axis.plot([row["start_at"] for row in chosen], [place[row["cluster"]] + lift for row in chosen], marker, color=colour, markersize=5, alpha=0.75, markeredgewidth=0, label=f"spike by the {label}")
    axis.set_yticks(range(len(clusters)), clusters)
    axis.set_ylim(len(clusters) - 0.4, -0.6)
    axis.grid(axis="y", visible=False)
    _time_axis(axis)
    axis.set_ylabel("cluster")
    _legend_below(axis)
    return _titled(axis, findings.spikes(episodes))


def thresholds(curve: pa.Table, current: float, days: float) -> Picture:
    """How many episodes a threshold would have told, per week, by whose fault."""
    figure, axis = _blank(9, 4)
    for fault, (colour, marker, label) in FAULTS.items():
        rows = [row for row in curve.to_pylist() if row["fault"] == fault]
        axis.plot(_percents(rows, "threshold"), [7 * row["episodes"] / days for row in rows], color=colour, marker=marker, markersize=4.5, label=label)
    axis.axvline(current * 100, color=INK, linewidth=1, linestyle=":", label=f"in force: {findings.percent(current)}")
    axis.set_xscale("log")
    axis.xaxis.set_major_locator(FixedLocator([0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50]))
    axis.xaxis.set_minor_locator(NullLocator())
    axis.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
    # Linear up to one a week, since there is no logarithm of none.
    axis.set_yscale("symlog", linthresh=1)
    axis.yaxis.set_major_locator(FixedLocator([0, *(digit * 10**power for power in range(6) for digit in (1, 3))]))
    axis.yaxis.set_minor_locator(NullLocator())
    _thousands(axis.yaxis)
    axis.set_ylim(-0.05, max(1.5, axis.get_ylim()[1]))
    axis.set_xlabel("threshold of JETSTREAM_009 (% of calls, log scale)")
    axis.set_ylabel("episodes (count per week,\nlog scale above 1)")
    _legend_below(axis)
    return _titled(axis, findings.thresholds(curve, current))


def noisiest(accounts: pa.Table, threshold: float, top: int = 10) -> Picture:
    """Whose episodes a threshold would have told."""
    if not accounts.num_rows:
        return _nothing(findings.noisiest(accounts, threshold))
    rows = accounts.to_pylist()[:top]
    figure, axis = _blank(9, 1.5 + 0.34 * max(1, len(rows)))
    names = [findings.account(row) for row in rows]
    # By place and not by name: an account can be there with both faults.
    bars = axis.barh(range(len(rows)), [row["episodes"] for row in rows], color=[FAULTS[row["fault"]][0] for row in rows], height=0.66)
    axis.bar_label(bars, [f"{row['episodes']:,}  ({findings.percent(row['failed'] / row['calls'] if row['calls'] else None)} failed in them)" for row in rows], padding=4, fontsize=9)
    axis.set_yticks(range(len(rows)), names)
    axis.set_xlim(0, 1.4 * max([row["episodes"] for row in rows], default=1))
    _horizontal(axis)
    axis.xaxis.set_major_locator(MaxNLocator(integer=True))
    axis.set_xlabel(f"episodes above {findings.percent(threshold)} (count)")
    axis.set_ylabel("account")
    _key(axis, {label: colour for colour, _, label in FAULTS.values()})
    return _titled(axis, findings.noisiest(accounts, threshold))


def _blank(width: float, height: float) -> tuple[Figure, Axes]:
    with matplotlib.rc_context(STYLE):
        figure = Figure(figsize=(width, height), layout="constrained")
        figure.get_layout_engine().set(w_pad=0.1, h_pad=0.06)
        return figure, figure.add_subplot()


def _nothing(title: str) -> Picture:
    """Only the finding, where there is nothing to draw: an empty pair of axes looks like a mistake."""
    figure, axis = _blank(9, 0.7)
    axis.set_axis_off()
    return _titled(axis, title)


def _titled(axis: Axes, title: str) -> Picture:
    """From the picture's left edge, so that long names beside the axis leave it its room."""
    axis.figure.suptitle(_wrapped(title), x=0.011, ha="left", fontsize=11, fontweight="bold", color=INK)
    return Picture(axis.figure)


def _wrapped(title: str, width: int = 92) -> str:
    """On two lines if it is long, broken where they come out about even."""
    if len(title) <= width:
        return title
    middle = len(title) // 2
    blanks = [place for place, letter in enumerate(title) if letter == " "]
    place = min(blanks, key=lambda blank: abs(blank - middle))
    return title[:place] + "\n" + title[place + 1 :]


def _percents(rows: Sequence[dict[str, Any]], column: str, missing: float = float("nan")) -> list[float]:
    return [missing if row[column] is None else 100 * row[column] for row in rows]


def _mark_elections(axis: Axes, elections: pa.Table) -> None:
    """Above the curve, where they hide nothing of it."""
    for planned, colour, marker, height, label in ((True, GREY, "|", 1.02, "planned election"), (False, INK, "v", 1.02, "unplanned election")):
        times = [row["at"] for row in elections.to_pylist() if row["planned"] == planned]
        if times:
            axis.plot(times, [height] * len(times), marker, color=colour, markersize=7, linestyle="", transform=axis.get_xaxis_transform(), clip_on=False, label=label)


def _time_axis(axis: Axes) -> None:
    locator = AutoDateLocator(minticks=4, maxticks=10)
    axis.xaxis.set_major_locator(locator)
    formats = ["%Y", "%b %Y", "%-d %b", "%H:%M", "%H:%M", "%H:%M:%S"]
    zeros = ["", "%b %Y", "%-d %b", "%-d %b", "%H:%M", "%H:%M"]
    axis.xaxis.set_major_formatter(ConciseDateFormatter(locator, formats=formats, zero_formats=zeros, show_offset=False))
    axis.grid(axis="x", visible=False)
    axis.set_xlabel("time (UTC)")


def _horizontal(axis: Axes) -> None:
    """Of rows with the first on top."""
    axis.grid(axis="y", visible=False)
    axis.tick_params(axis="y", length=0)
    axis.invert_yaxis()


def _thousands(axis: Any) -> None:
    axis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.0f}"))


def _legend_below(*axes: Axes) -> None:
    drawn = [entry for axis in axes for entry in zip(*axis.get_legend_handles_labels())]
    if drawn:
        handles, labels = zip(*drawn)
        axes[0].figure.legend(handles, labels, loc="outside lower center", ncols=min(5, len(handles)), frameon=False, fontsize=9)


def _key(axis: Axes, colours: dict[str, str]) -> None:
    """A legend of colours that no line or bar carries by itself."""
    handles = [matplotlib.patches.Patch(color=colour, label=label) for label, colour in colours.items()]
    axis.figure.legend(handles=handles, loc="outside lower center", ncols=len(handles), frameon=False, fontsize=9)


def _on(colour: str) -> str:
    """What can be read on this colour."""
    return "white" if colour in (VERMILLION, BLUE, GREEN) else INK
