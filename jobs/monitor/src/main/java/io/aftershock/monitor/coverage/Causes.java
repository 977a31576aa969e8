package io.aftershock.monitor.coverage;

import io.aftershock.model.coverage.MissingCause;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells why audits of a span are missing: a pure function of what else is known of its time. */
final class Causes {

    /** What accounts without export called is looked for in the minute before, since their totals come in lumps. */
    static final long LOOKBACK_MILLIS = 60_000;

    /** Calls on their way at both ends. */
    private static final long SLACK_CALLS = 3;

    private Causes() {}

    /**
     * Numbered as they are asked.
     *
     * @param spans of the same server
     * @param blindAccounts calls of the last minute, as this server tells, of accounts of which nothing arrives
     */
    static @Nullable MissingCause of(
            Span span,
            List<Span> spans,
            Map<String, Long> blindAccounts,
            @Nullable Trouble capture,
            @Nullable Trouble restart) {
        // 1. Nothing is missing.
        if (span.missing() <= 0) {
            return null;
        }
        // 2. Accounts of which nothing arrives called as often as audits are missing.
        long blind = blindAccounts.values().stream().mapToLong(Long::longValue).sum();
        if (blind > 0 && missing(span, spans) <= blind + SLACK_CALLS) {
            return MissingCause.NO_EXPORT;
        }
        // 3. The source said that it lost something.
        if (capture != null && capture.isNear(span)) {
            return MissingCause.CAPTURE_LOST;
        }
        // 4. A server began anew: what it had relayed for this one may be lost.
        if (restart != null && restart.isNear(span)) {
            return MissingCause.SERVER_RESTARTED;
        }
        return MissingCause.UNKNOWN;
    }

    private static long missing(Span span, List<Span> spans) {
        return spans.stream()
                .filter(each -> each.toMillis <= span.toMillis && each.toMillis > span.toMillis - LOOKBACK_MILLIS)
                .mapToLong(Span::missing)
                .sum();
    }
}
