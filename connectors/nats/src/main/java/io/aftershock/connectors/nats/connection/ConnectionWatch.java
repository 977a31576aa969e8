package io.aftershock.connectors.nats.connection;

/** What the owner of a connection wants to hear about it; called on threads of the NATS client, so it must not block. */
public interface ConnectionWatch {

    /** Hears nothing. */
    ConnectionWatch NOBODY = new ConnectionWatch() {};

    /** The connection broke; the client tries to reconnect. */
    default void disconnected() {}

    /** The client has reconnected. */
    default void reconnected() {}

    /** The server complained, for example about a missing permission. The text never holds a secret. */
    default void complained(String text) {}
}
