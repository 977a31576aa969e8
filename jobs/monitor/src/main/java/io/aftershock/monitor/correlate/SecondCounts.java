package io.aftershock.monitor.correlate;

import io.aftershock.model.api.ApiCall;
import io.aftershock.monitor.check.rule.FaultSide;
import java.util.ArrayList;
import java.util.List;

/**
 * Calls and failures second by second over the recent past, and their sums before it; public fields for Flink's
 * serializer.
 */
public final class SecondCounts {

    public List<SecondCount> seconds = new ArrayList<>();
    public Split before = Split.NONE;

    /** Until when they reach, in epoch milliseconds. */
    public long beforeMillis;

    /** Domains with failures of the cluster before that. */
    public List<String> faultyBefore = new ArrayList<>();

    /** Sums inside and outside of the elections' windows, failures by whose fault they are. */
    public record Split(
            long serviceInside,
            long clientInside,
            long requestsInside,
            long serviceOutside,
            long clientOutside,
            long requestsOutside) {

        static final Split NONE = new Split(0, 0, 0, 0, 0, 0);

        Split plus(SecondCount count, boolean inside) {
            long client = count.errors() - count.serviceFaults();
            return inside
                    ? new Split(
                            serviceInside + count.serviceFaults(),
                            clientInside + client,
                            requestsInside + count.requests(),
                            serviceOutside,
                            clientOutside,
                            requestsOutside)
                    : new Split(
                            serviceInside,
                            clientInside,
                            requestsInside,
                            serviceOutside + count.serviceFaults(),
                            clientOutside + client,
                            requestsOutside + count.requests());
        }

        /** The same with the failures of one side alone. */
        Split of(FaultSide side) {
            return side == FaultSide.SERVICE
                    ? new Split(serviceInside, 0, requestsInside, serviceOutside, 0, requestsOutside)
                    : new Split(0, clientInside, requestsInside, 0, clientOutside, requestsOutside);
        }

        long errorsInside() {
            return serviceInside + clientInside;
        }

        long errorsOutside() {
            return serviceOutside + clientOutside;
        }
    }

    /** Counts one call more or less, or none. */
    void count(ApiCall call, String domain, int change, long atMillis) {
        if (change == 0) {
            return;
        }
        long second = Math.floorDiv(atMillis, 1_000);
        int place = seconds.size();
        while (place > 0 && seconds.get(place - 1).second() > second) {
            place--;
        }
        int known = place - 1;
        while (known >= 0
                && seconds.get(known).second() == second
                && !seconds.get(known).domain().equals(domain)) {
            known--;
        }
        boolean isKnown = known >= 0 && seconds.get(known).second() == second;
        SecondCount count = isKnown ? seconds.get(known) : new SecondCount(second, domain, 0, 0, 0);
        SecondCount more = count.plus(
                change, call.failed(), call.failed() && call.errorClass().isServiceFault());
        if (isKnown) {
            seconds.set(known, more);
        } else {
            seconds.add(place, more);
        }
    }

    void forgetBefore(long millis) {
        seconds.removeIf(count -> count.second() * 1_000 < millis);
    }

    /** Keeps only the sums of what lies before a time. */
    void foldBefore(long millis, List<InsideSpan> spans) {
        beforeMillis = millis;
        while (!seconds.isEmpty() && seconds.get(0).second() * 1_000 < millis) {
            SecondCount oldest = seconds.remove(0);
            before = before.plus(oldest, isInside(oldest, spans));
            if (oldest.serviceFaults() > 0 && !faultyBefore.contains(oldest.domain())) {
                faultyBefore.add(oldest.domain());
            }
        }
    }

    /** The sums of the seconds from a time on, and of all that was folded. */
    Split split(long fromMillis, long toMillis, List<InsideSpan> spans) {
        Split split = before;
        for (SecondCount count : seconds) {
            if (count.second() * 1_000 >= fromMillis && count.second() * 1_000 < toMillis) {
                split = split.plus(count, isInside(count, spans));
            }
        }
        return split;
    }

    /** The first second that is known, in epoch milliseconds; the end of time if there is none. */
    long firstMillis() {
        return seconds.isEmpty() ? Long.MAX_VALUE : seconds.get(0).second() * 1_000;
    }

    /** The same of one domain; what was folded is left out. */
    SecondCounts in(String domain) {
        SecondCounts part = new SecondCounts();
        seconds.stream().filter(count -> count.domain().equals(domain)).forEach(part.seconds::add);
        return part;
    }

    /** Whether any failure is the cluster's in a domain. */
    boolean hasServiceFaults(String domain) {
        return faultyBefore.contains(domain) || hasServiceFaults(domain, 0, Long.MAX_VALUE);
    }

    boolean hasServiceFaults(String domain, long fromMillis, long toMillis) {
        return seconds.stream()
                .anyMatch(count -> count.serviceFaults() > 0
                        && count.domain().equals(domain)
                        && count.second() * 1_000 > fromMillis - 1_000
                        && count.second() * 1_000 <= toMillis);
    }

    /** From a time on what another has. */
    void replaceFrom(long millis, SecondCounts other) {
        seconds.removeIf(count -> count.second() * 1_000 >= millis);
        other.seconds.stream().filter(count -> count.second() * 1_000 >= millis).forEach(seconds::add);
    }

    SecondCounts copyFrom(long millis) {
        SecondCounts copy = new SecondCounts();
        seconds.stream().filter(count -> count.second() * 1_000 >= millis).forEach(copy.seconds::add);
        return copy;
    }

    private static boolean isInside(SecondCount count, List<InsideSpan> spans) {
        return spans.stream().anyMatch(span -> span.contains(count));
    }
}
