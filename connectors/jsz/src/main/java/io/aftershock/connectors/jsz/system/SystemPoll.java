package io.aftershock.connectors.jsz.system;

import io.aftershock.connectors.jsz.poll.Poll;
import io.aftershock.connectors.jsz.row.Answer;
import io.aftershock.connectors.jsz.row.Json;
import io.aftershock.connectors.jsz.row.SystemRows;
import io.aftershock.model.telemetry.TelemetryRow;
import io.nats.client.Message;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A request that every server of the cluster answers, sent by all routes at once. */
final class SystemPoll implements Poll {

    private final SystemRows rows;
    private final List<Route> routes;
    private final byte[] body;
    private final KnownServers known;
    private final long patienceMillis;
    private final ScheduledExecutorService thread;
    private final InstantSource clock;

    SystemPoll(
            SystemRows rows,
            List<Route> routes,
            byte[] body,
            KnownServers known,
            long patienceMillis,
            ScheduledExecutorService thread,
            InstantSource clock) {
        this.rows = rows;
        this.routes = routes;
        this.body = body;
        this.known = known;
        this.patienceMillis = patienceMillis;
        this.thread = thread;
        this.clock = clock;
    }

    @Override
    public CompletableFuture<List<TelemetryRow>> ask() {
        Round round = new Round(known);
        List<Runnable> afterwards = new ArrayList<>();
        for (Route route : routes) {
            round.asked(route.name());
            String reply = route.link().ask(route.subject(), body, message -> hear(message, route.name(), round));
            if (reply == null) {
                round.notCarried(route.name());
            } else {
                afterwards.add(() -> route.link().forget(reply));
            }
        }
        round.allAsked();
        afterwards.add(round::end);
        ScheduledFuture<?> unused =
                thread.schedule(() -> afterwards.forEach(Runnable::run), patienceMillis, TimeUnit.MILLISECONDS);
        return round.outcome().thenApply(matrix -> rows.of(matrix, clock.millis()));
    }

    private void hear(Message message, String via, Round round) {
        long receivedMillis = clock.millis();
        if (Line.isNoResponders(message)) {
            round.notCarried(via);
            return;
        }
        String server = Json.serverName(message.getData());
        if (server != null) {
            round.answered(new Answer(server, via, receivedMillis, message.getData()));
        }
    }
}
