package io.aftershock.connectors.history.sink;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Who writes.
 *
 * @param job the same for all starts of a job from its own state
 * @param startedMillis when this attempt of the job began to write
 * @param place where it runs, for sentences
 */
record Identity(String job, long startedMillis, String place) {

    static Identity here(String job, long startedMillis) {
        return new Identity(
                job, startedMillis, "process " + ProcessHandle.current().pid() + " on " + host());
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "a host without a name";
        }
    }

    /** The name that its batches bear: each attempt has its own, so that numbers never meet again. */
    String writer() {
        return job + "." + startedMillis;
    }
}
