package io.aftershock.simulator.history;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the clusters and accounts of a fleet are called. */
final class FleetOfNames {

    /** Regions, and by how many hours their noon is before that of Greenwich. */
    private static final List<String> REGIONS = List.of("eu-west", "us-east", "ap-south", "sa-east");

    private static final int[] HOURS_EAST = {1, -5, 5, -3};

    private static final List<String> TEAMS = List.of(
            "CHECKOUT",
            "BILLING",
            "TELEMETRY",
            "ORDERS",
            "SEARCH",
            "PAYMENTS",
            "SHIPPING",
            "CATALOG",
            "IDENTITY",
            "MAIL",
            "REPORTS",
            "FRAUD",
            "PRICING",
            "STOCK",
            "RETURNS",
            "SESSIONS",
            "REVIEWS",
            "LEDGER",
            "INVOICES",
            "PARTNERS",
            "DISPATCH",
            "LOYALTY",
            "MEDIA",
            "AUDIT",
            "TAXES");

    private static final int PROD_OF_FIVE = 4;
    private static final int KEY_LETTERS = 55;
    private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private FleetOfNames() {}

    static List<String> clusters(int count) {
        return IntStream.range(0, count).mapToObj(FleetOfNames::cluster).toList();
    }

    /** Of five in a region the last is for trying things out. */
    private static String cluster(int number) {
        int ordinal = number / REGIONS.size();
        String purpose = ordinal % (PROD_OF_FIVE + 1) == PROD_OF_FIVE ? "staging" : "prod";
        return REGIONS.get(number % REGIONS.size()) + "-" + purpose + "-" + (ordinal + 1);
    }

    static int hoursEast(int cluster) {
        return HOURS_EAST[cluster % HOURS_EAST.length];
    }

    static String account(int number) {
        int round = number / TEAMS.size();
        return TEAMS.get(number % TEAMS.size()) + (round == 0 ? "" : "-" + (round + 1));
    }

    /** Every fourth cluster runs in operator mode, where telemetry names accounts by their keys. */
    static @Nullable String key(int cluster, RandomGenerator chance) {
        if (cluster % REGIONS.size() != 1) {
            return null;
        }
        StringBuilder key = new StringBuilder("A");
        for (int i = 0; i < KEY_LETTERS; i++) {
            key.append(BASE_32.charAt(chance.nextInt(BASE_32.length())));
        }
        return key.toString();
    }
}
