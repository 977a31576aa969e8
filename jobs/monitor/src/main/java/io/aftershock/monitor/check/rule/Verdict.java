package io.aftershock.monitor.check.rule;

/** What a rule says of its condition. */
public enum Verdict {
    /** It does not hold. */
    FALSE,
    /** Too little is known to say: neither opens nor closes anything. */
    UNKNOWN,
    /** It holds. */
    TRUE
}
