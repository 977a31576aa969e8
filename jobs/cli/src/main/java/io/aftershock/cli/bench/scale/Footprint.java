package io.aftershock.cli.bench.scale;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;

/**
 * What this process takes at a moment.
 *
 * @param heapBytes that are in use after a garbage collection
 * @param cpuNanos processor time since the process began
 */
record Footprint(int threads, long heapBytes, long cpuNanos, long atNanos) {

    static Footprint now() {
        System.gc();
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        return new Footprint(
                ManagementFactory.getThreadMXBean().getThreadCount(),
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                system instanceof com.sun.management.OperatingSystemMXBean sun ? sun.getProcessCpuTime() : 0,
                System.nanoTime());
    }

    /** How many processors were busy on average since then. */
    double cores(Footprint since) {
        return (double) (cpuNanos - since.cpuNanos) / (atNanos - since.atNanos);
    }
}
