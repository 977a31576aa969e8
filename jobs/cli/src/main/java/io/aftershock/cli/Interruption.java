package io.aftershock.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens when the process is told to stop by SIGINT or SIGTERM: what was begun is ended in order, and the exit code
 * is the verb's and not the JVM's.
 */
public final class Interruption {

    private static final Logger LOG = LoggerFactory.getLogger(Interruption.class);

    private static final Deque<AutoCloseable> ENDINGS = new ArrayDeque<>();
    private static final AtomicBoolean FINISHED = new AtomicBoolean();
    private static volatile int exitCode = ExitCode.INTERRUPTED;

    private Interruption() {}

    /** Takes over the end of the process. */
    static void install() {
        Runtime.getRuntime().addShutdownHook(new Thread(Interruption::end, "interrupted"));
    }

    /** Ends a verb that was not interrupted. */
    static void exit(int code) {
        FINISHED.set(true);
        System.exit(code);
    }

    /** Says what to do if the process is told to stop; what was said last is done first. */
    public static void onInterrupt(AutoCloseable ending) {
        synchronized (ENDINGS) {
            ENDINGS.push(ending);
        }
    }

    /** Makes being interrupted the normal end of this verb. */
    public static void isNormalEnd() {
        exitCode = ExitCode.OK;
    }

    /**
     * Waits for the end if the process was told to stop: what fails then does so because it has been closed, and nobody is
     * to hear of it.
     */
    public static void awaitEnd() throws InterruptedException {
        if (isUnderWay()) {
            new CountDownLatch(1).await();
        }
    }

    /** The JVM takes nothing new to be done at its end once that has begun. */
    private static boolean isUnderWay() {
        Thread nothing = new Thread(() -> {});
        try {
            Runtime.getRuntime().addShutdownHook(nothing);
            Runtime.getRuntime().removeShutdownHook(nothing);
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }

    private static void end() {
        if (FINISHED.get()) {
            return;
        }
        int code = exitCode;
        synchronized (ENDINGS) {
            while (!ENDINGS.isEmpty()) {
                try {
                    ENDINGS.pop().close();
                } catch (Exception e) {
                    LOG.warn("Something did not end in order: {}", e.toString());
                    code = ExitCode.FAILED;
                }
            }
        }
        Runtime.getRuntime().halt(code);
    }
}
