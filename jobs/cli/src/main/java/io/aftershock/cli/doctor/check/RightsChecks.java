package io.aftershock.cli.doctor.check;

import io.aftershock.cli.doctor.facts.Need;
import io.aftershock.cli.doctor.facts.RightsFacts;
import java.util.List;
import java.util.Locale;

/** Whether users may do what our parts need. */
public final class RightsChecks {

    /** They belong to no cluster. */
    private static final String FLEET = "-";

    private RightsChecks() {}

    public static List<Diagnosis> of(RightsFacts facts) {
        String subject = facts.part() + " of " + facts.place();
        if (facts.problem() != null) {
            return List.of(new Diagnosis(
                    Level.CRITICAL,
                    FLEET,
                    "rights",
                    subject,
                    "cannot be looked at: " + facts.problem(),
                    "see that the server runs, and that urls, credentials and tls are right"));
        }
        if (facts.denied().isEmpty()) {
            return List.of(Diagnosis.ok(FLEET, "rights", subject, "has all " + facts.asked() + " that it needs"));
        }
        Level level = facts.areOfTheDoctor() ? Level.WARNING : Level.CRITICAL;
        return facts.denied().stream().map(need -> denied(level, subject, need)).toList();
    }

    private static Diagnosis denied(Level level, String subject, Need need) {
        String kind = need.kind().name().toLowerCase(Locale.ROOT);
        return new Diagnosis(
                level,
                FLEET,
                "rights",
                subject,
                "may not %s %s, which it needs %s"
                        .formatted(
                                need.kind() == Need.Kind.PUBLISH ? "publish to" : "subscribe to",
                                need.subject(),
                                need.purpose()),
                "add to the permissions of its user: %s: {allow: [\"%s\"]}".formatted(kind, need.subject()));
    }
}
