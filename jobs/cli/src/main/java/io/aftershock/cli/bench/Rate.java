package io.aftershock.cli.bench;

/**
 * How fast rows were read, and at what cost.
 *
 * @param cpuMicrosPerRow processor time of this process, all threads together; other programs on the machine slow a
 *     measurement down and hardly change this
 */
record Rate(double rowsPerSecond, double cpuMicrosPerRow) {}
