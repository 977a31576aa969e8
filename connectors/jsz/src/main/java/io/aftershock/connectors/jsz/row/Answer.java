package io.aftershock.connectors.jsz.row;

/**
 * What one server sent back through one connection.
 *
 * @param server name of the server that answered
 * @param via name of the path that brought the answer
 * @param receivedMillis epoch milliseconds of its receipt
 * @param envelope the answer as it came
 */
@SuppressWarnings("ArrayRecordComponent") // answers are never compared
public record Answer(String server, String via, long receivedMillis, byte[] envelope) {}
