package io.aftershock.monitor.config.tuning;

import io.aftershock.monitor.check.Check;
import io.aftershock.monitor.check.Policy;
import io.aftershock.monitor.check.Thresholds;
import io.aftershock.monitor.check.Thresholds.Setting;
import io.aftershock.monitor.check.Tunable;
import io.aftershock.monitor.config.read.Place;
import io.aftershock.monitor.policy.MaintenanceWindow;
import io.aftershock.monitor.window.WindowSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code checks} and {@code overrides}. */
public final class Tuning {

    private final List<Setting> settings = new ArrayList<>();

    Tuning() {}

    List<Setting> settings() {
        return settings;
    }

    /** Thresholds and planned work of a whole configuration; the windows are part of their version. */
    public static Policy read(Place root, WindowSpec windows) {
        Membership members = Membership.read(root);
        Tuning tuning = new Tuning();
        tuning.checks(root.at("checks"), null, null, null);
        root.at("overrides").items().forEach(override -> tuning.override(override, members));
        List<MaintenanceWindow> maintenance = MaintenanceWindows.read(root);
        String version = Version.of(tuning.settings, members.environments(), windows, maintenance);
        return new Policy(new Thresholds(tuning.settings, members.environments(), version), maintenance);
    }

    void override(Place place, Membership members) {
        boolean somewhere = place.at("environment").wasWritten()
                || place.at("cluster").wasWritten()
                || place.at("account").wasWritten();
        if (!somewhere) {
            place.refuse("holds everywhere, must have environment, cluster or account; else set it in checks");
        }
        if (!place.at("checks").isThere()) {
            place.at("checks").refuseAbsence("is missing, must say which thresholds hold here");
        }
        members.refuseStrangers(place);
        for (String cluster : members.meantBy(place.given("cluster"))) {
            checks(place.at("checks"), place.given("environment"), cluster, place.given("account"));
        }
    }

    void checks(Place checks, @Nullable String environment, @Nullable String cluster, @Nullable String account) {
        for (Check check : Check.values()) {
            for (Tunable tunable : check.tunables()) {
                Place place = checks.at(check.name()).at(tunable.key());
                if (place.isThere()) {
                    double value = checks.at(check.name()).amount(tunable.key());
                    String origin = place.path() + " (" + place.origin().text() + ")";
                    settings.add(new Setting(check, tunable.key(), value, environment, cluster, account, origin));
                    Dangers.warnOf(place, check, tunable, value);
                }
            }
        }
    }
}
