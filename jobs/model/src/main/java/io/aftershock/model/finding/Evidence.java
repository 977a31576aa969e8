package io.aftershock.model.finding;

import java.util.List;

/** Who and what is behind a breach over its look-back, most errors first, at most ten entries each. */
public record Evidence(
        List<EvidenceEntry> codes,
        List<EvidenceEntry> operations,
        List<EvidenceEntry> clients,
        List<EvidenceEntry> streams) {

    /** No evidence by calls, as for checks that judge elections. */
    public static final Evidence NONE = new Evidence(List.of(), List.of(), List.of(), List.of());
}
