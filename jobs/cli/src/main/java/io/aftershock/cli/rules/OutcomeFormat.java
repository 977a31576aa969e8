package io.aftershock.cli.rules;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How outcomes are printed. */
enum OutcomeFormat {
    /** Two tables with a row a rule and rate. */
    TEXT,
    /** One object a line. */
    JSON,
    /** One table with a row an outcome. */
    CSV;

    private static final String CSV_HEAD =
            "record,rule,calls_per_s,ratio,accounts,pages,pages_per_month,median_s,p95_s";

    List<String> head() {
        return this == CSV ? List.of(CSV_HEAD) : List.of();
    }

    /** One outcome in a line, for JSON and CSV. */
    String line(Outcome outcome) {
        String numbers = String.format(
                Locale.ROOT,
                this == CSV ? "%d,%s,%d" : "\"calls_per_s\":%d,\"ratio\":%s,\"accounts\":%d",
                outcome.callsPerSecond(),
                number(outcome.ratio()),
                outcome.accounts());
        if (this == CSV) {
            return record(outcome) + "," + outcome.rule() + "," + numbers + ","
                    + (outcome.isOfPages()
                            ? outcome.pages() + "," + number(outcome.pagesPerMonth()) + ",,"
                            : ",," + cell(outcome.medianSeconds()) + "," + cell(outcome.p95Seconds()));
        }
        return "{\"record\":\"" + record(outcome) + "\",\"rule\":\"" + outcome.rule() + "\"," + numbers
                + (outcome.isOfPages()
                        ? ",\"pages\":" + outcome.pages() + ",\"pages_per_month\":" + number(outcome.pagesPerMonth())
                        : ",\"median_s\":" + outcome.medianSeconds() + ",\"p95_s\":" + outcome.p95Seconds())
                + "}";
    }

    private static String record(Outcome outcome) {
        return outcome.isOfPages() ? "false_alarms" : "detection";
    }

    private static String cell(@Nullable Integer seconds) {
        return seconds == null ? "" : seconds.toString();
    }

    private static String number(double value) {
        return Double.toString(Math.round(value * 1e6) / 1e6);
    }
}
