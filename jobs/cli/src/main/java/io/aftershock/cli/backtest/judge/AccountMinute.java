package io.aftershock.cli.backtest.judge;

import io.aftershock.monitor.check.MinuteRatios.Calls;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The calls of one account in one minute, while its rows are read. */
final class AccountMinute {

    final String cluster;
    final String account;
    final long minuteMillis;
    final List<Calls> calls = new ArrayList<>();
    boolean complete = true;

    @Nullable
    String accountName;

    AccountMinute(String cluster, String account, long minuteMillis) {
        this.cluster = cluster;
        this.account = account;
        this.minuteMillis = minuteMillis;
    }
}
