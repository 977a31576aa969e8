"""Sentences say what the tables say."""

from datetime import timedelta

import pyarrow as pa
import pyarrow.compute
import pytest

import findings
import trends
from conftest import DAY, election, history_of, minute, refused
from tables import show


@pytest.mark.parametrize(
    ("ratio", "text"),
    [(None, "–"), (0, "0 %"), (0.00034, "0.034 %"), (0.0123, "1.2 %"), (0.0999, "10 %"), (0.456, "46 %"), (1, "100 %"), (1e-6, "0.0001 %")],
)
def test_percent_keeps_two_digits(ratio, text):
    assert findings.percent(ratio) == text


@pytest.mark.parametrize(
    ("account", "name", "text"),
    [("ACME", None, "ACME of east"), ("A" * 56, "Acme Ltd", "Acme Ltd of east"), ("AGPZNV" + "X" * 46 + "U4YQ", None, "AGPZNV…U4YQ of east")],
)
def test_accounts_are_called_by_what_people_call_them(account, name, text):
    assert findings.account({"account": account, "account_name": name, "cluster": "east"}) == text


def days(*failed):
    rows = [{"at": DAY + timedelta(days=number), "calls": 1000, "failed": some, "ratio": some / 1000} for number, some in enumerate(failed)]
    return pa.Table.from_pylist(rows)


@pytest.mark.parametrize(
    ("failed", "text"),
    [
        ((10, 10, 30, 30), "The error ratio rises: 1 % of calls in the first half, 3 % in the second"),
        ((30, 30, 10, 10), "The error ratio falls: 3 % of calls in the first half, 1 % in the second"),
        ((10, 11, 11, 10), "The error ratio stays as it is: 1.1 % of calls in the first half, 1.1 % in the second"),
        ((1, 2, 0, 3), "Hardly any call fails: 6 of 4,000"),
        ((10,), "Too little history for a trend: 1 day with calls"),
    ],
)
def test_trend(failed, text):
    assert findings.ratio_trend(days(*failed)) == text


def test_worst_hour():
    history = history_of(api_minutes=[minute(0, 100), minute(60, 99), minute(60, 1, 1), minute(185, 90), minute(185, 10, 10)])
    assert findings.ratio_by_hour(trends.error_ratio(history, "hour")) == "Usually 1 % of calls fail in an hour; at worst 10 %, on 2 March at 03:00 UTC"


def test_elections_leaders_and_the_time_between():
    days_20 = [minute(at, 1, cluster=cluster) for at in (0, 20 * 1440 - 1) for cluster in ("east", "north", "west")]
    held = [election(second, cluster="west", leader=f"n{second % 2}") for second in range(9)] + [election(1), election(2, planned=True)]
    history = history_of(api_minutes=days_20, elections=held)
    weeks = trends.elections_per_week(history)
    assert findings.elections(weeks) == "10 of 11 meta elections were unplanned, 9 of them in west"
    assert findings.leaders(weeks) == "n0 of west came to lead unplanned most often: 5 times"
    between = trends.time_between_elections(history)
    assert findings.time_between(between) == "west loses its leader every 2.2 days, the others every 40.0: more than chance explains"


def test_two_elections_against_one_may_be_chance():
    days_20 = [minute(at, 1, cluster=cluster) for at in (0, 20 * 1440 - 1) for cluster in ("east", "west")]
    history = history_of(api_minutes=days_20, elections=[election(1), election(2), election(3, cluster="west")])
    assert findings.time_between(trends.time_between_elections(history)).endswith("the others every 20.0: which may be chance")


def test_no_elections():
    history = history_of(api_minutes=[minute(0, 1)], elections=[election(1, planned=True)])
    assert findings.elections(trends.elections_per_week(history)) == "No meta leader was lost: 1 planned election"
    assert findings.leaders(trends.elections_per_week(history)) == "No server came to lead unplanned"
    assert findings.time_between(trends.time_between_elections(history)) == "No cluster lost its meta leader"
    assert findings.around(trends.around_elections(history)) == "No unplanned election has calls inside it"
    assert findings.offsets(trends.by_offset(history)) == "No unplanned election in this time"


def test_what_lies_inside_elections():
    rows = [minute(10, 90), refused(10, 10), minute(500, 990), refused(500, 10)]
    history = history_of(api_minutes=rows, elections=[election(630)])
    sentence = "Inside elections 10 % of calls fail by the cluster's fault, else 1 %; 50 % of those failures lie inside"
    assert findings.around(trends.around_elections(history)) == sentence
    assert findings.offsets(trends.by_offset(history)) == "10 % of calls fail in the minute of unplanned elections"
    assert findings.spikes(trends.spikes(history, 0.01)) == "At unplanned elections lie: 1 of 1 spike by the cluster's fault"


def test_thresholds_and_who_is_noisy():
    history = history_of(api_minutes=[minute(0, 9, 9), minute(60, 9, 9), refused(0, 2, account="B"), minute(0, 18, account="B")])
    assert findings.thresholds(trends.threshold_curve(history, [0.01, 0.05]), 0.01) == "Above 1 % there were 2 episodes; above 5 % there were 2"
    assert findings.noisiest(trends.accounts_above(history, 0.01), 0.01) == "The noisiest account makes up 100 % of 2 episodes above 1 %"
    assert findings.noisiest(trends.accounts_above(history, 0.999), 0.999) == "No account was above 100 %"
    with pytest.raises(ValueError, match="no threshold 0.5"):
        findings.thresholds(trends.threshold_curve(history, [0.01]), 0.5)


def test_choice_is_the_lowest_threshold_that_is_quiet_enough():
    rows = [row for at in range(0, 600, 60) for row in (minute(at, 99 * 9), minute(at, 9 + at, 9 + at))]
    curve = trends.threshold_curve(history_of(api_minutes=rows), [0.01, 0.1, 0.2, 0.5])
    assert curve.column("episodes").to_pylist() == [0, 0, 0, 0, 9, 7, 4, 0]
    assert findings.choice(curve, 7, 7) == "For at most 7 episodes a week: 1 % for the cluster's faults, 10 % for the clients' faults"
    assert findings.choice(curve, 70, 0.6) == "For at most 0.6 episodes a week: 1 % for the cluster's faults, 20 % for the clients' faults"
    assert findings.choice(curve.slice(0, 6), 7, 3) == "For at most 3 episodes a week: 1 % for the cluster's faults, no threshold of these for the clients' faults"


def test_growth_needs_more_than_a_few():
    rows = [minute(0, 100), minute(0, 1, 1), minute(14 * 1440, 30, 30), minute(14 * 1440, 5, 5, account="B")]
    grown = trends.week_against_week(history_of(api_minutes=rows))
    assert findings.growth(grown) == "Failures of A of east grew most: 0 calls the week before, 30 in the last"
    assert findings.growth(grown.filter(pa.compute.equal(grown["account"], "B"))).startswith("No account fails noticeably more often")


def test_tables_are_shown_with_units_and_what_is_left_out():
    rows = [{"account": "<A>", "error_code": 10059, "calls": 12345, "ratio": 0.0123, "near": None, "at": DAY, "planned": True, "mean_days": 2.345}] * 3
    shown = show(pa.Table.from_pylist(rows), rows=2)
    assert repr(shown).splitlines()[1].split() == ["<A>", "10059", "12,345", "1.2", "%", "–", "2026-03-02", "yes", "2.3"]
    assert repr(shown).splitlines()[-1] == "1 more row"
    assert "<td>&lt;A&gt;</td>" in shown._repr_html_()
    assert '<td align="right">12,345</td>' in shown._repr_html_()
