package io.aftershock.monitor.config.tuning;

import io.aftershock.connectors.nats.directory.BadEntryException;
import io.aftershock.monitor.check.Check;
import io.aftershock.monitor.check.Thresholds.Setting;
import io.aftershock.monitor.config.read.Place;
import io.aftershock.monitor.config.schema.Schema;
import io.aftershock.monitor.config.schema.Section;
import io.aftershock.monitor.config.tree.Assignment;
import io.aftershock.monitor.config.tree.KeyPath;
import io.aftershock.monitor.config.tree.Node.Fields;
import io.aftershock.monitor.config.tree.Origin;
import io.aftershock.monitor.config.tree.Overlay;
import io.aftershock.monitor.config.tree.Problem;
import io.aftershock.monitor.config.tree.Problems;
import io.aftershock.monitor.config.tree.YamlTree;
import io.aftershock.monitor.live.EntryParser;
import io.aftershock.monitor.policy.LivePolicy;
import io.aftershock.monitor.policy.LiveValue;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads entries of the policy bucket: {@code checks.CODE.TUNABLE}, {@code overrides.NAME} and {@code maintenance.NAME}, each
 * as it would stand in the configuration, and each for itself.
 */
public record LiveEntries(Membership members) implements EntryParser {

    private static final int LONGEST = 1 << 16;

    /** Entries for the fleet of a configuration. */
    public static LiveEntries of(Place root) {
        return new LiveEntries(Membership.read(root));
    }

    @Override
    public LivePolicy read(String key, String value, long revision) throws BadEntryException {
        if (value.length() > LONGEST) {
            throw new BadEntryException(key + ": is longer than 65536 characters");
        }
        Problems problems = new Problems();
        LivePolicy policy = policy(key, value, revision, problems);
        refuseProblems(problems);
        return policy == null ? LivePolicy.NONE : policy;
    }

    private static void refuseProblems(Problems problems) throws BadEntryException {
        if (!problems.errors().isEmpty()) {
            throw new BadEntryException(
                    problems.errors().stream().map(Problem::line).collect(Collectors.joining("; ")));
        }
    }

    private @Nullable LivePolicy policy(String key, String value, long revision, Problems problems)
            throws BadEntryException {
        List<String> steps = List.of(key.split("\\.", -1));
        return switch (steps.get(0)) {
            case "checks" -> {
                if (steps.contains(Check.FLEET_001.name())) {
                    problems.error(
                            new KeyPath(key), "is read once, when the job starts: set it in the file", Origin.NOWHERE);
                }
                Tuning tuning = new Tuning();
                tuning.checks(checks(steps, value, problems), null, null, null);
                yield policy(key, revision, tuning);
            }
            case "overrides" -> {
                Tuning tuning = new Tuning();
                tuning.override(section(Schema.OVERRIDE, key, value, problems), members);
                yield policy(key, revision, tuning);
            }
            case "maintenance" ->
                new LivePolicy(
                        revision,
                        List.of(),
                        MaintenanceWindows.one(section(Schema.MAINTENANCE, key, value, problems), members));
            default -> {
                problems.error(
                        new KeyPath(key),
                        "unknown key, must be checks.CODE.TUNABLE, overrides.NAME or maintenance.NAME",
                        Origin.NOWHERE);
                yield null;
            }
        };
    }

    private static Place checks(List<String> steps, String value, Problems problems) {
        Fields nothing = new Fields(Map.of(), Origin.NOWHERE);
        Assignment assignment = new Assignment(steps, value.trim(), Origin.NOWHERE);
        Fields laid = Overlay.of(nothing, List.of(assignment), problems);
        Fields checked = Schema.ROOT.checked(laid, KeyPath.ROOT, problems) instanceof Fields good ? good : nothing;
        if (value.isBlank()) {
            problems.error(new KeyPath(String.join(".", steps)), "is empty, must have a value", Origin.NOWHERE);
        }
        return Place.root(Schema.ROOT, checked, problems).at("checks");
    }

    private static Place section(Section section, String key, String value, Problems problems)
            throws BadEntryException {
        Fields written = YamlTree.ofFile(value, Path.of("/"), problems);
        refuseProblems(problems);
        KeyPath path = new KeyPath(key);
        return new Place(section, section.checked(written, path, problems), path, Origin.NOWHERE, problems);
    }

    private static LivePolicy policy(String key, long revision, Tuning tuning) {
        String origin = key + ", revision " + revision + " of the policy bucket";
        return new LivePolicy(
                revision,
                tuning.settings().stream()
                        .map(setting -> value(setting, origin))
                        .toList(),
                List.of());
    }

    private static LiveValue value(Setting setting, String origin) {
        return new LiveValue(
                setting.check().name(),
                setting.key(),
                setting.value(),
                setting.environment(),
                setting.cluster(),
                setting.account(),
                origin);
    }
}
