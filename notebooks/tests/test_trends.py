"""Questions over histories of a few rows, whose answers can be counted by hand."""

from datetime import timedelta

import pytest

import trends
from conftest import DAY, election, history_of, minute, refused

HOUR, WEEK = 60, 7 * 24 * 60
"""In minutes."""


def column(table, *names):
    rows = zip(*(table.column(name).to_pylist() for name in names))
    return list(rows) if len(names) > 1 else [row[0] for row in rows]


class TestErrorRatio:
    def test_adds_up_hours_and_keeps_those_without_calls(self):
        history = history_of(api_minutes=[minute(0, 90), minute(0, 10, 10), refused(1, 5), minute(2 * HOUR + 59, 20, complete=False), minute(2 * HOUR + 59, 0)])
        answer = trends.error_ratio(history, "hour")
        assert column(answer, "at", "calls", "failed", "service_failed", "account_minutes", "incomplete_minutes") == [
            (DAY, 105, 15, 5, 2, 0),
            (DAY + timedelta(hours=1), 0, 0, 0, 0, 0),
            (DAY + timedelta(hours=2), 20, 0, 0, 1, 1),
        ]
        assert column(answer, "ratio") == [15 / 105, None, 0]
        assert column(answer, "service_ratio") == [5 / 105, None, 0]

    def test_takes_rollups_only_for_days_without_minutes(self):
        def day(offset, calls, failed=0, error_class=None):
            base = {"cluster": "east", "account": "A", "day": DAY + timedelta(days=offset), "minutes": 30, "complete_minutes": 20}
            return {**base, "error_class": error_class, "calls": calls, "failed_calls": failed}

        rolled = [day(-1, 50), day(-1, 4, 4, "internal"), day(0, 1_000)]
        answer = trends.error_ratio(history_of(api_minutes=[minute(0, 10)], api_days=rolled))
        assert column(answer, "calls", "failed", "service_failed", "account_minutes", "incomplete_minutes") == [(54, 4, 4, 30, 10), (10, 0, 0, 1, 0)]

    def test_of_nothing_is_empty(self):
        assert trends.error_ratio(history_of()).num_rows == 0

    def test_refuses_another_step(self):
        with pytest.raises(ValueError, match="'day' or 'hour'"):
            trends.error_ratio(history_of(), "week")


class TestFailures:
    def test_are_counted_by_code_with_their_share(self):
        history = history_of(api_minutes=[minute(0, 3, 3), minute(1, 3, 3), refused(0, 2), minute(0, 100)])
        answer = trends.failures_by(history, "error_class", "error_code")
        assert column(answer, "error_class", "error_code", "failed", "share") == [("not_found", 10059, 6, 0.75), ("availability", 10008, 2, 0.25)]

    def test_refuse_other_columns(self):
        with pytest.raises(ValueError, match="not by"):
            trends.failures_by(history_of(), "calls; DROP TABLE api_minutes")


def test_weeks_are_held_against_each_other_from_the_last_minute_back():
    rows = [
        minute(0, 100),  # 14 days and a minute before the end: too old
        minute(1, 200),
        minute(1, 2, 2),
        minute(WEEK, 4, 4),  # one minute short of the last seven days
        minute(WEEK + 1, 100),
        minute(2 * WEEK, 9, 9),
        minute(2 * WEEK, 10, account="B"),
    ]
    answer = trends.week_against_week(history_of(api_minutes=rows))
    assert column(answer, "account", "calls_before", "failed_before", "calls_after", "failed_after") == [("A", 206, 6, 109, 9), ("B", 0, 0, 10, 0)]
    assert column(answer, "ratio_before", "ratio_after") == [(6 / 206, 9 / 109), (None, 0)]


class TestElections:
    def test_are_counted_by_week_leader_and_cause(self):
        held = [
            election(0),
            election(10),
            election(20, planned=True),
            election(30, leader="n2"),
            election(7 * 86_400),
            election(5, scope="stream"),
            election(-60),  # before the first minute
        ]
        history = history_of(api_minutes=[minute(0, 1), minute(8 * 24 * 60 - 1, 1)], elections=held)
        answer = trends.elections_per_week(history)
        assert column(answer, "week", "leader", "cause", "planned", "elections", "days") == [
            (DAY, "n1", "step_down", True, 1, 7.0),
            (DAY, "n1", "unplanned", False, 2, 7.0),
            (DAY, "n2", "unplanned", False, 1, 7.0),
            (DAY + timedelta(days=7), "n1", "unplanned", False, 1, 1.0),
        ]

    def test_have_a_mean_time_between_them_and_what_chance_leaves_open(self):
        ten_days = 10 * 24 * 60 - 1
        calls = [minute(0, 1), minute(ten_days, 1), minute(0, 1, cluster="west"), minute(ten_days, 1, cluster="west")]
        held = [election(second) for second in range(4)] + [election(9, planned=True), election(1, cluster="west", scope="consumer")]
        answer = trends.time_between_elections(history_of(api_minutes=calls, elections=held))
        assert column(answer, "cluster", "unplanned", "observed_days", "mean_days") == [("east", 4, 10.0, 2.5), ("west", 0, 10.0, None)]
        # Garwood's exact interval of a count of 4 is 1.090 to 10.242, of none 0 to 3.689.
        assert column(answer, "low_days") == pytest.approx([10 / 10.2416, 10 / 3.68888], rel=1e-4)
        assert answer.column("high_days").to_pylist()[0] == pytest.approx(10 / 1.08987, rel=1e-4)
        assert answer.column("high_days").to_pylist()[1] is None

    @pytest.mark.parametrize(("number", "low", "high"), [(0, 0, 3.68888), (1, 0.025318, 5.57164), (10, 4.79539, 18.3904), (1000, 938.97, 1063.96)])
    def test_interval_is_that_of_the_tables(self, number, low, high):
        assert trends.poisson_interval(number) == pytest.approx((low, high), rel=1e-4)


class TestAroundElections:
    def test_each_minute_counts_once_and_all_add_up(self):
        # At 100 min and 30 s: from 20 s before to 15 s after it, which is minute 100 alone.
        held = [election(100 * 60 + 30, outage_ms=20_000), election(200 * 60 + 30, planned=True)]
        rows = [minute(at, 10) for at in (89, 90, 99, 100, 101, 110, 111, 200)] + [refused(100, 6), minute(100, 3, 3), refused(111, 1)]
        answer = trends.around_elections(history_of(api_minutes=rows, elections=held), minutes=10)
        assert column(answer, "window", "cluster_minutes", "calls", "failed", "service_failed") == [
            ("before", 2, 20, 0, 0),
            ("inside", 1, 19, 9, 6),
            ("after", 2, 20, 0, 0),
            ("elsewhere", 3, 31, 1, 1),
        ]
        assert column(answer, "service_ratio") == [0, 6 / 19, 0, 1 / 31]

    def test_a_long_outage_and_the_next_minute_are_inside(self):
        held = [election(100 * 60 + 50, outage_ms=90_000)]  # from 99:20 to 101:05
        rows = [minute(at, 1) for at in (98, 99, 100, 101, 102)]
        answer = trends.around_elections(history_of(api_minutes=rows, elections=held))
        assert column(answer, "window", "calls") == [("before", 1), ("inside", 3), ("after", 1), ("elsewhere", 0)]

    def test_inside_of_one_wins_over_after_another(self):
        held = [election(60 * 60 + 30), election(62 * 60 + 30)]
        answer = trends.around_elections(history_of(api_minutes=[minute(at, 1) for at in (60, 61, 62)], elections=held))
        assert column(answer, "window", "calls") == [("before", 0), ("inside", 2), ("after", 1), ("elsewhere", 0)]

    def test_elections_of_another_cluster_and_of_streams_do_not_count(self):
        held = [election(30, cluster="west"), election(30, scope="stream")]
        answer = trends.around_elections(history_of(api_minutes=[minute(0, 5)], elections=held))
        assert column(answer, "calls") == [0, 0, 0, 5]

    def test_offsets_tell_planned_from_unplanned(self):
        held = [election(30 * 60 + 59), election(40 * 60, id="other"), election(90 * 60, planned=True)]
        rows = [refused(30, 2), minute(30, 8), minute(31, 10), refused(40, 1), minute(90, 4), minute(88, 7), minute(93, 100)]
        answer = trends.by_offset(history_of(api_minutes=rows, elections=held), minutes=2)
        assert column(answer, "planned", "offset_minutes", "elections", "calls", "service_failed") == [
            (False, 0, 2, 11, 3),
            (False, 1, 1, 10, 0),
            (True, -2, 1, 7, 0),
            (True, 0, 1, 4, 0),
        ]


class TestThresholds:
    def test_curve_counts_minutes_and_episodes(self):
        # 50 of 100 calls in minutes 0, 1 and 3, which one episode covers, and again an hour later.
        rows = [row for at in (0, 1, 3, 63) for row in (minute(at, 50), minute(at, 50, 50))]
        curve = trends.threshold_curve(history_of(api_minutes=rows), [0.1, 0.6])
        assert column(curve, "threshold", "fault", "minutes_over", "minutes_proven", "episodes", "accounts") == [
            (0.1, "service", 0, 0, 0, 0),
            (0.6, "service", 0, 0, 0, 0),
            (0.1, "client", 4, 4, 2, 1),
            (0.6, "client", 0, 0, 0, 0),
        ]

    def test_a_minute_without_calls_for_longer_than_the_gap_ends_an_episode(self):
        rows = [minute(at, 50, 50) for at in (0, 5, 11)]
        for gap, episodes in ((4, 3), (5, 2), (6, 1)):
            curve = trends.threshold_curve(history_of(api_minutes=rows), [0.5], gap_minutes=gap)
            assert column(curve, "episodes") == [0, episodes]

    def test_two_failures_of_a_hundred_prove_nothing_about_one_percent(self):
        curve = trends.threshold_curve(history_of(api_minutes=[minute(0, 98), minute(0, 2, 2)]), [0.01])
        assert column(curve, "minutes_over", "minutes_proven") == [(0, 0), (1, 0)]

    def test_three_failures_of_three_calls_are_proof(self):
        # 3 ln(1 / 0.01) = 13.8 nats, and 13.7 are needed.
        for failed, proven in ((2, 0), (3, 1)):
            curve = trends.threshold_curve(history_of(api_minutes=[minute(0, failed, failed)]), [0.01])
            assert column(curve, "minutes_proven") == [0, proven]

    def test_ten_minutes_prove_what_one_does_not(self):
        rows = [row for at in range(10) for row in (minute(at, 94), minute(at, 6, 6))]
        answer = trends.accounts_above(history_of(api_minutes=rows), 0.01)
        # 6 of 100 are worth 5.9 nats, twice as many 11.8, three times as many 17.6.
        assert column(answer, "account", "fault", "episodes", "minutes", "failed", "calls") == [("A", "client", 1, 8, 48, 800)]

    def test_what_lies_more_than_ten_minutes_back_proves_nothing(self):
        # Three times 6 of 100 are proof and two are not, as above.
        for last, proven in ((9, 1), (10, 0)):
            rows = [row for at in (0, 5, last) for row in (minute(at, 94), minute(at, 6, 6))]
            curve = trends.threshold_curve(history_of(api_minutes=rows), [0.01])
            assert column(curve, "minutes_proven") == [0, proven]

    def test_faults_of_cluster_and_clients_are_judged_apart(self):
        rows = [minute(0, 100), refused(0, 40), minute(0, 30, 30)]
        answer = trends.accounts_above(history_of(api_minutes=rows), 0.01)
        assert column(answer, "fault", "failed", "calls") == [("service", 40, 170), ("client", 30, 170)]


def test_spikes_know_the_election_that_they_lie_at():
    rows = [
        refused(10, 20),
        refused(11, 20),
        minute(100, 9, 9),
        refused(200, 9),
        refused(300, 9, cluster="west"),
    ]
    held = [election(11 * 60 + 30), election(11 * 60 + 40, planned=True), election(200 * 60, planned=True), election(300 * 60)]
    answer = trends.spikes(history_of(api_minutes=rows, elections=held), 0.05)
    assert column(answer, "cluster", "fault", "start_at", "end_at", "failed", "near") == [
        ("east", "service", DAY + timedelta(minutes=10), DAY + timedelta(minutes=12), 40, "unplanned"),
        ("east", "client", DAY + timedelta(minutes=100), DAY + timedelta(minutes=101), 9, None),
        ("east", "service", DAY + timedelta(minutes=200), DAY + timedelta(minutes=201), 9, "planned"),
        ("west", "service", DAY + timedelta(minutes=300), DAY + timedelta(minutes=301), 9, None),
    ]


def test_rows_of_an_answer_are_picked_by_their_values():
    held = trends.elections(history_of(elections=[election(1), election(2, cluster="west"), election(3, planned=True, cluster="west"), election(4, planned=True)]))
    assert column(trends.where(held, cluster="west", cause="unplanned"), "at") == [DAY + timedelta(seconds=2)]
    assert trends.most_frequent(trends.where(held, cluster="west"), "cluster") == "west"
    assert trends.most_frequent(held, "cluster") == "east"
    assert trends.most_frequent(held.slice(0, 0), "cluster") is None
