package io.aftershock.monitor.check.stall;

import io.aftershock.model.api.ApiCall;
import io.aftershock.model.finding.Answers;
import io.aftershock.monitor.election.LeaderOnly;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The answers of an account, or of a cluster, second by second; public fields for Flink's serializer. */
public final class AnswerCounts {

    private static final long SECOND = 1_000;

    /** Oldest first; seconds without an answer are left out. */
    public List<SecondAnswers> seconds = new ArrayList<>();

    /** Times that say nothing of what is usual. */
    public List<Unusual> unusual = new ArrayList<>();

    /** Of all seconds that are kept. */
    public int total;

    /** A stall, in seconds: {@code [fromSecond, toSecond)}. */
    public record Unusual(long fromSecond, long toSecond) {

        boolean contains(long second) {
            return second >= fromSecond && second < toSecond;
        }
    }

    /** Counts an answer; what comes late counts where it belongs. */
    public void count(ApiCall call, long atMillis) {
        long second = Math.floorDiv(atMillis, SECOND);
        int place = seconds.size();
        while (place > 0 && seconds.get(place - 1).second() > second) {
            place--;
        }
        boolean known = place > 0 && seconds.get(place - 1).second() == second;
        SecondAnswers more = (known ? seconds.get(place - 1) : SecondAnswers.none(second))
                .plus(call.failed() && call.errorClass().isServiceFault(), LeaderOnly.isAsked(call));
        if (known) {
            seconds.set(place - 1, more);
        } else {
            seconds.add(place, more);
        }
        total++;
    }

    /** Notes that a time is not to be learned from. */
    void leaveOut(long fromMillis, long toMillis) {
        unusual.add(new Unusual(Math.floorDiv(fromMillis, SECOND), -Math.floorDiv(-toMillis, SECOND)));
    }

    /** Whether a second belongs to a stall that is known. */
    boolean isLeftOut(long second) {
        return unusual.stream().anyMatch(span -> span.contains(second));
    }

    /** Whether any of the seconds {@code [fromSecond, toSecond)} belongs to a stall that is known. */
    boolean isLeftOut(long fromSecond, long toSecond) {
        return unusual.stream().anyMatch(span -> span.fromSecond() < toSecond && span.toSecond() > fromSecond);
    }

    /** Forgets what lies before a time; true if nothing is left. */
    public boolean forgetBefore(long millis) {
        long second = Math.floorDiv(millis, SECOND);
        while (!seconds.isEmpty() && seconds.get(0).second() < second) {
            total -= seconds.remove(0).all();
        }
        unusual.removeIf(span -> span.toSecond() <= second);
        return seconds.isEmpty() && unusual.isEmpty();
    }

    /** The answers of the seconds {@code [fromSecond, toSecond)}. */
    long seen(Answers answers, long fromSecond, long toSecond) {
        long seen = 0;
        for (SecondAnswers each : seconds) {
            if (each.second() >= fromSecond && each.second() < toSecond) {
                seen += each.seen(answers);
            }
        }
        return seen;
    }

    /** What is usual, by the seconds {@code [fromSecond, toSecond)} without those that are left out. */
    int[] usual(Answers answers, long fromSecond, long toSecond) {
        int[] counts = new int[(int) (toSecond - fromSecond)];
        for (SecondAnswers each : seconds) {
            if (each.second() >= fromSecond && each.second() < toSecond) {
                counts[(int) (each.second() - fromSecond)] = each.usual(answers);
            }
        }
        int kept = 0;
        for (int i = 0; i < counts.length; i++) {
            long second = fromSecond + i;
            if (!isLeftOut(second)) {
                counts[kept++] = counts[i];
            }
        }
        return Arrays.copyOf(counts, kept);
    }
}
