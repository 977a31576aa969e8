package io.aftershock.cli.backtest.compare;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a finding is about, by which it is found again in another judgement; ids do not serve, since they are numbered.
 *
 * @param cluster null for an incident of the fleet
 * @param account null if the check judges a cluster
 * @param faultSide whose fault it is; null if the check does not say
 * @param kind of an incident, what its members are; empty else
 */
public record Place(
        String check,
        @Nullable String cluster,
        @Nullable String account,
        @Nullable String faultSide,
        String kind) {

    /** The same whatever is unknown of it. */
    String key() {
        return Stream.of(check, cluster, account, faultSide, kind)
                .map(String::valueOf)
                .collect(Collectors.joining("|"));
    }
}
