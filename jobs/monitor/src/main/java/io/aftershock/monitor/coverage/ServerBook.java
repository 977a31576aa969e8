package io.aftershock.monitor.coverage;

import io.aftershock.monitor.signal.ServerCounters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The book that is kept of one server: its counter at the last answer, and the audits seen since.
 *
 * <p>A server increments its counter before it stamps the audit, and both stamps are of its own clock: what is stamped
 * between two answers is what the counter grew by. In three captures of real clusters the two differ by one audit at most.
 */
public final class ServerBook {

    /** Answers closer to each other than this make one span: state is polled each 5 s, over HTTP each second. */
    private static final long SHORTEST_SPAN_MILLIS = 4_000;

    /** A stamp further back than this comes of a clock that was set, not of an answer that was overtaken. */
    private static final long CLOCK_WAS_SET_MILLIS = 60_000;

    /** Three rounds of polls without an answer. */
    private static final long GONE_AFTER_MILLIS = 15_000;

    /** While the advisories are behind, answers pile up before them: from here on the last span grows instead. */
    private static final int MAX_SPANS = 500;

    /** Public for Flink's serializer, as are the other fields. */
    public String serverId = "";

    public long total;

    /** The server's stamp of its last answer; audits after it wait in {@link #open}. */
    public long boundaryMillis = Long.MIN_VALUE;

    /** When the last answer came, by the cluster's clock. */
    public long heardMillis;

    /** Whether {@link #total} is what the counter was at the boundary. */
    public boolean based;

    /** When the process was first seen that answers now, by the cluster's clock; 0 if it was the first. */
    public long restartedMillis;

    /** Audits after the boundary, by millisecond. */
    public Map<Long, Long> open = new HashMap<>();

    /** Oldest first. */
    public List<Span> spans = new ArrayList<>();

    public AccountBook accounts = new AccountBook();

    /** Counts an audit where its stamp belongs; false if that is before the book began. */
    boolean count(long atMillis) {
        if (boundaryMillis == Long.MIN_VALUE) {
            return false;
        }
        if (atMillis > boundaryMillis) {
            open.merge(atMillis, 1L, Long::sum);
            return true;
        }
        for (int i = spans.size() - 1; i >= 0; i--) {
            if (spans.get(i).holds(atMillis)) {
                spans.get(i).seen++;
                return true;
            }
        }
        return false;
    }

    /** Takes in an answer. What a process counted before its last answer and its end nobody will ever know. */
    void answered(ServerCounters answer, AccountBook.Heard heard, long clockMillis) throws Exception {
        boolean known = boundaryMillis != Long.MIN_VALUE;
        boolean anew = !answer.serverId().equals(serverId);
        if (known && !anew && isOvertaken(answer.nowMillis())) {
            return;
        }
        heardMillis = clockMillis;
        if (anew || answer.disabled() || !based || answer.apiTotal() < total || answer.nowMillis() <= boundaryMillis) {
            if (known && anew) {
                restartedMillis = clockMillis;
            }
            rebase(answer, known);
        } else if (answer.nowMillis() - boundaryMillis >= SHORTEST_SPAN_MILLIS) {
            close(answer, clockMillis);
        } else {
            return;
        }
        accounts.answered(answer.accounts(), heard, answer.nowMillis());
    }

    /**
     * Up to where it is known what the server counted from a time on; all of it, if it had been silent before and has not come
     * back.
     */
    long countedUpTo(long fromMillis, long toMillis) {
        if (heardMillis < fromMillis - GONE_AFTER_MILLIS) {
            return toMillis;
        }
        long counted = fromMillis;
        for (Span span : spans) {
            counted = span.fromMillis <= counted ? Math.max(counted, span.toMillis) : counted;
        }
        return Math.min(counted, toMillis);
    }

    /** Forgets the spans that ended before a time. */
    void forgetBefore(long millis) {
        spans.removeIf(span -> span.settled && span.toMillis < millis);
        accounts.forgetBefore(millis);
    }

    /** Whether the server has been silent so long that its book is closed. */
    boolean isForgotten(long beforeMillis) {
        return heardMillis < beforeMillis && spans.isEmpty();
    }

    private boolean isOvertaken(long nowMillis) {
        return nowMillis <= boundaryMillis && boundaryMillis - nowMillis <= CLOCK_WAS_SET_MILLIS;
    }

    /** Before the first answer nothing was counted, so that it only opens the book; the second is the first base. */
    private void rebase(ServerCounters answer, boolean known) {
        serverId = answer.serverId();
        total = answer.apiTotal();
        boundaryMillis = answer.nowMillis();
        based = known && !answer.disabled();
        open.keySet().removeIf(millis -> millis <= boundaryMillis);
    }

    private void close(ServerCounters answer, long clockMillis) {
        long seen = 0;
        for (Map.Entry<Long, Long> entry : open.entrySet()) {
            seen += entry.getKey() <= answer.nowMillis() ? entry.getValue() : 0;
        }
        open.keySet().removeIf(millis -> millis <= answer.nowMillis());
        long expected = answer.apiTotal() - total;
        if (spans.size() < MAX_SPANS) {
            spans.add(new Span(boundaryMillis, answer.nowMillis(), expected, seen, clockMillis));
        } else {
            Span last = spans.get(spans.size() - 1);
            last.toMillis = answer.nowMillis();
            last.expected += expected;
            last.seen += seen;
        }
        boundaryMillis = answer.nowMillis();
        total = answer.apiTotal();
    }
}
