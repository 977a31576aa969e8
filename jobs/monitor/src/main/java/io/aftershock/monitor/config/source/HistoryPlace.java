package io.aftershock.monitor.config.source;

import io.aftershock.connectors.history.CatalogConfig;
import io.aftershock.connectors.history.S3Config;
import io.aftershock.connectors.history.table.HistoryTable;
import io.aftershock.monitor.config.HistorySettings;
import io.aftershock.monitor.config.read.Place;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads where history is kept. */
public final class HistoryPlace {

    /** What would put a password into a URI, and with it into logs. */
    private static final Pattern SECRET = Pattern.compile("(?i)//[^/]*@|[?&;]password=");

    private static final int DAY_SECONDS = 86_400;

    private HistoryPlace() {}

    public static HistorySettings read(Place place) {
        return new HistorySettings(
                is(place, "keep"),
                catalog(place.at("catalog"), s3(place.at("s3"))),
                (int) place.amount("commit_interval"),
                (int) place.amount("cluster_buckets"),
                (int) place.amount("backlog_rows"),
                retention(place.at("retention")));
    }

    private static @Nullable CatalogConfig catalog(Place place, @Nullable S3Config s3) {
        if (!place.isThere()) {
            return null;
        }
        String uri = place.given("uri");
        String warehouse = place.given("warehouse");
        boolean rest = place.text("type").equals("rest");
        if (uri == null) {
            place.at("uri").refuseAbsence("is missing, must be there");
        } else if (SECRET.matcher(uri).find()) {
            place.at("uri").refuse("holds user information, must be a URI without it: name user and password_file");
        }
        if (warehouse == null && !rest) {
            place.at("warehouse").refuseAbsence("is missing, must be there unless type is rest");
        }
        String password = FileName.existing(place.at("password_file"));
        CatalogConfig.Type type = rest ? CatalogConfig.Type.REST : CatalogConfig.Type.JDBC;
        return uri == null ? null : new CatalogConfig(type, uri, warehouse, place.given("user"), password, s3);
    }

    private static @Nullable S3Config s3(Place place) {
        if (!place.isThere()) {
            return null;
        }
        return new S3Config(
                place.given("endpoint"),
                place.given("region"),
                FileName.existing(place.at("access_key_file")),
                FileName.existing(place.at("secret_key_file")),
                is(place, "path_style"));
    }

    private static Map<String, Integer> retention(Place place) {
        Map<String, Integer> days = new HashMap<>();
        for (HistoryTable table : HistoryTable.values()) {
            String name = table.label();
            if (place.given(name) != null) {
                days.put(name, (int) (place.amount(name) / DAY_SECONDS));
            }
        }
        return days;
    }

    private static boolean is(Place place, String key) {
        return place.text(key).equals("yes");
    }
}
