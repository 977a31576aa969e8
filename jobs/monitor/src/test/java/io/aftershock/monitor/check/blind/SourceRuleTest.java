package io.aftershock.monitor.check.blind;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.model.telemetry.SourceStatus;
import io.aftershock.model.telemetry.SourceStatus.Condition;
import io.aftershock.monitor.check.rule.Assessment;
import io.aftershock.monitor.check.rule.Verdict;
import io.aftershock.monitor.signal.Signal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceRuleTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    all is read                        | 1 o1 CAUGHT_UP, 100 poll                                 | FALSE | info    | The telemetry is being read.
                    one of two is cut off              | 1 o2 CUT_OFF, 9 o1 CAUGHT_UP, 10 poll                    | TRUE  | info    | o2 cannot be read since 1970-01-01T00:00:01Z; another stream is: nothing is missing yet, and nothing stands in for it.
                    and works again                    | 1 o2 CUT_OFF, 9 o2 RESTORED, 10 poll                     | FALSE | info    | The telemetry is being read.
                    the only one is cut off            | 1 o1 CAUGHT_UP, 2 o1 CUT_OFF, 10 poll                    | TRUE  | warning | The cluster is not being watched since 1970-01-01T00:00:02Z: o1 cannot be reached, and no other stream is read.
                    both are, since the second was     | 1 o1 CUT_OFF, 5 o2 CAUGHT_UP, 6 o2 REFUSED, 20 poll      | TRUE  | warning | The cluster is not being watched since 1970-01-01T00:00:06Z: o1 and o2 refused us or cannot be reached, and no other stream is read.
                    it says so each second             | 2 o1 CUT_OFF, 3 o1 CUT_OFF, 30 o1 CUT_OFF                | TRUE  | warning | The cluster is not being watched since 1970-01-01T00:00:02Z: o1 cannot be reached, and no other stream is read.
                    behind for a while                 | 1 o1 BEHIND, 300 o1 BEHIND                               | FALSE | info    | The telemetry is being read.
                    behind for long                    | 1 o1 BEHIND, 301 o1 BEHIND                               | TRUE  | warning | The advisories have been behind since 1970-01-01T00:00:01Z, now by 90 s: what is found comes late.
                    caught up after long               | 1 o1 BEHIND, 301 o1 BEHIND, 302 o1 CAUGHT_UP             | FALSE | info    | The telemetry is being read.
                    nobody answers, not for long       | 1 silence, 15 silence                                    | FALSE | info    | The telemetry is being read.
                    nobody answers                     | 1 silence, 16 silence                                    | TRUE  | warning | No server has answered a poll since 1970-01-01T00:00:01Z: all of them are down, or the monitor is cut off.
                    one server does not answer         | 1 silence, 2 poll, 8 silence, 9 poll, 16 silence         | FALSE | info    | The telemetry is being read.
                    messages were gone                 | 1 o1 GAP, 2 o1 CAUGHT_UP                                 | TRUE  | warning | 7 messages of o1 were gone before they were read; what no other stream holds is missing.
                    nobody knows how many were         | 1 o1 LOST, 2 o1 CAUGHT_UP                                | TRUE  | warning | Messages of o1 may be lost, how many is not known; what no other stream holds is missing.
                    the stream was made anew           | 1 o1 STREAM_RECREATED                                    | TRUE  | warning | o1 was deleted and made anew; what had not been read of it is gone.
                    and a minute has passed            | 1 o1 GAP, 61 poll                                        | FALSE | info    | The telemetry is being read.
                    """)
    void judgesByTheReceiveClock(String story, String words, Verdict verdict, String severity, String summary) {
        SourceWatch watch = new SourceWatch();
        for (String word : words.split(", ")) {
            watch.take(signal(word.split(" ")));
        }

        Assessment found = SourceRule.judge(watch, 300);

        assertThat(found.verdict()).isEqualTo(verdict);
        assertThat(found.severity().label()).isEqualTo(severity);
        assertThat(found.summary()).isEqualTo(summary);
    }

    private static Signal signal(String[] word) {
        long millis = Long.parseLong(word[0]) * 1_000;
        Signal poll = Signal.ofRow("east", Signal.NO_TIME, millis, "", true);
        if (word.length == 2) {
            return word[1].equals("poll") ? poll : poll.unanswered();
        }
        long messages = word[2].equals("GAP") ? 7 : 0;
        Condition condition = word[2].equals("LOST") ? Condition.GAP : Condition.valueOf(word[2]);
        return poll.with(
                new SourceStatus(condition, word[1], messages, condition == Condition.BEHIND ? 90_000 : 0, ""));
    }
}
