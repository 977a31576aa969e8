package io.aftershock.cli.bench;

import io.aftershock.connectors.capture.CaptureFile;
import io.aftershock.connectors.capture.Captures;
import io.aftershock.model.telemetry.TelemetryRow.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * API audits without end, of several clusters and accounts, each with an id of its own and a little later than the one
 * before.
 */
final class Audits {

    /** With nine digits always, so that all are of one size. */
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder().appendInstant(9).toFormatter(Locale.ROOT);

    private static final String SUBJECT = "$JS.EVENT.ADVISORY.API";
    private static final List<String> ACCOUNTS = List.of("ACME", "BETA", "CORP", "DELTA");

    /** How busy a cluster is, in calls a second of its own clock. */
    private static final int CALLS_PER_SECOND = 500;

    private static final int ONE_ERROR_IN = 200;

    private final List<String> clusters;
    private final List<AuditTemplate> templates;
    private final long stepNanos;
    private final Instant begin;

    private Audits(int clusters, List<AuditTemplate> templates, int rows) {
        this.clusters =
                IntStream.rangeClosed(1, clusters).mapToObj(i -> "bench-" + i).toList();
        this.templates = templates;
        this.stepNanos = 1_000_000_000L / CALLS_PER_SECOND / clusters;
        // The last one is of now: what is ahead of the time at which it was stored would be refused.
        this.begin = Instant.now().minusNanos(stepNanos * rows);
    }

    /**
     * Audits as nats-server 2.15 sends them, one in {@value #ONE_ERROR_IN} of a failed call.
     *
     * @param bytes about how large each is
     * @param rows how many will be asked for
     */
    static Audits builtIn(int clusters, int bytes, int rows) {
        AuditTemplate success = AuditTemplate.of(BuiltInAudit.success(bytes)).orElseThrow();
        AuditTemplate failure = AuditTemplate.of(BuiltInAudit.failure(bytes)).orElseThrow();
        List<AuditTemplate> templates = new ArrayList<>();
        for (int i = 0; i < ONE_ERROR_IN; i++) {
            templates.add(i == 0 ? failure : success);
        }
        return new Audits(clusters, templates, rows);
    }

    /**
     * Audits like those in a capture, in their order.
     *
     * @throws IllegalArgumentException if it holds none
     */
    static Audits like(CaptureFile capture, int clusters, int rows) throws IOException {
        List<AuditTemplate> templates = new ArrayList<>();
        Captures.forEachRow(List.of(capture), row -> {
            if (row.kind() == Kind.EVENT && row.subject().equals(SUBJECT)) {
                AuditTemplate.of(new String(row.data(), StandardCharsets.UTF_8)).ifPresent(templates::add);
            }
        });
        if (templates.isEmpty()) {
            throw new IllegalArgumentException(capture.path() + " holds no API audit");
        }
        return new Audits(clusters, templates, rows);
    }

    List<String> clusters() {
        return clusters;
    }

    /** The cluster of the n-th audit. */
    String cluster(int number) {
        return clusters.get(number % clusters.size());
    }

    /** The account of the n-th audit. */
    String account(int number) {
        return ACCOUNTS.get(number / clusters.size() % ACCOUNTS.size());
    }

    /** The body of the n-th audit. */
    byte[] body(int number) {
        String id = String.format(Locale.ROOT, "bench%017d", number);
        return templates
                .get(number / clusters.size() % templates.size())
                .audit(id, TIME.format(begin.plusNanos(stepNanos * number)));
    }

    /** The subject of all of them in their cluster. */
    static String subject() {
        return SUBJECT;
    }
}
