package io.aftershock.connectors.jsz.poll;

/** A poll and how often it is made. */
public record TimedPoll(Poll poll, long intervalMillis) {}
