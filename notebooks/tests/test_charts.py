"""Each chart says what its axes mean, shows what the table holds, and can be read."""

import re
from io import BytesIO
from itertools import combinations

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from PIL import Image

import charts
import findings
import trends
from conftest import election, history_of, minute, refused

MONTH = 28 * 1440
"""In minutes."""


def busy():
    """Four weeks of two clusters with everything that charts show: faults of both sides, elections of both kinds, a gap, and incomplete telemetry."""
    rows, held = [], []
    for cluster, accounts, every in (("east", 3, 5), ("a-cluster-with-a-long-name", 9, 2)):
        for account in range(accounts):
            for at in range(account, MONTH, 360):
                if not 8 * 1440 < at < 9 * 1440:
                    # The second account is known by its key alone.
                    name = {"cluster": cluster, "account": "A" * 56 if account == 1 else f"ACCOUNT_{account}"}
                    rows.append(minute(at, 500, complete=not 15 * 1440 < at < 16 * 1440, **name))
                    rows.append(minute(at, 4 + account, 4 + account, **name))
        for number in range(0, 28, every):
            at = number * 1440 + 77
            held.append(election(at * 60, cluster=cluster, leader=f"n{number % 3}", outage_ms=4000))
            held.append(election((at + 300) * 60, planned=True, cluster=cluster, leader="n2"))
            rows += [minute(at, 50, cluster=cluster), refused(at, 30 + number, cluster=cluster), minute(at + 1, 60, cluster=cluster)]
    rows.append(minute(MONTH - 1, 1, cluster="never-elects"))
    return history_of(api_minutes=rows, elections=held)


def quiet():
    """One minute with calls, and nothing else."""
    return history_of(api_minutes=[minute(0, 100)])


def pictures(history):
    held, days, hours = trends.elections(history), trends.error_ratio(history), trends.error_ratio(history, "hour")
    weeks, curve = trends.elections_per_week(history), trends.threshold_curve(history)
    return {
        "days": charts.ratio_trend(days, held, findings.ratio_trend(days)),
        "hours": charts.ratio_trend(hours, held, findings.ratio_by_hour(hours)),
        "failures": charts.failures(trends.failures_by(history, "error_class", "error_code")),
        "growth": charts.growth(trends.week_against_week(history)),
        "weeks": charts.election_weeks(weeks),
        "leaders": charts.leaders(weeks),
        "between": charts.time_between(trends.time_between_elections(history)),
        "around": charts.around(trends.around_elections(history)),
        "offsets": charts.offsets(trends.by_offset(history)),
        "spikes": charts.spike_map(trends.spikes(history), held),
        "thresholds": charts.thresholds(curve, 0.01, 28),
        "noisiest": charts.noisiest(trends.accounts_above(history, 0.01), 0.01),
    }


BUSY, QUIET = pictures(busy()), pictures(quiet())
UNITS = re.compile(r"% of calls|\(count|\(days|\(minutes\)|UTC")
NAMES = {"account", "cluster", "server", "error code", "minutes"}
"""Axes of names, which have no unit."""


@pytest.fixture(params=BUSY)
def name(request):
    return request.param


def test_axes_have_labels_with_units(name):
    for axis in BUSY[name].figure.axes:
        # Of panels above each other the lowest one names the axis that they share.
        labels = [axis.get_xlabel() or BUSY[name].figure.axes[-1].get_xlabel(), axis.get_ylabel()]
        assert all(label in NAMES or UNITS.search(label.replace("\n", " ")) for label in labels), labels
        assert sum(label in NAMES for label in labels) < 2


def test_title_is_a_finding_with_a_number(name):
    assert re.search(r"\d", BUSY[name].figure.get_suptitle())


def test_texts_neither_overlap_nor_leave_the_picture(name):
    figure = BUSY[name].figure
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    renderer, texts = canvas.get_renderer(), [figure._suptitle]
    for axis in figure.axes:
        texts += [axis.xaxis.label, axis.yaxis.label, *axis.texts]
        texts += [tick.label1 for side in (axis.xaxis, axis.yaxis) for tick in side.get_major_ticks() if _within(axis, tick)]
    texts += [text for legend in figure.legends for text in legend.get_texts()]
    boxes = [(text.get_text(), text.get_window_extent(renderer)) for text in texts if text.get_text() and text.get_visible()]
    for text, box in boxes:
        # A pixel of grace, since hinting moves letters.
        inside = box.x0 > -1 and box.y0 > -1 and box.x1 < figure.bbox.x1 + 1 and box.y1 < figure.bbox.y1 + 1
        assert inside, f"{text!r} leaves the picture"
    for (one, first), (other, second) in combinations(boxes, 2):
        assert not first.padded(-1).overlaps(second.padded(-1)), f"{one!r} overlaps {other!r}"


def _within(axis, tick):
    """Ticks outside of the view are kept by matplotlib and not drawn."""
    low, high = sorted(axis.get_xlim() if tick in axis.xaxis.get_major_ticks() else axis.get_ylim())
    return low <= tick.get_loc() <= high


def test_quiet_history_can_be_drawn_too(name):
    assert QUIET[name]._repr_png_().startswith(b"\x89PNG")


def test_png_is_of_modest_size(name):
    assert len(BUSY[name]._repr_png_()) < 60_000


def test_lines_and_bars_have_colours_that_the_colour_blind_can_tell_apart(name):
    allowed = {colour.lower() for colour in (*charts.PALETTE, charts.INK, charts.GREY, charts.PALE)}
    for axis in BUSY[name].figure.axes:
        used = {to_hex(line.get_color()) for line in axis.lines} | {to_hex(patch.get_facecolor()) for patch in axis.patches}
        assert used <= allowed


def test_png_keeps_the_colours_of_small_things():
    for name, colour in (("failures", charts.SERVICE), ("noisiest", charts.CLIENT), ("days", charts.SERVICE)):
        pixels = set(Image.open(BytesIO(BUSY[name]._repr_png_())).convert("RGB").get_flattened_data())
        wanted = tuple(int(colour[place : place + 2], 16) for place in (1, 3, 5))
        assert min(sum(abs(a - b) for a, b in zip(pixel, wanted)) for pixel in pixels) < 12


def test_ratio_marks_elections_above_the_curve_and_incomplete_days_behind_it():
    axis = BUSY["days"].figure.axes[0]
    labels = dict(zip(*reversed(axis.get_legend_handles_labels())))
    assert len(labels["unplanned election"].get_xdata()) == len([row for row in trends.elections(busy()).to_pylist() if not row["planned"]])
    assert set(labels["unplanned election"].get_ydata()) == {1.02}
    # Day 15 alone lacks telemetry, and counted from the first day it is the sixteenth.
    assert [round(patch.get_x() % 7) for patch in axis.patches] == [round((axis.lines[0].get_xdata(orig=False)[15] - 0.5) % 7)]


def test_days_without_calls_leave_a_gap_in_the_line():
    assert sum(value != value for value in BUSY["days"].figure.axes[0].lines[0].get_ydata()) == 0
    hours = BUSY["hours"].figure.axes[0].lines[0].get_ydata()
    assert sum(value != value for value in hours) > 24


def test_text_beside_the_picture_tells_title_and_axes():
    assert repr(BUSY["offsets"]).endswith("[time from the election (minutes) → failed by the cluster's fault (% of calls)]")
