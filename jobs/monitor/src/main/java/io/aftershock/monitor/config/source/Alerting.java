package io.aftershock.monitor.config.source;

import io.aftershock.connectors.nats.connection.NatsEndpoint.Tls;
import io.aftershock.model.finding.Severity;
import io.aftershock.monitor.config.AlertsConfig;
import io.aftershock.monitor.config.AlertsConfig.AlertmanagerConfig;
import io.aftershock.monitor.config.AlertsConfig.WebhookConfig;
import io.aftershock.monitor.config.read.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads who is told of alerts. */
public final class Alerting {

    private final Function<Place, @Nullable String> file;

    private Alerting(Function<Place, @Nullable String> file) {
        this.file = file;
    }

    /** For the exporter itself: the files have to be there. Null if nobody is told. */
    public static @Nullable AlertsConfig read(Place place) {
        return new Alerting(FileName::existing).alerts(place);
    }

    /** For whoever shares the file with the exporter: its secrets may be on another machine. */
    public static void check(Place place) {
        new Alerting(Place::text).alerts(place);
    }

    private @Nullable AlertsConfig alerts(Place place) {
        if (!place.isThere()) {
            return null;
        }
        if (!place.at("alertmanagers").wasWritten() && !place.at("webhook").wasWritten()) {
            place.refuse("names neither alertmanagers nor a webhook, must have one of them");
        }
        List<AlertmanagerConfig> alertmanagers = new ArrayList<>();
        for (Place each : place.at("alertmanagers").items()) {
            AlertmanagerConfig read = alertmanager(each);
            if (read != null) {
                alertmanagers.add(read);
            }
        }
        return new AlertsConfig(
                alertmanagers,
                webhook(place.at("webhook")),
                place.millis("resend"),
                Severity.valueOf(place.text("min_severity").toUpperCase(Locale.ROOT)),
                place.at("links").given("runbooks"),
                place.at("links").given("dashboards"));
    }

    private @Nullable AlertmanagerConfig alertmanager(Place place) {
        String url = required(place.at("url"), Place::text, "is missing, must be the address of an Alertmanager");
        Place basic = place.at("basic_auth");
        String token = file.apply(place.at("token_file"));
        if (basic.wasWritten() && place.at("token_file").wasWritten()) {
            place.refuse("has basic_auth and token_file, must have one of them");
        }
        Tls tls = tls(place.at("tls"));
        if (!basic.isThere()) {
            return url == null ? null : new AlertmanagerConfig(url, null, token, tls);
        }
        String user = required(basic.at("user"), Place::text, "is missing, must say who logs in");
        String password = required(basic.at("password_file"), file, "is missing, must name the file of the password");
        if (user != null && user.contains(":")) {
            basic.at("user").refuse("holds a colon, which basic authentication cannot send in a name");
        }
        return url == null ? null : new AlertmanagerConfig(url, user, password, tls);
    }

    private @Nullable WebhookConfig webhook(Place place) {
        if (!place.isThere()) {
            return null;
        }
        String url = required(place.at("url"), Place::text, "is missing, must be the address of the receiver");
        String secret =
                required(place.at("secret_file"), file, "is missing, must name the file of the secret that signs");
        Tls tls = tls(place.at("tls"));
        return url == null || secret == null ? null : new WebhookConfig(url, secret, tls);
    }

    private @Nullable Tls tls(Place place) {
        if (!place.isThere()) {
            return null;
        }
        boolean cert = place.at("cert_file").wasWritten();
        if (cert != place.at("key_file").wasWritten()) {
            place.at(cert ? "key_file" : "cert_file").refuse("is missing, must be there if the other one is");
        }
        return new Tls(
                file.apply(place.at("ca_file")), file.apply(place.at("cert_file")), file.apply(place.at("key_file")));
    }

    private static @Nullable String required(Place place, Function<Place, @Nullable String> read, String absence) {
        if (place.text() == null) {
            place.refuseAbsence(absence);
            return null;
        }
        return read.apply(place);
    }
}
