package io.aftershock.simulator.history;

/** Failed calls of one client in one minute, of one operation and error. */
public record ClientMinute(
        String cluster,
        String account,
        long minuteMillis,
        String client,
        String operation,
        int errCode,
        long failedCalls) {}
