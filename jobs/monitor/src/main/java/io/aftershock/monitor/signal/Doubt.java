package io.aftershock.monitor.signal;

/**
 * A stamp that is not near the time at which its row was received: a dead letter, unless that server's clock is known.
 *
 * @param subject the NATS subject of the row
 * @param bytes length of its body
 * @param detail one sentence: what is wrong with the stamp
 */
public record Doubt(String subject, int bytes, String detail) {}
