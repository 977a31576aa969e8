package io.aftershock.simulator.history;

/** Takes the minutes of a history as they come: a day, a cluster and an account at a time. */
public interface HistoryRows {

    void calls(CallMinute minute);

    void client(ClientMinute minute);
}
