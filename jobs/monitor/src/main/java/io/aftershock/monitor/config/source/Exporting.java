package io.aftershock.monitor.config.source;

import io.aftershock.monitor.config.ExporterConfig;
import io.aftershock.monitor.config.ExporterConfig.BasicAuth;
import io.aftershock.monitor.config.ExporterConfig.Tls;
import io.aftershock.monitor.config.read.Place;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads how metrics are served. */
public final class Exporting {

    private static final int LAST_PORT = 65_535;

    private Exporting() {}

    /** For the exporter itself: the files have to be there. */
    public static ExporterConfig read(Place place) {
        return read(place, FileName::existing);
    }

    /** For whoever shares the file with the exporter: its secrets may be on another machine. */
    public static void check(Place place) {
        read(place, Place::text);
    }

    private static ExporterConfig read(Place place, Function<Place, @Nullable String> file) {
        ExporterConfig read = new ExporterConfig(
                place.text("listen"),
                tls(place.at("tls"), file),
                basicAuth(place.at("basic_auth"), file),
                (int) place.amount("accounts"),
                place.millis("idle"),
                place.text("exemplars").equals("yes"),
                place.text("state"));
        if (read.port() > LAST_PORT) {
            place.at("listen").refuse("is '" + read.listen() + "', must have a port up to " + LAST_PORT);
        }
        if (!read.bucket().matches("[A-Za-z0-9_-]+")) {
            place.at("state").refuse("is '" + read.bucket() + "', must be letters, digits, - and _");
        }
        return read;
    }

    private static @Nullable Tls tls(Place place, Function<Place, @Nullable String> file) {
        if (!place.isThere()) {
            return null;
        }
        String certificate = required(place.at("cert_file"), file, "is missing, must name the certificate");
        String key = required(place.at("key_file"), file, "is missing, must name the private key of cert_file");
        return certificate == null || key == null ? null : new Tls(certificate, key);
    }

    private static @Nullable BasicAuth basicAuth(Place place, Function<Place, @Nullable String> file) {
        if (!place.isThere()) {
            return null;
        }
        String user = required(place.at("user"), Place::text, "is missing, must say who may scrape");
        String password = required(place.at("password_file"), file, "is missing, must name the file of the password");
        if (user != null && user.contains(":")) {
            place.at("user").refuse("holds a colon, which basic authentication cannot send in a name");
        }
        return user == null || password == null ? null : new BasicAuth(user, password);
    }

    private static @Nullable String required(Place place, Function<Place, @Nullable String> read, String absence) {
        if (place.text() == null) {
            place.refuseAbsence(absence);
            return null;
        }
        return read.apply(place);
    }
}
