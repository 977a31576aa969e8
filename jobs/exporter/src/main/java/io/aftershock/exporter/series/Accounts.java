package io.aftershock.exporter.series;

import io.aftershock.exporter.catalogue.LabelValue;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The accounts of a cluster: so many have series of their own, those that came first; all others share one account, until
 * one that was idle makes room.
 */
final class Accounts {

    /** The account that the others share. */
    static final String OTHERS = "(others)";

    /** Others that are told apart; one that is beyond them and comes again counts as new. */
    private static final int OTHERS_REMEMBERED = 10_000;

    private final int most;
    private final Map<String, Account> own = new LinkedHashMap<>();
    private final AccountSeries shared;
    private final Map<Long, Account> sharing = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Account> eldest) {
            return size() > OTHERS_REMEMBERED;
        }
    };

    /** Up to when windows of accounts that are not known any more may have been counted. */
    private long forgottenMillis;

    Accounts(int most) {
        this.most = most;
        this.shared = new AccountSeries();
    }

    Accounts(int most, State state) {
        this.most = most;
        this.shared = new AccountSeries(state.shared());
        this.forgottenMillis = state.forgottenMillis();
        state.own().forEach((name, each) -> own.put(name, Account.of(new AccountSeries(each.series()), each)));
        state.sharing().forEach(each -> sharing.put(each.hash(), Account.of(shared, each)));
    }

    /** All that is known. */
    record State(
            Map<String, OwnState> own, AccountSeries.State shared, List<SharingState> sharing, long forgottenMillis) {}

    /** What is known of any account. */
    interface Known {
        SeenTimes.State windows();

        long activeMillis();
    }

    /** An account with series of its own. */
    record OwnState(AccountSeries.State series, SeenTimes.State windows, long activeMillis) implements Known {}

    /** One of the others. */
    record SharingState(long hash, SeenTimes.State windows, long activeMillis) implements Known {}

    State state() {
        Map<String, OwnState> owns = new LinkedHashMap<>();
        own.forEach((name, each) ->
                owns.put(name, new OwnState(each.series.state(), each.windows.state(), each.activeMillis)));
        List<SharingState> others = new ArrayList<>();
        sharing.forEach((hash, each) -> others.add(new SharingState(hash, each.windows.state(), each.activeMillis)));
        return new State(owns, shared.state(), others, forgottenMillis);
    }

    /** One account. */
    static final class Account {

        private final AccountSeries series;
        private final SeenTimes windows;
        private long activeMillis;

        private Account(AccountSeries series, SeenTimes windows) {
            this.series = series;
            this.windows = windows;
        }

        private static Account of(AccountSeries series, Known state) {
            Account account = new Account(series, new SeenTimes(state.windows()));
            account.activeMillis = state.activeMillis();
            return account;
        }

        AccountSeries series() {
            return series;
        }

        SeenTimes windows() {
            return windows;
        }
    }

    /** The account of that name, of which something was heard at that time of the cluster's clock. */
    Account heard(String name, long clockMillis) {
        Account account = find(LabelValue.of(name));
        account.activeMillis = Math.max(account.activeMillis, clockMillis);
        return account;
    }

    private Account find(String name) {
        Account known = own.get(name);
        if (known != null) {
            return known;
        }
        long hash = Once.hash(name, 0);
        if (own.size() >= most || name.equals(OTHERS)) {
            return sharing.computeIfAbsent(hash, unused -> new Account(shared, new SeenTimes()));
        }
        Account shares = sharing.remove(hash);
        Account account = new Account(new AccountSeries(), shares == null ? new SeenTimes() : shares.windows);
        own.put(name, account);
        return account;
    }

    /** Whether a window that ended then may have been counted for an account that has expired since. */
    boolean isForgotten(String name, long windowEndMillis) {
        String label = LabelValue.of(name);
        return windowEndMillis <= forgottenMillis
                && !own.containsKey(label)
                && !sharing.containsKey(Once.hash(label, 0));
    }

    /** The account that its series carry as a label. */
    String label(String name) {
        String label = LabelValue.of(name);
        return own.containsKey(label) ? label : OTHERS;
    }

    boolean isShared(Account account) {
        return account.series == shared;
    }

    /**
     * Drops accounts that have been idle since a time of the cluster's clock, but for some.
     *
     * @return how many series that were
     */
    int expire(long idleSinceMillis, Set<String> kept) {
        int series = 0;
        for (Iterator<Map.Entry<String, Account>> all = own.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<String, Account> each = all.next();
            if (each.getValue().activeMillis < idleSinceMillis && !kept.contains(each.getKey())) {
                series += each.getValue().series.size();
                forget(each.getValue());
                all.remove();
            }
        }
        sharing.values().removeIf(each -> {
            boolean idle = each.activeMillis < idleSinceMillis;
            if (idle) {
                forget(each);
            }
            return idle;
        });
        return series;
    }

    private void forget(Account account) {
        forgottenMillis = Math.max(forgottenMillis, account.windows.state().newestMillis());
    }

    /** How many share an account. */
    int overflowed() {
        return sharing.size();
    }

    /** Each account that its series carry as a label. */
    void forEach(BiConsumer<String, AccountSeries> visitor) {
        own.forEach((name, each) -> visitor.accept(name, each.series));
        visitor.accept(OTHERS, shared);
    }
}
