package io.aftershock.monitor.history;

import java.util.Comparator;

/**
 * What the calls of a minute are counted by.
 *
 * @param place the account, as {@link io.aftershock.monitor.account.AccountPlace#key} writes it
 * @param client of failed calls alone, counted apart; empty for the counts over all clients, and for those without a name
 */
public record MinuteKey(long minuteMillis, String place, String operation, int errCode, String client) {

    static final Comparator<MinuteKey> ORDER = Comparator.comparingLong(MinuteKey::minuteMillis)
            .thenComparing(MinuteKey::place)
            .thenComparing(MinuteKey::operation)
            .thenComparingInt(MinuteKey::errCode)
            .thenComparing(MinuteKey::client);

    MinuteKey by(String name) {
        return new MinuteKey(minuteMillis, place, operation, errCode, name);
    }
}
