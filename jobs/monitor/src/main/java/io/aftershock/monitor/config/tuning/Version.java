package io.aftershock.monitor.config.tuning;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.aftershock.monitor.check.Thresholds;
import io.aftershock.monitor.check.Thresholds.Setting;
import io.aftershock.monitor.policy.MaintenanceWindow;
import io.aftershock.monitor.window.WindowSpec;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Names a set of values, so that a finding tells by which it was judged. */
final class Version {

    private static final int BYTES = 4;

    private Version() {}

    /**
     * The same for the same values, however they are written and whoever wrote them. An environment counts where a
     * setting asks for it, so that a new cluster elsewhere changes nothing.
     */
    static String of(
            List<Setting> settings,
            Map<String, String> environments,
            WindowSpec windows,
            List<MaintenanceWindow> maintenance) {
        if (settings.isEmpty() && maintenance.isEmpty() && windows.equals(WindowSpec.DEFAULT)) {
            return Thresholds.DEFAULTS.version();
        }
        StringBuilder text = new StringBuilder(windows.toString());
        settings.forEach(setting -> text.append('\n').append(line(setting)));
        maintenance.forEach(window -> text.append('\n').append(window));
        new TreeMap<>(environments).forEach((cluster, environment) -> {
            if (settings.stream().anyMatch(setting -> environment.equals(setting.environment()))
                    || maintenance.stream().anyMatch(window -> environment.equals(window.environment()))) {
                text.append('\n').append(cluster).append('=').append(environment);
            }
        });
        return hash(text.toString());
    }

    private static String line(Setting setting) {
        return String.join(
                " ",
                setting.check().name(),
                setting.key(),
                Double.toString(setting.value()),
                String.valueOf(setting.environment()),
                String.valueOf(setting.cluster()),
                String.valueOf(setting.account()));
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
