package io.aftershock.model.finding;

/**
 * One line of evidence: how many calls of one code, operation, client or stream failed.
 *
 * @param errors failed calls over the look-back
 * @param requests calls over the look-back
 */
public record EvidenceEntry(String name, long errors, long requests) {}
