package io.aftershock.cli.backtest.judge;

/** Hears how far a judgement has come. */
public interface Progress {

    /** A cluster has been judged up to a time, in epoch milliseconds; how much is left nobody knows. */
    void at(String cluster, long atMillis);

    /** A share of all has been judged. */
    void share(double done);
}
