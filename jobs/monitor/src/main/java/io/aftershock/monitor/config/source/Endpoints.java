package io.aftershock.monitor.config.source;

import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.aftershock.connectors.nats.connection.NatsEndpoint.Credentials;
import io.aftershock.connectors.nats.connection.NatsEndpoint.Tls;
import io.aftershock.monitor.config.read.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads {@code urls}, {@code credentials} and {@code tls}. */
public final class Endpoints {

    private static final Map<String, Credentials.Kind> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put("creds_file", Credentials.Kind.CREDS);
        KINDS.put("nkey_file", Credentials.Kind.NKEY);
        KINDS.put("user_file", Credentials.Kind.USER_PASSWORD);
        KINDS.put("token_file", Credentials.Kind.TOKEN);
        KINDS.put("context_file", Credentials.Kind.CONTEXT);
    }

    private Endpoints() {}

    /** The endpoint; null if something is wrong with it, or if there is none, which is a problem too. */
    public static @Nullable NatsEndpoint required(Place place) {
        return orElse(place, Inherited.NOTHING, "is missing, must be a list of URLs such as nats://host:4222");
    }

    /**
     * The endpoint, else another one. Credentials are taken over with the URLs only, so that they are never shown to
     * servers that they are not meant for.
     */
    static @Nullable NatsEndpoint orElse(Place place, Inherited inherited, String absence) {
        Credentials credentials = credentials(place.at("credentials"));
        Tls tls = tls(place.at("tls"));
        List<String> urls = urls(place.at("urls"));
        if (place.at("urls").wasWritten()) {
            return urls.isEmpty() ? null : new NatsEndpoint(urls, credentials, tls);
        }
        NatsEndpoint other = inherited.endpoint();
        if (other == null) {
            if (!inherited.wrong()) {
                place.at("urls").refuse(absence);
            }
            return null;
        }
        return new NatsEndpoint(
                other.urls(),
                place.at("credentials").wasWritten() ? credentials : other.credentials(),
                place.at("tls").wasWritten() ? tls : other.tls());
    }

    private static List<String> urls(Place place) {
        return place.items().stream().map(Place::text).filter(Objects::nonNull).toList();
    }

    private static @Nullable Credentials credentials(Place place) {
        List<String> named =
                KINDS.keySet().stream().filter(key -> place.at(key).isThere()).toList();
        if (named.size() > 1) {
            place.refuse("has " + String.join(" and ", named) + ", must have one of them");
        } else if (named.isEmpty() && place.isThere()) {
            place.refuseAbsence("is empty, must have one of " + String.join(", ", KINDS.keySet()));
        }
        if (named.size() != 1) {
            return null;
        }
        String file = FileName.existing(place.at(named.get(0)));
        Credentials.Kind kind = KINDS.get(named.get(0));
        return file == null || kind == null ? null : new Credentials(kind, file);
    }

    private static @Nullable Tls tls(Place place) {
        if (!place.isThere()) {
            return null;
        }
        boolean cert = place.at("cert_file").wasWritten();
        if (cert != place.at("key_file").wasWritten()) {
            place.at(cert ? "key_file" : "cert_file").refuse("is missing, must be there if the other one is");
        }
        return new Tls(
                FileName.existing(place.at("ca_file")),
                FileName.existing(place.at("cert_file")),
                FileName.existing(place.at("key_file")));
    }
}
