package io.aftershock.monitor.account;

/**
 * The name of an account.
 *
 * @param sinceMillis event time of the oldest row that told a name
 * @param toldMillis event time of the newest row that told this one
 */
public record KnownName(String name, long sinceMillis, long toldMillis) {

    /** With what a row of some time tells: the newest name is the one, in whatever order they come. */
    KnownName told(String told, long atMillis) {
        long since = Math.min(sinceMillis, atMillis);
        return atMillis < toldMillis ? new KnownName(name, since, toldMillis) : new KnownName(told, since, atMillis);
    }

    /** Whether a row tells nothing new; when a name was told last matters only where it changes. */
    boolean holds(String told, long atMillis) {
        return name.equals(told) && atMillis >= sinceMillis;
    }
}
