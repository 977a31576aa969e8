package io.aftershock.exporter.alert;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What to type first, one command of {@code nats} for each check; it stands in the check's page under Confirm too.
 *
 * <p>The names in it were chosen by clients. They are quoted for a shell; one that begins with a dash or cannot be printed is
 * left out with the option that it belongs to, since it could be taken for an option itself.
 */
enum NextCommand {
    JETSTREAM_009("nats server watch api requests", " --account {account pattern}"),
    META_003("nats server request raft --group _meta_", ""),
    META_006("nats server list", ""),
    NETWORK_001("nats server list", ""),
    LEADER_001("nats server request jetstream-health --meta-only", ""),
    STALL_001("nats server report jetstream", ""),
    CLOCK_001("nats server list", ""),
    BLIND_001("nats server report jetstream --sort api", ""),
    RETRY_001("nats server watch api requests", " --account {account pattern}"),
    NEWERROR_001("nats server report connections", " --account {account}"),
    LIMIT_001("nats server report jetstream", " --account {account}"),
    RACE_001("nats consumer report", " {stream}"),
    ELECTION_001("nats stream info", " {stream}"),
    FLEET_001("nats", " --context {cluster}", " account info");

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+=][A-Za-z0-9_./:@%+=-]*");

    private final String command;
    private final String option;
    private final String rest;

    NextCommand(String command, String option) {
        this(command, option, "");
    }

    NextCommand(String command, String option, String rest) {
        this.command = command;
        this.option = option;
        this.rest = rest;
    }

    /** The command, filled in; nothing for a check that this version does not know. */
    static @Nullable String of(Finding finding) {
        return Arrays.stream(values())
                .filter(next -> next.name().equals(finding.check()))
                .findFirst()
                .map(next -> next.filledIn(finding))
                .orElse(null);
    }

    private String filledIn(Finding finding) {
        String name = named(finding);
        if (name == null || name.startsWith("-") || !LabelText.line(name).equals(name)) {
            return command + rest;
        }
        String argument = option.contains("pattern") ? quoted("^" + pattern(name) + "$") : quoted(name);
        return command + option.replaceFirst("\\{.*}", java.util.regex.Matcher.quoteReplacement(argument)) + rest;
    }

    private @Nullable String named(Finding finding) {
        if (option.contains("{account")) {
            return finding.account();
        } else if (option.contains("{stream}")) {
            return finding.evidence().streams().isEmpty()
                    ? null
                    : finding.evidence().streams().get(0).name();
        } else if (option.contains("{cluster}")) {
            return finding.clusters().isEmpty() ? null : finding.clusters().get(0);
        }
        return null;
    }

    /** For the shell: as it is, or in single quotes, in which nothing but their own end means anything. */
    private static String quoted(String text) {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    /** For Go's regular expressions. */
    private static String pattern(String name) {
        return name.replaceAll("([\\\\.+*?()|\\[\\]{}^$])", "\\\\$1");
    }
}
