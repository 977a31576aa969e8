package io.aftershock.cli.watch;

import io.aftershock.connectors.findings.FindingHandler;
import io.aftershock.connectors.findings.OpenFindings;
import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.BreachState;
import io.aftershock.model.finding.FleetIncident;
import io.aftershock.monitor.publish.Line;
import io.aftershock.monitor.publish.Lines;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What has ended, each finding as it was told last; what opens again has not. */
final class EndedFindings implements FindingHandler {

    /** Knows which of two lines of one finding holds: after a crash of the job old ones come again. */
    private final OpenFindings open = new OpenFindings();

    private final Map<String, Line> ended = new HashMap<>();

    @Override
    public void breach(Breach breach) {
        if (open.take(breach)) {
            keep(breach.isOpen(), Lines.of(breach));
        }
    }

    @Override
    public void incident(FleetIncident incident) {
        if (open.take(incident)) {
            keep(incident.state() != BreachState.CLOSED, Lines.of(incident));
        }
    }

    private void keep(boolean open, Line line) {
        if (open) {
            ended.remove(line.id());
        } else {
            ended.put(line.id(), line);
        }
    }

    /** Those that ended last, at most so many, the newest at the end. */
    List<Line> last(int count) {
        List<Line> lines = new ArrayList<>(ended.values());
        lines.sort(Line.ORDER);
        return List.copyOf(lines.subList(Math.max(0, lines.size() - count), lines.size()));
    }
}
