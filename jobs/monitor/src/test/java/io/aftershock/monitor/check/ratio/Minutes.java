package io.aftershock.monitor.check.ratio;

import io.aftershock.monitor.check.lookback.CallCounts;
import io.aftershock.monitor.check.lookback.LookBack.Counts;
import io.aftershock.monitor.check.rule.FaultSide;
import java.util.ArrayList;
import java.util.List;

/**
 * The calls of an account second by second, as a story tells them: {@code 60s 10/1c 5s 20/2s} is a minute of 10 calls a
 * second, of which 1 fails by a client's fault, and 5 s of 20, of which 2 fail by the cluster's.
 */
record Minutes(List<Counts> seconds) implements CallCounts {

    static Minutes of(String story) {
        List<Counts> seconds = new ArrayList<>();
        String[] words = story.isBlank() ? new String[0] : story.strip().split(" +");
        for (int i = 0; i < words.length; i += 2) {
            Counts each = counts(words[i + 1]);
            for (int n = Integer.parseInt(words[i].replace("s", "")); n > 0; n--) {
                seconds.add(each);
            }
        }
        return new Minutes(seconds);
    }

    private static Counts counts(String word) {
        String[] parts = word.split("/");
        if (parts.length == 1) {
            return new Counts(Long.parseLong(word), 0, 0);
        }
        long failed = Long.parseLong(parts[1].substring(0, parts[1].length() - 1));
        boolean service = parts[1].endsWith("s");
        return new Counts(Long.parseLong(parts[0]), service ? failed : 0, service ? 0 : failed);
    }

    long endMillis() {
        return seconds.size() * 1_000L;
    }

    /** The first seconds alone. */
    Minutes until(int second) {
        return new Minutes(seconds.subList(0, second));
    }

    /** The same with one failure more: of a call that had succeeded, if there is one, or of another one. */
    Minutes withFailure(int second, FaultSide side, boolean ofSuccess) {
        List<Counts> more = new ArrayList<>(seconds);
        Counts known = more.get(second);
        long calls = ofSuccess && known.calls() > known.failed() ? known.calls() : known.calls() + 1;
        boolean service = side == FaultSide.SERVICE;
        more.set(
                second,
                new Counts(calls, known.serviceFaults() + (service ? 1 : 0), known.clientFaults() + (service ? 0 : 1)));
        return new Minutes(more);
    }

    @Override
    public Counts between(long fromMillis, long toMillis) {
        int from = (int) Math.max(0, fromMillis / 1_000);
        int to = (int) Math.min(seconds.size(), toMillis / 1_000);
        long calls = 0;
        long service = 0;
        long client = 0;
        for (Counts each : seconds.subList(Math.min(from, to), to)) {
            calls += each.calls();
            service += each.serviceFaults();
            client += each.clientFaults();
        }
        return new Counts(calls, service, client);
    }
}
