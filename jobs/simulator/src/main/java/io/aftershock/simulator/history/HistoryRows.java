package io.aftershock.simulator.history;

import io.aftershock.model.window.ApiMinute;
import io.aftershock.model.window.ClientMinute;

/** Takes the minutes of a history as they come: a day, a cluster and an account at a time. */
public interface HistoryRows {

    void calls(ApiMinute minute);

    void client(ClientMinute minute);
}
