package io.aftershock.exporter.push;

/**
 * What became of alerts that were told.
 *
 * @param sentence what was wrong, for people; empty if nothing
 */
record Outcome(Kind kind, String sentence) {

    /** Whether, and how, to go on. */
    enum Kind {
        /** It has heard. */
        SENT,
        /** It will never take them as they are. */
        REFUSED,
        /** It could not be told now. */
        FAILED
    }

    static final Outcome SENT = new Outcome(Kind.SENT, "");

    static Outcome refused(String sentence) {
        return new Outcome(Kind.REFUSED, sentence);
    }

    static Outcome failed(String sentence) {
        return new Outcome(Kind.FAILED, sentence);
    }
}
