package io.aftershock.connectors.jsz.cluster;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads of one cluster's polls. Once shut down they take no work and do not complain about it. */
final class PollThreads {

    private PollThreads() {}

    /** The one thread that begins and ends rounds, and never blocks. */
    static ScheduledExecutorService beat(String cluster) {
        return new ScheduledThreadPoolExecutor(
                1, named("aftershock-poll-" + cluster), new ThreadPoolExecutor.DiscardPolicy());
    }

    /** Threads for what may block: as many as there are connections being opened or closed, and responses coming in. */
    static ThreadPoolExecutor background(String cluster) {
        return new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                5,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                named("aftershock-poll-" + cluster + "-background"),
                new ThreadPoolExecutor.DiscardPolicy());
    }

    private static ThreadFactory named(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
