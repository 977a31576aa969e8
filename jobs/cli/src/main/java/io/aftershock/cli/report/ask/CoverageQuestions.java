package io.aftershock.cli.report.ask;

import io.aftershock.cli.report.facts.MissingFact;
import io.aftershock.cli.report.facts.Period;
import io.aftershock.connectors.history.query.HistoryDatabase;
import io.aftershock.connectors.history.table.HistoryTable;
import java.util.Collection;
import java.util.List;

/** What the history knows of telemetry that is missing. */
final class CoverageQuestions {

    private CoverageQuestions() {}

    /** By cluster and cause, where most is missing first. First words are left out where a settled one has come. */
    static List<MissingFact> missing(HistoryDatabase database, Period period, Collection<String> clusters) {
        database.show(HistoryTable.COVERAGE, period.now(), clusters);
        return database.ask(
                "with last as (select * from coverage qualify row_number() over (partition by cluster, server, from_at"
                        + " order by settled desc, to_at desc) = 1)"
                        + " select cluster, cause, count(distinct server) as servers, max(server) as server,"
                        + " min(epoch_ms(from_at)) as first, max(epoch_ms(to_at)) as last,"
                        + " sum(expected) as expected, bool_or(expected is null) as unknown, sum(missing) as missing"
                        + " from last where cause is not null group by cluster, cause"
                        + " order by missing desc, cluster, cause",
                row -> new MissingFact(
                        row.getString("cluster"),
                        row.getString("cause"),
                        row.getLong("servers") == 1 ? row.getString("server") : null,
                        row.getLong("first"),
                        row.getLong("last"),
                        row.getBoolean("unknown") ? null : Long.valueOf(row.getLong("expected")),
                        row.getLong("missing")));
    }
}
