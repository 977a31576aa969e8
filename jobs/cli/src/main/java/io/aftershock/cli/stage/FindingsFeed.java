package io.aftershock.cli.stage;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftershock.connectors.nats.connection.NatsConnections;
import io.aftershock.monitor.config.FindingsConfig;
import io.nats.client.Connection;
import io.nats.client.Message;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The findings stream as its readers see it; windows and asset elections are left out. */
public final class FindingsFeed implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final BlockingQueue<Told> arrived = new LinkedBlockingQueue<>();
    private final Connection connection;

    private FindingsFeed(Connection connection) {
        this.connection = connection;
    }

    public static FindingsFeed open(FindingsConfig findings) throws IOException, InterruptedException {
        Connection connection = NatsConnections.connect(findings.endpoint(), "findings-reader");
        FindingsFeed feed = new FindingsFeed(connection);
        for (String record : List.of("breach", "election", "correlation")) {
            connection.createDispatcher(feed::arrive).subscribe(findings.subject() + "." + record + ".>");
        }
        return feed;
    }

    private void arrive(Message message) {
        try {
            Told told = new Told(JSON.readTree(message.getData()), System.currentTimeMillis());
            if (!told.is("election") || told.isMetaElection()) {
                arrived.add(told);
            }
        } catch (IOException e) {
            throw new IllegalStateException("a finding on " + message.getSubject() + " is not JSON", e);
        }
    }

    /** What has arrived, after waiting for the first of it for as long as this. */
    public List<Told> take(long waitMillis) throws InterruptedException {
        List<Told> all = new ArrayList<>();
        Told head = arrived.poll(waitMillis, TimeUnit.MILLISECONDS);
        if (head != null) {
            all.add(head);
            arrived.drainTo(all);
        }
        return all;
    }

    @Override
    public void close() throws InterruptedException {
        connection.close();
    }
}
