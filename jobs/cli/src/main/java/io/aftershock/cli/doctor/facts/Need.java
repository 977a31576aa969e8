package io.aftershock.cli.doctor.facts;

/**
 * A right that a user needs.
 *
 * @param kind whether to publish or to subscribe
 * @param subject of the right, as it stands in the user's permissions
 * @param probe a subject that the right covers, asked for without doing anything
 * @param purpose what does not work without it
 */
public record Need(Kind kind, String subject, String probe, String purpose) {

    /** The two kinds of rights that NATS knows. */
    public enum Kind {
        PUBLISH,
        SUBSCRIBE
    }

    public static Need publish(String subject, String probe, String purpose) {
        return new Need(Kind.PUBLISH, subject, probe, purpose);
    }

    public static Need subscribe(String subject, String purpose) {
        return new Need(Kind.SUBSCRIBE, subject, subject.replace(">", "doctor"), purpose);
    }
}
