package io.aftershock.cli;

import io.aftershock.monitor.publish.Line;
import org.apache.flink.api.common.functions.FilterFunction;

/** Lets through the lines that the options ask for. */
public final class Wanted implements FilterFunction<Line> {

    private static final long serialVersionUID = 1L;

    private final boolean windows;
    private final boolean assets;

    public Wanted(boolean windows, boolean assets) {
        this.windows = windows;
        this.assets = assets;
    }

    @Override
    public boolean filter(Line line) {
        return (windows || !line.record().equals("error_ratio")) && (assets || !line.asset());
    }
}
