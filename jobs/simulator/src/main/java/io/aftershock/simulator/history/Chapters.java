package io.aftershock.simulator.history;

import io.aftershock.model.coverage.MissingCause;
import io.aftershock.simulator.engine.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** The stories that are worth finding in a history; docs/history.md tells them. */
final class Chapters {

    static final long HOUR = 3_600_000;
    static final long DAY = 24 * HOUR;
    private static final long MINUTE = 60_000;
    private static final int WEEK_DAYS = 7;

    private static final int STREAM_NOT_FOUND = 10059;
    private static final int CONSUMER_EXISTS = 10148;

    /** The client of the bad release. */
    static final String RELEASED = "checkout-api";

    private static final int CHECKOUT = 0;
    private static final int BILLING = 1;
    private static final int TELEMETRY = 2;

    /** From one call in two thousand to one in thirty. */
    private static final double GETS_WORSE_FROM = 0.0005;

    private static final double GETS_WORSE_BY = 66;
    private static final double RELEASE_FAILS = 0.04;
    private static final double STORM_CALLS = 1_500;

    private final Plan plan;
    private final Seeds seeds;

    Chapters(Plan plan) {
        this.plan = plan;
        this.seeds = plan.seeds().within("chapters");
    }

    /** All calls that fail for a reason, but for those that fail with an election. */
    List<Trouble> troubles() {
        List<Trouble> troubles = new ArrayList<>();
        troubles.addAll(anAccountThatGetsWorse());
        troubles.addAll(aWeekWithABadRelease());
        troubles.addAll(aClientThatRepeatsItself());
        troubles.addAll(everydayMistakes());
        return troubles;
    }

    /** BILLING of the first cluster asks for a stream that was renamed, from one more of its servers each day. */
    private List<Trouble> anAccountThatGetsWorse() {
        return IntStream.range(0, plan.days())
                .mapToObj(day -> {
                    double progress = day / (double) Math.max(1, plan.days() - 1);
                    return new Trouble(
                            plan.cluster(0),
                            plan.account(BILLING),
                            plan.time(day, 7),
                            plan.time(day, 19),
                            "STREAM.INFO",
                            STREAM_NOT_FOUND,
                            "billing-sync",
                            GETS_WORSE_FROM * Math.pow(GETS_WORSE_BY, progress),
                            0,
                            new Trouble.Tally());
                })
                .toList();
    }

    /** checkout-api 2.14 creates its consumers with another configuration, in every production cluster of one region. */
    private List<Trouble> aWeekWithABadRelease() {
        return releasedTo().stream()
                .map(cluster -> new Trouble(
                        cluster,
                        plan.account(CHECKOUT),
                        releasedAt() + cluster * MINUTE,
                        Math.min(plan.endMillis(), releasedAt() + WEEK_DAYS * DAY + cluster * MINUTE),
                        "CONSUMER.CREATE",
                        CONSUMER_EXISTS,
                        RELEASED,
                        RELEASE_FAILS,
                        0,
                        new Trouble.Tally()))
                .toList();
    }

    private long releasedAt() {
        return plan.time(plan.days() / 2, 9);
    }

    private List<Integer> releasedTo() {
        return IntStream.range(0, plan.clusters().size())
                .filter(cluster -> plan.clusters().get(cluster).startsWith("eu-west-prod"))
                .boxed()
                .toList();
    }

    /** edge-collector has no back-off: three times its stream is gone for hours, and it asks 25 times a second. */
    private List<Trouble> aClientThatRepeatsItself() {
        return List.of(0.3, 0.55, 0.8).stream()
                .map(share -> (int) (share * plan.days()))
                .map(day -> new Trouble(
                        plan.cluster(2),
                        plan.account(TELEMETRY),
                        plan.time(day, 1),
                        plan.time(day, 5),
                        "CONSUMER.INFO",
                        STREAM_NOT_FOUND,
                        "edge-collector",
                        0,
                        STORM_CALLS,
                        new Trouble.Tally()))
                .toList();
    }

    /** Now and then somebody somewhere does something wrong for a while. */
    private List<Trouble> everydayMistakes() {
        List<Trouble> mistakes = new ArrayList<>();
        for (int cluster = 0; cluster < plan.clusters().size(); cluster++) {
            RandomGenerator chance = seeds.of("mistakes of " + cluster);
            int count = Math.max(1, plan.days() / 4);
            for (int i = 0; i < count; i++) {
                int account = chance.nextInt(plan.accounts());
                long from = plan.time(chance.nextInt(plan.days()), chance.nextInt(24)) + chance.nextInt(60) * MINUTE;
                boolean missing = chance.nextBoolean();
                mistakes.add(new Trouble(
                        cluster,
                        account,
                        from,
                        Math.min(plan.endMillis(), from + chance.nextInt(5, 90) * MINUTE),
                        missing ? "STREAM.INFO" : "CONSUMER.CREATE",
                        missing ? STREAM_NOT_FOUND : CONSUMER_EXISTS,
                        FleetOfNames.account(account).toLowerCase(Locale.ROOT) + (missing ? "-cli" : "-worker"),
                        chance.nextDouble(0.02, 0.25),
                        0,
                        new Trouble.Tally()));
            }
        }
        return mistakes;
    }

    /** The third region's first cluster is not heard for an afternoon, and others for minutes. */
    List<Hole> holes() {
        List<Hole> holes = new ArrayList<>();
        int day = (int) (0.4 * plan.days());
        holes.add(new Hole(
                plan.cluster(3),
                plan.time(day, 13) + 20 * MINUTE,
                plan.time(day, 16) + 50 * MINUTE,
                0.35,
                MissingCause.CAPTURE_LOST));
        for (int cluster = 0; cluster < plan.clusters().size(); cluster += 3) {
            RandomGenerator chance = seeds.of("holes of " + cluster);
            long from = plan.time(chance.nextInt(plan.days()), chance.nextInt(23)) + chance.nextInt(50) * MINUTE;
            holes.add(new Hole(
                    cluster,
                    from,
                    from + chance.nextInt(1, 8) * MINUTE,
                    chance.nextDouble(0.02, 0.2),
                    MissingCause.SERVER_RESTARTED));
        }
        return holes;
    }
}
