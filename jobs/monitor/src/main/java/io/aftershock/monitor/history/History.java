package io.aftershock.monitor.history;

import io.aftershock.connectors.history.HistoryConfig;
import io.aftershock.connectors.history.row.HistoryRow;
import io.aftershock.connectors.history.row.PackedRow;
import io.aftershock.connectors.history.row.RowCodec;
import io.aftershock.connectors.history.sink.HistorySink;
import io.aftershock.model.coverage.Coverage;
import io.aftershock.model.election.Election;
import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.Correlation;
import io.aftershock.model.finding.FleetIncident;
import io.aftershock.model.finding.Stall;
import io.aftershock.model.window.ApiMinute;
import io.aftershock.model.window.ClientMinute;
import io.aftershock.monitor.MonitorTopology.Settings;
import io.aftershock.monitor.publish.Findings;
import java.io.Serializable;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** The end of the job at which all that was counted and found is kept. */
public final class History {

    private History() {}

    /** Counts the calls by minute, and keeps them with the findings. */
    public static void keep(Findings findings, Settings settings, HistoryConfig config) {
        HistorySink.write(rows(findings, minutes(findings, settings)), config);
    }

    /** The minutes alone; with {@link MinuteCounting#CLIENTS} beside. */
    public static SingleOutputStreamOperator<ApiMinute> minutes(Findings findings, Settings settings) {
        return findings.signals()
                .process(new MinuteCounting(settings.windows().allowanceMillis(), settings.policy()))
                .name("minutes")
                .uid("minutes");
    }

    private static DataStream<PackedRow> rows(Findings findings, SingleOutputStreamOperator<ApiMinute> minutes) {
        DataStream<ClientMinute> clients = minutes.getSideOutput(MinuteCounting.CLIENTS);
        return rows(minutes, (ApiMinute minute) -> Rows.of(minute), "api-minute")
                .union(
                        rows(clients, (ClientMinute minute) -> Rows.of(minute), "client-minute"),
                        rows(findings.elections(), (Election election) -> Rows.of(election), "election"),
                        rows(findings.stalls(), (Stall stall) -> Rows.of(stall), "stall"),
                        rows(findings.breaches(), (Breach breach) -> Rows.of(breach), "breach"),
                        rows(findings.correlations(), (Correlation correlation) -> Rows.of(correlation), "correlation"),
                        rows(findings.incidents(), (FleetIncident incident) -> Rows.of(incident), "incident"),
                        rows(lost(findings.coverage()), (Coverage coverage) -> Rows.of(coverage), "coverage"));
    }

    /** What is as it should be is said of each server every few seconds; in tables it would be most of the rows. */
    private static DataStream<Coverage> lost(DataStream<Coverage> coverage) {
        return coverage.filter(word -> word.isOfAllServers() || word.missing() != 0 || word.cause() != null)
                .name("lost coverage")
                .uid("lost-coverage");
    }

    private static <T> DataStream<PackedRow> rows(DataStream<T> found, Conversion<T> conversion, String kind) {
        return found.map(new Packing<>(conversion))
                .returns(TypeInformation.of(PackedRow.class))
                .name(kind + " rows")
                .uid(kind + "-rows");
    }

    /** What makes a row of a finding. */
    private interface Conversion<T> extends Serializable {
        HistoryRow of(T found);
    }

    private static final class Packing<T> extends RichMapFunction<T, PackedRow> {

        private static final long serialVersionUID = 1L;

        private final Conversion<T> conversion;
        private transient RowCodec codec;

        Packing(Conversion<T> conversion) {
            this.conversion = conversion;
        }

        @Override
        public void open(OpenContext context) {
            codec = new RowCodec();
        }

        @Override
        public PackedRow map(T found) {
            return codec.pack(conversion.of(found));
        }
    }
}
