package io.aftershock.cli.bench;

/**
 * One measurement.
 *
 * @param name what was measured: {@code parse} or {@code job}
 * @param parallelism subtasks of each stage; 0 where there is no job
 */
record Bench(String name, int parallelism, long rows, double seconds) {

    double rowsPerSecond() {
        return rows / seconds;
    }
}
