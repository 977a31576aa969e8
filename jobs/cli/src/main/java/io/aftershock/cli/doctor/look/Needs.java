package io.aftershock.cli.doctor.look;

import static io.aftershock.cli.doctor.facts.Need.subscribe;

import io.aftershock.cli.doctor.facts.Need;
import java.util.List;
import java.util.stream.Stream;

/** Exactly what each of our users needs in NATS, and nothing else: the tables of deploy/nats are made of these. */
public final class Needs {

    private static final String NOBODY = "aftershock-doctor-looks";

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

    /** Who publishes findings: the job. */
    public static List<Need> writer(String stream, String subject) {
        return List.of(
                publish(subject + ".>", NOBODY, "to tell what is found"),
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
                publish("$JS.API.CONSUMER.INFO." + kept + ".>", NOBODY, "to know when it has read all"),
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
