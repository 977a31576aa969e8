package io.aftershock.monitor.check.lookback;

/** What one side of an account has been found guilty of; public fields for Flink's serializer. */
public final class Standing {

    /** Until when its failures belong to a breach that is closed: they open no second one. */
    public long toldUntilMillis = Long.MIN_VALUE;

    /** How far back the open breach looks, in seconds: it closes by what it was opened by. */
    public int heldSeconds;
}
