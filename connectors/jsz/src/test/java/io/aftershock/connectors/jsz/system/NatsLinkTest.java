package io.aftershock.connectors.jsz.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.Connection;
import io.nats.client.Connection.Status;
import io.nats.client.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class NatsLinkTest {

    private static final byte[] BODY = {};
    private static final long LONG_AFTER = Long.MAX_VALUE / 2;

    private final Queue<FakeConnection> openable = new ArrayDeque<>();
    private final List<String> heard = new ArrayList<>();
    private int failures;
    private int openersClosed;

    private final NatsLink link = new NatsLink("n1", new Openable(), "n1", Runnable::run, () -> failures++);

    @Test
    void carriesNothingBeforeItIsOpen() {
        assertThat(ask()).isNull();
    }

    @Test
    void bringsAnswersUntilTheyAreForgotten() throws InterruptedException {
        FakeConnection connection = opened("n1");
        String reply = ask();
        assertThat(connection.sent).containsExactly(reply);

        connection.answer(reply, "first");
        connection.answer("_INBOX.test.other", "to another");
        connection.answer(reply, "second");
        link.forget(reply);
        connection.answer(reply, "too late");

        assertThat(heard).containsExactly("first", "second");
    }

    @Test
    void sendsNothingThatTheClientWouldKeepUntilItReconnects() {
        FakeConnection connection = opened("n1");
        connection.status = Status.RECONNECTING;

        assertThat(ask()).isNull();
        assertThat(connection.sent).isEmpty();

        link.tend(LONG_AFTER);
        connection.status = Status.CONNECTED;
        assertThat(ask()).as("the client reconnects by itself").isNotNull();
    }

    @Test
    void givesUpAConnectionThatWentOnToAnotherServer() {
        FakeConnection strayed = opened("n1");
        strayed.server = "n2";
        assertThat(ask()).isNull();

        link.tend(0);
        assertThat(strayed.status).isEqualTo(Status.CLOSED);
        assertThat(failures).isEqualTo(1);

        openable.add(new FakeConnection("n1"));
        link.tend(LONG_AFTER);
        assertThat(ask()).isNotNull();
    }

    @Test
    void triesAgainAfterAPauseAndNotBefore() {
        link.tend(0);
        assertThat(failures).isEqualTo(1);

        openable.add(new FakeConnection("n1"));
        link.tend(System.nanoTime());
        assertThat(openable).as("it is too early").hasSize(1);

        link.tend(System.nanoTime() + 1_000_000_000L);
        assertThat(openable).isEmpty();
        assertThat(ask()).isNotNull();
    }

    @Test
    void opensAnotherConnectionInPlaceOfOneThatWasGivenUp() {
        FakeConnection hanging = opened("n1");

        link.giveUp();
        assertThat(hanging.status).isEqualTo(Status.CLOSED);

        FakeConnection next = opened("n1");
        assertThat(next.sent).containsExactly(ask());
    }

    @Test
    void opensNothingOnceClosed() {
        FakeConnection connection = opened("n1");
        link.close();
        assertThat(connection.status).isEqualTo(Status.CLOSED);

        openable.add(new FakeConnection("n1"));
        link.tend(LONG_AFTER);
        assertThat(openable).hasSize(1);
        assertThat(openersClosed).isEqualTo(1);
    }

    @Test
    void closesWhatWasBeingOpenedMeanwhile() {
        Queue<Runnable> later = new ArrayDeque<>();
        NatsLink slow = new NatsLink("n1", new Openable(), "n1", later::add, () -> failures++);
        FakeConnection connection = new FakeConnection("n1");
        openable.add(connection);
        slow.tend(0);

        slow.close();
        assertThat(openersClosed).as("it is still opening").isZero();

        later.remove().run();
        assertThat(connection.status).isEqualTo(Status.CLOSED);
        assertThat(openersClosed).isEqualTo(1);
    }

    private FakeConnection opened(String server) {
        FakeConnection connection = new FakeConnection(server);
        openable.add(connection);
        link.tend(0);
        return connection;
    }

    private String ask() {
        return link.ask("ping", BODY, message -> heard.add(text(message)));
    }

    /** Opens what the test put there. */
    private final class Openable implements Opener {
        @Override
        public Connection open() throws IOException {
            if (openable.isEmpty()) {
                throw new IOException("made for this test");
            }
            return openable.remove().connection();
        }

        @Override
        public void release(Line line) {
            try {
                line.connection().close();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            openersClosed++;
        }
    }

    private static String text(Message message) {
        return new String(message.getData(), StandardCharsets.UTF_8);
    }
}
