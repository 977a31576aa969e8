package io.aftershock.connectors.history.warehouse;

import java.util.Map;
import org.apache.iceberg.hadoop.HadoopMetricsContext;

/**
 * What libraries of the history leave behind in a JVM when a job has ended in it: enough to keep all classes of the job.
 *
 * <p>A task manager loads the jar anew each time that a job begins in it, so that it would have no room for classes in the end.
 */
public final class Leftovers {

    /** A thread says itself which group it was born in, and nothing else of who began it. */
    private static final ThreadGroup HADOOP = new ThreadGroup("Hadoop of the history");

    private Leftovers() {}

    /**
     * Begins Hadoop's statistics, on which Iceberg insists with object stores, where they can be ended: with their class comes a
     * thread that nothing ends but an interruption.
     */
    static void beginStatistics() {
        Thread first =
                new Thread(HADOOP, () -> new HadoopMetricsContext("s3").initialize(Map.of()), "hadoop-statistics");
        first.start();
        try {
            first.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Clears them away; those of the program itself stay as long as it does.
     *
     * @param job the class loader of a job that has ended, which is about to be released
     */
    public static void clear(ClassLoader job) {
        if (Leftovers.class.getClassLoader() == ClassLoader.getSystemClassLoader()) {
            return;
        }
        JdbcDrivers.release();
        HADOOP.interrupt();
        ShutdownHooks.run(job);
    }
}
