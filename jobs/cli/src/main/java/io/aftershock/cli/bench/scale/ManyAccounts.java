package io.aftershock.cli.bench.scale;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;

/**
 * A capture of one cluster whose accounts call at random, the same for the same seed.
 *
 * @param accounts how many accounts
 * @param rowsPerSecond audits a second of event time, all accounts together
 */
record ManyAccounts(int accounts, int rowsPerSecond) {

    static final String CLUSTER = "many";

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final long SEED = 4;

    /** One call in fifty fails, as in a fleet with a few careless clients. */
    private static final int FAILS_ONE_IN = 50;

    private static final String FAILURE =
            "{\\\"error\\\":{\\\"code\\\":404,\\\"err_code\\\":10059,\\\"description\\\":\\\"stream not found\\\"}}";

    /** Writes so many rows; then one account calls once a minute for {@code idleMinutes}. Returns how many were written. */
    long write(Path to, long rows, int idleMinutes) throws IOException {
        Random random = new Random(SEED);
        try (BufferedWriter out = Files.newBufferedWriter(to)) {
            Instant time = START;
            for (long row = 0; row < rows; row++) {
                time = START.plusMillis(row * 1_000 / rowsPerSecond);
                out.write(line(row, time, random.nextInt(accounts), random.nextInt(FAILS_ONE_IN) == 0));
            }
            for (int minute = 1; minute <= idleMinutes; minute++) {
                out.write(line(rows + minute, time.plusSeconds(60L * minute), 0, false));
            }
        }
        return rows + idleMinutes;
    }

    private static String line(long row, Instant time, int account, boolean failed) {
        String name = "ACCOUNT-" + account;
        return "{\"ts\":" + time.toEpochMilli() + ",\"account\":\"" + name
                + "\",\"subject\":\"$JS.EVENT.ADVISORY.API\",\"data\":"
                + "{\"type\":\"io.nats.jetstream.advisory.v1.api_audit\",\"id\":\"" + String.format("%022d", row)
                + "\",\"timestamp\":\"" + time + "\",\"server\":\"n" + row % 3
                + "\",\"client\":{\"start\":\"2026-01-01T00:00:00Z\",\"id\":" + (account + 7) + ",\"acc\":\"" + name
                + "\",\"name\":\"app-" + account % 5 + "\",\"server\":\"n" + account % 3
                + "\",\"cluster\":\"many\"},\"subject\":\"$JS.API.STREAM.INFO.ORDERS\",\"response\":\""
                + (failed ? FAILURE : "{}") + "\"}}\n";
    }
}
