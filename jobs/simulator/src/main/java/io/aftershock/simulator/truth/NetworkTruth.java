package io.aftershock.simulator.truth;

import java.util.List;

/** What follows from servers that are dead. */
final class NetworkTruth {

    /** Who is back sooner was not missed. */
    private static final long HOLD_MILLIS = 3_000;

    /** A dead server is missed by three rounds of polls, or four. */
    private static final long SURE_MILLIS = 5_000;

    private static final long FOUND_MILLIS = 6_000;

    /** What comes and goes within half a minute is one incident. */
    private static final long CLOSES_MILLIS = 45_000;

    private NetworkTruth() {}

    static List<ExpectedBreach> of(List<Span> deaths) {
        return deaths.stream()
                .filter(death -> death.millis() >= HOLD_MILLIS)
                .map(NetworkTruth::died)
                .toList();
    }

    private static ExpectedBreach died(Span death) {
        long from = death.fromMillis();
        long back = death.toMillis();
        return new ExpectedBreach(
                "NETWORK_001",
                death.cluster(),
                null,
                death.what(),
                null,
                "warning",
                null,
                new Times(from, from + HOLD_MILLIS, from + FOUND_MILLIS, back, back + CLOSES_MILLIS),
                death.millis() >= SURE_MILLIS ? Certainty.MUST : Certainty.MAY);
    }
}
