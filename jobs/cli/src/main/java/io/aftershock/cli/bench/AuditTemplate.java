package io.aftershock.cli.bench;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An API audit cut at its id and its time, of which audits like it are made. */
public record AuditTemplate(String before, String between, String after, boolean idFirst) {

    private static final Pattern ID_AND_TIME =
            Pattern.compile("(?s)(.*?\"id\":\\s*\")[A-Za-z0-9]{22}(\".*?\"timestamp\":\\s*\")[^\"]+(\".*)"
                    + "|(.*?\"timestamp\":\\s*\")[^\"]+(\".*?\"id\":\\s*\")[A-Za-z0-9]{22}(\".*)");

    /** The template of an audit; empty if it has no id or no time. */
    public static Optional<AuditTemplate> of(String audit) {
        Matcher cut = ID_AND_TIME.matcher(audit);
        if (!cut.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                cut.group(1) != null
                        ? new AuditTemplate(cut.group(1), cut.group(2), cut.group(3), true)
                        : new AuditTemplate(cut.group(4), cut.group(5), cut.group(6), false));
    }

    public byte[] audit(String id, String time) {
        return (before + (idFirst ? id : time) + between + (idFirst ? time : id) + after)
                .getBytes(StandardCharsets.UTF_8);
    }
}
