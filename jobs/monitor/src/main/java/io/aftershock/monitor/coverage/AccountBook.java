package io.aftershock.monitor.coverage;

import io.aftershock.monitor.signal.ServerCounters.AccountTotal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * By how much each account's total grew in the words of one server.
 *
 * <p>A server's total of an account holds its own calls and what it last heard from the others, which comes in lumps and
 * goes down when one of them restarts: so only growth counts, as one server tells it, and is never added over servers.
 */
public final class AccountBook {

    /** By account, what the server said last; public for Flink's serializer, as is the other field. */
    public Map<String, Long> totals = new HashMap<>();

    /** Oldest first. */
    public List<Growth> growth = new ArrayList<>();

    /** Whether an answer has been heard: before it nobody knows what an account had called. */
    public boolean based;

    /**
     * What the total of an account of which nothing arrives grew by.
     *
     * @param atMillis by the clock of the server that says so, as its spans are
     * @param id as audits name the account
     * @param name for people
     */
    public record Growth(long atMillis, String id, String name, long calls) {}

    void answered(List<AccountTotal> accounts, Heard heard, long nowMillis) throws Exception {
        for (AccountTotal account : accounts) {
            Long before = totals.put(account.id(), account.total());
            long calls = before == null ? account.total() : account.total() - before;
            if (based && calls > 0 && !heard.of(account.id()) && !heard.of(account.name())) {
                growth.add(new Growth(nowMillis, account.id(), account.name(), calls));
            }
        }
        based = true;
    }

    /** The growth in {@code (fromMillis, toMillis]} of accounts of which nothing has arrived since either, by name. */
    Map<String, Long> between(long fromMillis, long toMillis, Heard heard) throws Exception {
        Map<String, Long> calls = new HashMap<>();
        for (Growth each : growth) {
            if (each.atMillis() > fromMillis
                    && each.atMillis() <= toMillis
                    && !heard.of(each.id())
                    && !heard.of(each.name())) {
                calls.merge(each.name(), each.calls(), Long::sum);
            }
        }
        return calls;
    }

    void forgetBefore(long millis) {
        growth.removeIf(each -> each.atMillis() < millis);
    }

    /** Whether an advisory of an account has arrived lately. */
    interface Heard {
        boolean of(String account) throws Exception;
    }
}
