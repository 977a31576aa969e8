package io.aftershock.cli.bench.soak;

/**
 * One answer of {@code /metrics}.
 *
 * @param text in the format 0.0.4
 * @param millis how long it took
 */
record Scrape(String text, double millis) {

    /** The sum over the series that begin with that. */
    double sum(String series) {
        return text.lines()
                .filter(line -> line.startsWith(series))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** Series of any kind, those of the process too. */
    long lines() {
        return text.lines().filter(line -> !line.startsWith("#")).count();
    }
}
