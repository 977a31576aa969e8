package io.aftershock.monitor.config.schema;

import io.aftershock.monitor.config.tree.KeyPath;
import io.aftershock.monitor.config.tree.Node;
import io.aftershock.monitor.config.tree.Node.Text;
import io.aftershock.monitor.config.tree.Problems;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Kinds of a single value that a pattern tells apart. */
public enum Kind implements Shape {
    TEXT("text", ".*\\S.*"),
    NAME("name without blanks, *, > and /", "[^\\s*>/]+"),
    SUBJECT("subject, such as fleet.east.>", "[^\\s.]+(\\.[^\\s.]+)*"),
    FILE("path of a file", ".*\\S.*"),
    SIZE("size, such as 500MB or 20GB", "[1-9]\\d{0,6}[KMGT]B"),
    TIME(
            "time, such as 2026-11-21T22:00:00Z",
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?(Z|[+-]\\d\\d:\\d\\d)"),
    ADDRESS("address to listen on, such as 0.0.0.0:4222", "(\\[[0-9a-f:.%]+]|[\\w.-]+):\\d{1,5}"),
    PIN("CLUSTER/NODE", "[^\\s*>/]+/[^\\s*>/]+"),
    LEAF_URL(
            "leaf node URL, such as nats-leaf://host:7422",
            "(?i)((nats-leaf|nats|tls|wss?)://)(\\[[0-9a-f:.%]+]|[\\w.-]+):\\d{1,5}/?"),
    NATS_URL(
            "URL, such as nats://host:4222",
            "(?i)((nats|tls|wss?|opentls)://)?(\\[[0-9a-f:.%]+]|[\\w.-]+)(:\\d{1,5})?/?"),
    HTTP_URL("URL, such as http://host:8222", "(?i)https?://(\\[[0-9a-f:.%]+]|[\\w.-]+)(:\\d{1,5})?/?"),
    WEB_URL(
            "URL, such as https://host/path",
            "(?i)https?://(\\[[0-9a-f:.%]+]|[\\w.-]+)(:\\d{1,5})?(/[^\\s?#@\"\\\\^`{|}<>]*)?");

    private final String allowed;
    private final Pattern pattern;

    Kind(String allowed, String pattern) {
        this.allowed = allowed;
        this.pattern = Pattern.compile(pattern);
    }

    @Override
    public String allowed() {
        return allowed;
    }

    @Override
    public @Nullable Node checked(Node node, KeyPath path, Problems problems) {
        if (!(node instanceof Text text)) {
            refuseKind(node, path, problems);
            return null;
        }
        if (pattern.matcher(text.value()).matches()) {
            return node;
        }
        problems.error(path, refusal(text.value()), node.origin());
        return null;
    }

    /** What is written in a URL or instead of a file may be a secret, so it is not repeated. */
    private String refusal(String value) {
        boolean url = this == NATS_URL || this == HTTP_URL || this == LEAF_URL || this == WEB_URL;
        if (url && value.contains("@")) {
            return "holds user information, must be a URL without it: put secrets into a file and name it in credentials";
        }
        return url || this == FILE || value.isBlank()
                ? "is not a " + allowed
                : "is '" + value + "', must be a " + allowed;
    }
}
