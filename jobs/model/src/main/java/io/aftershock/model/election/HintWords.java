package io.aftershock.model.election;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what may lie behind an election in words that an engineer would use. */
public final class HintWords {

    private HintWords() {}

    /** All of them, most likely first, to stand behind what is said of the election; empty for none. */
    public static String behind(List<Hint> hints) {
        return hints.isEmpty() ? "" : "; " + hints.stream().map(HintWords::of).collect(Collectors.joining(", "));
    }

    /** One, with its figure. */
    public static String of(Hint hint) {
        String server = hint.server();
        Double value = hint.value();
        return switch (hint.name()) {
            case "server_died" -> server + " died" + seconds(value, " before it");
            case "server_frozen" -> server + " had not answered" + seconds(value, "", " for");
            case "server_isolated" -> server + " was cut off" + seconds(value, " before it");
            case "link_cut" -> "a link of " + server + " was cut" + seconds(value, " before it");
            case "rejoined" -> server + " came back" + seconds(value, " before it");
            case "packet_loss" -> percent(value) + " of the answers between servers were lost";
            case "disk_full" -> server + "'s storage was " + percent(value) + " full";
            case "cpu" -> server + " used " + percent(value) + " of its cores";
            case "api_rate" -> count(value) + " API calls a second came, far more than usual";
            case "restarts" -> server + " had restarted " + count(value) + " times within the hour";
            case "raft_groups" -> server + " is in " + count(value) + " Raft groups";
            case "clock_skew" -> server + "'s clock is " + skew(value);
            default -> hint.name().replace('_', ' ') + (server == null ? "" : " of " + server);
        };
    }

    private static String seconds(@Nullable Double value, String after) {
        return seconds(value, after, "");
    }

    private static String seconds(@Nullable Double value, String after, String before) {
        return value == null ? "" : before + String.format(Locale.ROOT, " %.1f s", value) + after;
    }

    private static String percent(@Nullable Double share) {
        return share == null ? "part" : String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    private static String count(@Nullable Double value) {
        return value == null ? "many" : String.format(Locale.ROOT, "%.0f", value);
    }

    private static String skew(@Nullable Double ahead) {
        return ahead == null
                ? "off"
                : String.format(Locale.ROOT, "%.1f s %s", Math.abs(ahead), ahead < 0 ? "behind" : "ahead");
    }
}
