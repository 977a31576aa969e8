package io.aftershock.cli.report.facts;

/** What is known of a cluster for one step of a picture. */
public record Step(long fromMillis, Calls calls, Minutes minutes) {}
