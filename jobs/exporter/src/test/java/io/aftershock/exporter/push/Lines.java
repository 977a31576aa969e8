package io.aftershock.exporter.push;

import io.aftershock.model.finding.Breach;
import java.nio.charset.StandardCharsets;

/** Findings as the job publishes them. */
final class Lines {

    private Lines() {}

    static byte[] json(Breach breach) {
        return io.aftershock.monitor.publish.Lines.of(breach).json().getBytes(StandardCharsets.UTF_8);
    }
}
