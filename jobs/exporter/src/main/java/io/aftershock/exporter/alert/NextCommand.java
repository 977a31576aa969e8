package io.aftershock.exporter.alert;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What to type first, one command of {@code nats} for each check; it stands in the check's page under Confirm too.
 *
 * <p>The names in it were chosen by clients. They are quoted for a shell; one that begins with a dash or cannot be printed is
 * left out with the option that it belongs to, since it could be taken for an option itself.
 */
enum NextCommand {
    JETSTREAM_009("nats server watch api requests| --account '^ACCOUNT$'| --context CLUSTER"),
    META_003("nats server report jetstream| --context CLUSTER"),
    META_006("nats server list| --context CLUSTER"),
    NETWORK_001("nats server list| --context CLUSTER"),
    LEADER_001("nats server report jetstream| --context CLUSTER"),
    STALL_001("nats server report jetstream| --context CLUSTER"),
    CLOCK_001("nats server list| --context CLUSTER"),
    BLIND_001("nats server list| --context CLUSTER"),
    RETRY_001("nats server watch api requests| --account '^ACCOUNT$'| --context CLUSTER"),
    NEWERROR_001("nats server report connections| --account ACCOUNT| --sort uptime| --context CLUSTER"),
    LIMIT_001("nats server report jetstream| --account ACCOUNT| --context CLUSTER"),
    RACE_001("nats consumer report| STREAM| --context ACCOUNT"),
    ELECTION_001("nats stream report --leaders| --context ACCOUNT"),
    FLEET_001("nats server list| --context CLUSTER");

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+=][A-Za-z0-9_./:@%+=-]*");
    private static final Pattern MEANS_SOMETHING_TO_GO = Pattern.compile("([\\\\.+*?()|\\[\\]{}^$])");
    private static final String PATTERN = "'^ACCOUNT$'";

    private final String template;

    /** A command as the page has it, with a bar before each part that is left out if its name cannot be filled in. */
    NextCommand(String template) {
        this.template = template;
    }

    /** The command, filled in; nothing for a check that this version does not know. */
    static @Nullable String of(Finding finding) {
        return Arrays.stream(values())
                .filter(next -> next.name().equals(finding.check()))
                .findFirst()
                .map(next -> Arrays.stream(next.template.split("\\|"))
                        .map(part -> filledIn(part, finding))
                        .collect(Collectors.joining()))
                .orElse(null);
    }

    private static String filledIn(String part, Finding finding) {
        if (part.contains(PATTERN)) {
            String name = usable(finding.account());
            return name == null ? "" : part.replace(PATTERN, quoted("^" + pattern(name) + "$"));
        } else if (part.contains("ACCOUNT")) {
            return filledIn(part, "ACCOUNT", finding.account());
        } else if (part.contains("STREAM")) {
            return filledIn(part, "STREAM", streamOf(finding));
        }
        return part.contains("CLUSTER")
                ? filledIn(
                        part,
                        "CLUSTER",
                        finding.clusters().isEmpty() ? null : finding.clusters().get(0))
                : part;
    }

    private static String filledIn(String part, String place, @Nullable String name) {
        String usable = usable(name);
        return usable == null ? "" : part.replace(place, quoted(usable));
    }

    private static @Nullable String streamOf(Finding finding) {
        return finding.evidence().streams().isEmpty()
                ? null
                : finding.evidence().streams().get(0).name();
    }

    private static @Nullable String usable(@Nullable String name) {
        return name == null
                        || name.isEmpty()
                        || name.startsWith("-")
                        || !LabelText.line(name).equals(name)
                ? null
                : name;
    }

    /** For the shell: as it is, or in single quotes, in which nothing but their own end means anything. */
    private static String quoted(String text) {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    private static String pattern(String name) {
        return MEANS_SOMETHING_TO_GO.matcher(name).replaceAll("\\\\$1");
    }
}
