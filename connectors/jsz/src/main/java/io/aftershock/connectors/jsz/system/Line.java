package io.aftershock.connectors.jsz.system;

import io.nats.client.Connection;
import io.nats.client.Connection.Status;
import io.nats.client.Dispatcher;
import io.nats.client.Message;
import io.nats.client.MessageHandler;
import org.jspecify.annotations.Nullable;

/**
 * An open connection with one subscription for all answers.
 *
 * @param connection reconnects by itself
 * @param dispatcher brings the answers
 * @param inbox what the subjects of all answers begin with
 * @param pinnedTo the only server that it may lead to; null for any
 */
record Line(
        Connection connection,
        Dispatcher dispatcher,
        String inbox,
        @Nullable String pinnedTo) {

    static Line over(Connection connection, @Nullable String pinnedTo, MessageHandler answers) {
        String inbox = connection.createInbox();
        Dispatcher dispatcher = connection.createDispatcher(answers);
        dispatcher.subscribe(inbox + ".*");
        return new Line(connection, dispatcher, inbox, pinnedTo);
    }

    boolean isUp() {
        return connection.getStatus() == Status.CONNECTED;
    }

    /** Whether it will not become of use any more by itself. */
    boolean isLost() {
        return connection.getStatus() == Status.CLOSED || (isUp() && !leadsWhereItShould());
    }

    private boolean leadsWhereItShould() {
        return pinnedTo == null || pinnedTo.equals(connection.getServerInfo().getServerName());
    }

    /** Sends a request; false if the connection cannot carry it now. */
    boolean send(String subject, String reply, byte[] body) {
        // A request must not wait in the client's reconnect buffer: the answer would be that of another time.
        if (!isUp() || !leadsWhereItShould()) {
            return false;
        }
        try {
            connection.publish(subject, reply, body);
            return true;
        } catch (IllegalStateException closedOrFull) {
            return false;
        }
    }

    /** Whether nobody is there to hear the request: then it did not reach any server of the cluster. */
    static boolean isNoResponders(Message message) {
        return message.isStatusMessage() && message.getStatus().getCode() == 503;
    }
}
