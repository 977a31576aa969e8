package io.aftershock.cli.doctor.look;

import static io.aftershock.cli.doctor.facts.Need.subscribe;

import io.aftershock.cli.doctor.facts.Need;
import io.aftershock.connectors.jsz.config.PollPath;
import io.aftershock.connectors.jsz.config.PollSubjects;
import io.aftershock.connectors.jsz.config.SystemPolls;
import io.aftershock.connectors.nats.source.fleet.CaptureStream;
import io.aftershock.connectors.nats.source.fleet.SubjectLayout;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Exactly what each of our users needs in NATS, and nothing else: the tables of deploy/nats are made of these. */
public final class Needs {

    private static final String NOBODY = "aftershock-doctor-looks";
    private static final String FINDINGS = "to tell what is found";

    private Needs() {}

    /** Who reads a stream: the job that of an observatory, exporter and watch that of findings. */
    public static List<Need> reader(String stream) {
        return List.of(
                publish("$JS.API.STREAM.INFO." + stream, "to see how far the stream goes"),
                publish("$JS.API.CONSUMER.CREATE." + stream + ".>", NOBODY + ".subject", "to read it"),
                publish("$JS.API.CONSUMER.MSG.NEXT." + stream + ".>", NOBODY, "to be given its messages"),
                publish("$JS.API.CONSUMER.DELETE." + stream + ".>", NOBODY, "to leave no consumer behind"),
                inbox());
    }

    /** Who asks the servers of a cluster: the job, through an observatory or by a user of the system account. */
    public static List<Need> poller(SystemPolls polls) {
        return poller(
                polls.main().subjects(),
                polls.nodes().values().stream().map(PollPath::subjects).toList());
    }

    /**
     * The same by subjects.
     *
     * @param nodes how health is asked for through each server; if there are none it is asked for as the rest is
     */
    public static List<Need> poller(PollSubjects main, Collection<PollSubjects> nodes) {
        List<Need> needs = new ArrayList<>();
        needs.add(publish(main.jsz(), "to see accounts, their calls and the meta leader"));
        needs.add(publish(main.raftz(), "to see the meta group as each server sees it"));
        Stream<String> healthz = nodes.isEmpty()
                ? Stream.of(main.healthz())
                : nodes.stream().map(PollSubjects::healthz).distinct().sorted();
        healthz.forEach(subject -> needs.add(publish(subject, "to see which server is ill or silent")));
        needs.add(inbox());
        return List.copyOf(needs);
    }

    /** Who hears telemetry that nobody stores: the job. It asks nothing, so no answer comes. */
    public static List<Need> listener(List<String> subjects) {
        return subjects.stream()
                .map(subject -> new Need(Need.Kind.SUBSCRIBE, subject, subject, "to hear it"))
                .toList();
    }

    /** What the doctor needs besides, of the user who reads a stream. */
    public static List<Need> doctor(CaptureStream stream) {
        List<Need> needs = new ArrayList<>();
        needs.add(publish("$JS.API.STREAM.MSG.GET." + stream.stream(), "to see how old the newest message is"));
        if (stream.layout().kind() == SubjectLayout.Kind.OBSERVATORY) {
            needs.add(publish(StreamLook.LEAFZ, "to see where leaf nodes lead"));
            needs.add(subscribe(
                    StreamLook.advisories(stream, ".>"), "to tell a missing import from a leaf node that is older"));
        }
        return List.copyOf(needs);
    }

    /** What the doctor needs besides, of the user who asks servers. */
    public static List<Need> doctor(SystemPolls polls) {
        PollSubjects main = polls.main().subjects();
        Need accountz = publish(PollLook.accountz(main), "to see exports and imports");
        return polls.nodes().isEmpty()
                ? List.of(accountz)
                : Stream.of(publish(main.healthz(), "to see who answers at all"), accountz)
                        .filter(need -> !poller(polls).stream()
                                .map(Need::subject)
                                .toList()
                                .contains(need.subject()))
                        .toList();
    }

    /** Who publishes findings to whoever listens: the job, without a stream of findings. It waits for no answer. */
    public static List<Need> publisher(String subject) {
        return List.of(publish(subject + ".>", NOBODY, FINDINGS));
    }

    /** Who publishes findings: the job. */
    public static List<Need> writer(String stream, String subject) {
        return List.of(
                publish(subject + ".>", NOBODY, FINDINGS),
                publish("$JS.API.STREAM.INFO." + stream, "to see whether the stream is there"),
                inbox());
    }

    /** Who keeps counts in a bucket beside the findings: the exporter. */
    public static List<Need> exporter(String stream, String bucket) {
        String kept = "KV_" + bucket;
        return Stream.concat(
                        reader(stream).stream(),
                        Stream.of(
                                publish("$JS.API.STREAM.INFO." + kept, "to see whether the bucket is there"),
                                publish(
                                        "$JS.API.DIRECT.GET." + kept + ".>",
                                        "$KV." + bucket + "." + NOBODY,
                                        "to go on counting where it stopped"),
                                publish(
                                        "$JS.API.CONSUMER.CREATE." + kept + ".>",
                                        NOBODY + ".$KV." + bucket + ".>",
                                        "to list what it has counted"),
                                publish("$JS.API.CONSUMER.INFO." + kept + ".>", NOBODY, "to know when it has read all"),
                                publish(
                                        "$JS.API.CONSUMER.DELETE." + kept + ".>",
                                        NOBODY,
                                        "to leave no consumer behind"),
                                publish("$KV." + bucket + ".>", NOBODY, "to keep its counts over a restart")))
                .toList();
    }

    /** Who reads a bucket: the job that of policies, and that of the fleet. */
    public static List<Need> bucket(String bucket) {
        String kept = "KV_" + bucket;
        return List.of(
                publish("$JS.API.STREAM.INFO." + kept, "to see whether anything changed"),
                publish(
                        "$JS.API.CONSUMER.CREATE." + kept + ".>",
                        NOBODY + ".$KV." + bucket + ".>",
                        "to read the bucket"),
                publish(
                        "$JS.API.CONSUMER.INFO." + kept + ".>",
                        NOBODY,
                        "to know when it has read all, as of an empty bucket"),
                publish("$JS.API.CONSUMER.DELETE." + kept + ".>", NOBODY, "to leave no consumer behind"),
                inbox());
    }

    private static Need inbox() {
        return subscribe("_INBOX.>", "to hear any answer");
    }

    private static Need publish(String subject, String purpose) {
        return Need.publish(subject, subject, purpose);
    }

    private static Need publish(String subject, String rest, String purpose) {
        return Need.publish(subject, subject.substring(0, subject.length() - 1) + rest, purpose);
    }
}
