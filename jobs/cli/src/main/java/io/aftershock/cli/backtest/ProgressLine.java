package io.aftershock.cli.backtest;

import io.aftershock.cli.backtest.judge.Progress;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Locale;

/** One line on standard error that says how far a judgement has come, if somebody sits before it. */
final class ProgressLine implements Progress {

    private static final int BAR = 40;
    private static final long EVERY_MILLIS = 200;

    private final PrintWriter err;
    private final boolean shown;
    private long shownAt;

    private ProgressLine(PrintWriter err, boolean shown) {
        this.err = err;
        this.shown = shown;
    }

    @SuppressWarnings("SystemConsoleNull") // where a console is there without a terminal, a line too many does no harm
    static ProgressLine to(PrintWriter err) {
        return new ProgressLine(err, System.console() != null);
    }

    @Override
    public void at(String cluster, long atMillis) {
        if (isDue()) {
            err.printf(Locale.ROOT, "\r%-78s", "judged " + cluster + " up to " + Instant.ofEpochMilli(atMillis));
            err.flush();
        }
    }

    @Override
    public void share(double done) {
        if (isDue()) {
            int full = (int) Math.round(done * BAR);
            err.printf(Locale.ROOT, "\r[%s%s] %3.0f %%", "#".repeat(full), ".".repeat(BAR - full), done * 100);
            err.flush();
        }
    }

    /** Leaves nothing of it behind. */
    void end() {
        if (shown && shownAt > 0) {
            err.printf("\r%78s\r", "");
            err.flush();
        }
    }

    private boolean isDue() {
        long now = System.currentTimeMillis();
        if (!shown || now - shownAt < EVERY_MILLIS) {
            return false;
        }
        shownAt = now;
        return true;
    }
}
