package io.aftershock.exporter.alert;

import io.aftershock.model.finding.Correlation;
import io.aftershock.model.finding.CorrelationKind;
import org.jspecify.annotations.Nullable;

/**
 * What a verdict says of a lost quorum: without a meta leader the cluster fails calls in all accounts at once. Those are one
 * trouble and no page of their own, though they are found some seconds before it is known that the quorum is lost.
 */
final class LostQuorum {

    private static final String CHECK = "META_006:";

    private LostQuorum() {}

    /** The lost quorum that most errors of a breach by the cluster's fault fall into; null if that is not so. */
    static @Nullable String behind(Correlation verdict) {
        if (verdict.kind() != CorrelationKind.DEGRADED || verdict.errorsInside() <= verdict.errorsOutside()) {
            return null;
        }
        return verdict.breachIds().stream()
                .filter(id -> id.startsWith(CHECK))
                .findFirst()
                .orElse(null);
    }
}
