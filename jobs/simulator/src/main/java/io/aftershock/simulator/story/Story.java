package io.aftershock.simulator.story;

import io.aftershock.simulator.Simulated;
import io.aftershock.simulator.engine.Seeds;
import java.time.Instant;
import java.util.Locale;

/** The stories: each a few lines of what befalls whom, in seconds since its beginning. */
@SuppressWarnings("ImmutableEnumChecker") // plots are lambdas that hold nothing
public enum Story {
    BASELINE(
            "one healthy hour",
            story -> story.lasting(3_600)
                    .cluster("east")
                    .account("ACME", 8, 0.001)
                    .account("BETA", 4)),

    PROBE_STORM(
            "a deployment checks for each stream before it creates it: half of its calls are 404 by design",
            story -> story.busyCluster("east")
                    .client("ACME", "provisioner")
                    .perSecond(6)
                    .between(90, 180)
                    .checksThenCreates()),

    QUOTA(
            "an account wants more consumers than it may have",
            story -> story.busyCluster("east")
                    .client("BETA", "parcel-scanner")
                    .perSecond(2)
                    .between(60, 170)
                    .exceedsItsQuota()),

    ROLLOUT(
            "a deployment rolls out three instances, whose consumer is configured otherwise than that of the old ones",
            story -> story.busyCluster("east")
                    .client("ACME", "billing")
                    .between(60, 170)
                    .rollsOutAnotherConfiguration(3)),

    SMALL_ACCOUNT(
            "one call in five of a small account fails, inside of servers that are busy for another",
            story -> story.cluster("east")
                    .account("BUSY", 60)
                    .client("SMALL", "ledger")
                    .perSecond(3)
                    .failsSometimes(10_014, 0.2)),

    LOW_VOLUME(
            "an account of a few calls a minute: two failures prove nothing, sixty out of sixty do",
            story -> story.lasting(600)
                    .cluster("east")
                    .account("ACME", 12)
                    .account("TINY", 0.2, 0.02)
                    .client("BROKEN", "nightly-export")
                    .perSecond(0.3)
                    .between(60, 400)
                    .asksForAMissingStream()),

    SLOW_FLAP(
            "the meta leader crashes every four minutes",
            story -> story.lasting(1_200)
                    .busyCluster("east")
                    .crash(120)
                    .crash(360)
                    .crash(600)),

    THERE_AND_BACK(
            "the lead goes from n1 to n2 and back to n1 within 12 s: whoever looks once a minute sees nothing",
            story -> story.busyCluster("east").depose(121, "n2", 4.5).depose(127, "n1", 5)),

    SAME_LEADER(
            "n1 loses the lead and is elected again, twice: only the term tells",
            story -> story.busyCluster("east").depose(90, "n1", 4).depose(200, "n1", 5)),

    STEP_DOWN(
            "the meta leader is asked to step down, three times",
            story -> story.busyCluster("east").stepDown(60).stepDown(120).stepDown(180)),

    ROLLING_RESTART(
            "the servers are restarted one by one, in order",
            story -> story.busyCluster("east")
                    .restart(60, "n1")
                    .restart(110, "n2")
                    .restart(160, "n3")),

    CRASH(
            "the meta leader is killed: no errors, but nobody answers",
            story -> story.busyCluster("east").crash(120)),

    QUORUM_LOSS(
            "no server can lead for 45 s, and each of the three answers every call",
            story -> story.busyCluster("east").loseLeaders(120, 45)),

    TWO_SERVERS_DEAD(
            "two of three servers are killed for 40 s",
            story -> story.busyCluster("east").loseQuorum(120, 40)),

    ELSEWHERE("a client fails in one cluster while the leader of another flaps", story -> {
        story.busyCluster("east")
                .client("ACME", "legacy-reporter")
                .between(100, 220)
                .asksForAMissingStream();
        story.busyCluster("west").crash(110).crash(160);
    }),

    BAD_RELEASE(
            "a release that asks for a missing stream reaches three clusters within a minute, and a fourth is well",
            story -> {
                String[] clusters = {"east", "west", "north"};
                for (int i = 0; i < clusters.length; i++) {
                    story.busyCluster(clusters[i])
                            .client("ACME", "importer")
                            .between(100 + 25 * i, 190 + 25 * i)
                            .asksForAMissingStream();
                }
                story.busyCluster("south");
            }),

    CASCADE(
            "the meta leader is killed, and forty streams that it led elect others after it",
            story -> story.busyCluster("east").crowdedAccount("CROWD", 4, 40).crash(120)),

    LATE_ROWS(
            "each row comes twice, some out of order, and those of one server 15 s late, while a client fails",
            story -> story.busyCluster("east")
                    .storedTwice()
                    .straying(0.05, 2)
                    .heldBack("n2", 120, 135)
                    .client("BETA", "cfg-drift")
                    .between(100, 180)
                    .createsAConflictingConsumer()),

    BLIND_ACCOUNT(
            "an account that nobody imports calls all the same",
            story -> story.lasting(900).busyCluster("east").blindAccount("SECRET", 5)),

    COUNTING_STEP(
            "after an upgrade the same call is audited seven times instead of twice",
            story -> story.lasting(480)
                    .busyCluster("east")
                    .inVersion("2.10.27")
                    .rescaling("BETA", "autoscaler", 1)
                    .upgrade(120, "n3", "2.15.2")
                    .upgrade(180, "n2", "2.15.2")
                    .upgrade(240, "n1", "2.15.2")),

    MANY_ACCOUNTS("three thousand accounts, of which one fails", story -> {
        var east = story.lasting(240).cluster("east");
        for (int i = 0; i < 3_000; i++) {
            east.account("T" + i, 0.05);
        }
        east.client("T1234", "importer").perSecond(4).between(90, 160).asksForAMissingStream();
    });

    /** All stories begin on this morning unless they are told otherwise. */
    public static final Instant MORNING = Instant.parse("2026-03-02T06:00:00Z");

    private final String sentence;
    private final Plot plot;

    Story(String sentence, Plot plot) {
        this.sentence = sentence;
        this.plot = plot;
    }

    /** Tells a scenario what happens. */
    @FunctionalInterface
    interface Plot {
        void tell(Scenario scenario);
    }

    /** The name on the command line. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What it is about. */
    public String sentence() {
        return sentence;
    }

    /** Lets it happen: the same for the same seed. */
    public Simulated happen(long seed, Instant start) {
        Scenario scenario = new Scenario(start.toEpochMilli(), new Seeds(seed).within(label()));
        plot.tell(scenario);
        return scenario.happen();
    }
}
