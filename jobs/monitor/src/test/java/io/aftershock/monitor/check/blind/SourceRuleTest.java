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
                    a repetition says since when       | 60 o1 CUT_OFF 50, 61 o1 CUT_OFF 51                       | TRUE  | warning | The cluster is not being watched since 1970-01-01T00:00:10Z: o1 cannot be reached, and no other stream is read.
                    the first word is the older one    | 5 o1 CUT_OFF, 61 o1 REFUSED 51                           | TRUE  | warning | The cluster is not being watched since 1970-01-01T00:00:05Z: o1 refused us or cannot be reached, and no other stream is read.
                    cut off, mended, cut off again     | 5 o1 CUT_OFF, 6 o1 CUT_OFF 1, 20 o1 RESTORED, 30 o1 CUT_OFF, 31 o1 CUT_OFF 1 | TRUE | warning | The cluster is not being watched since 1970-01-01T00:00:30Z: o1 cannot be reached, and no other stream is read.
                    behind for a while                 | 1 o1 BEHIND, 300 o1 BEHIND                               | FALSE | info    | The telemetry is being read.
                    behind for long                    | 1 o1 BEHIND, 301 o1 BEHIND                               | TRUE  | warning | The advisories have been behind since 1970-01-01T00:00:01Z, now by 90 s: what is found comes late.
                    caught up after long               | 1 o1 BEHIND, 301 o1 BEHIND, 302 o1 CAUGHT_UP             | FALSE | info    | The telemetry is being read.
                    nobody answers, not for long       | 1 silence, 15 silence                                    | FALSE | info    | The telemetry is being read.
                    nobody answers                     | 1 silence, 16 silence                                    | TRUE  | warning | No server has answered a poll since 1970-01-01T00:00:01Z: all of them are down, or the monitor is cut off.
                    one server does not answer         | 1 silence, 2 poll, 8 silence, 9 poll, 16 silence         | FALSE | info    | The telemetry is being read.
                    messages were gone                 | 1 o1 GAP, 2 o1 CAUGHT_UP                                 | TRUE  | warning | 7 messages of o1 were gone before they were read; what no other stream holds is missing.
                    and a minute has passed            | 1 o1 GAP, 61 poll                                        | FALSE | info    | The telemetry is being read.
                    and it is caught up since          | 1 o1 GAP, 61 o1 CAUGHT_UP                                | FALSE | info    | The telemetry is being read.
                    nobody knows how many were         | 1 o1 GAP 0, 2 o1 CAUGHT_UP                               | TRUE  | warning | Messages of o1 may be lost, how many is not known; what no other stream holds is missing.
                    the stream was made anew           | 1 o1 STREAM_RECREATED, 2 o1 CAUGHT_UP                    | TRUE  | warning | o1 was deleted and made anew; what had not been read of it is gone.
                    no stream at all                   | 1 east POLLED_ONLY, 6 poll                               | TRUE  | info    | No stream holds the telemetry of this cluster: no API error of it is seen, and of its elections what polls show. Give it source.streams.
                    there is one now                   | 1 east POLLED_ONLY, 7 o1 CAUGHT_UP                       | FALSE | info    | The telemetry is being read.
                    a bad entry                        | 1 fleet_directory BAD_ENTRY, 6 o1 CAUGHT_UP              | TRUE  | warning | The entry cannot be used.
                    which is told each second          | 1 fleet_directory BAD_ENTRY, 99 fleet_directory BAD_ENTRY 98 | TRUE | warning | The entry cannot be used.
                    and is good again                  | 1 fleet_directory BAD_ENTRY, 2 fleet_directory RESTORED, 3 poll | FALSE | info | The telemetry is being read.
                    good again while nobody looked     | 1 fleet_directory BAD_ENTRY, 7 o1 CAUGHT_UP              | FALSE | info    | The telemetry is being read.
                    the directory cannot be read       | 1 fleet_directory CUT_OFF, 2 fleet_directory CUT_OFF 1   | TRUE  | warning | The bucket is gone.
                    it is read                         | 1 fleet_directory CUT_OFF, 2 fleet_directory CAUGHT_UP   | FALSE | info    | The telemetry is being read.
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
        Condition condition = Condition.valueOf(word[2]);
        long number = word.length > 3 ? Long.parseLong(word[3]) : condition == Condition.GAP ? 7 : 0;
        long messages = condition == Condition.GAP ? number : 0;
        long behind = condition == Condition.BEHIND ? 90_000 : condition == Condition.GAP ? 0 : number * 1_000;
        return poll.with(new SourceStatus(condition, word[1].replace('_', ' '), messages, behind, detail(condition)));
    }

    private static String detail(Condition condition) {
        return switch (condition) {
            case BAD_ENTRY -> "The entry cannot be used.";
            case CUT_OFF -> "The bucket is gone.";
            default -> "";
        };
    }
}
