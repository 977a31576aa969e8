package io.aftershock.connectors.jsz.system;

import io.aftershock.connectors.jsz.poll.Poll;
import io.aftershock.connectors.jsz.row.ErrorBody;
import io.aftershock.model.telemetry.TelemetryRow;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A poll that gives up a connection through which nobody answers. The server that it leads to may hang, and would hide all
 * others for as long as its connections stay open.
 */
record WaryPoll(Poll poll, NatsLink link) implements Poll {

    @Override
    public CompletableFuture<List<TelemetryRow>> ask() {
        return poll.ask().thenApply(this::heed);
    }

    private List<TelemetryRow> heed(List<TelemetryRow> rows) {
        if (rows.stream().allMatch(row -> ErrorBody.isIn(row.data()))) {
            link.giveUp();
        }
        return rows;
    }
}
