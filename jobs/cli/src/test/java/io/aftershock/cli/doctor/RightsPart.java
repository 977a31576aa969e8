package io.aftershock.cli.doctor;

import io.aftershock.cli.doctor.facts.Need;
import io.aftershock.cli.doctor.look.Needs;
import io.aftershock.connectors.jsz.config.PollPath;
import io.aftershock.connectors.jsz.config.PollSubjects;
import io.aftershock.connectors.jsz.config.SystemPolls;
import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.aftershock.connectors.nats.source.fleet.CaptureStream;
import io.aftershock.connectors.nats.source.fleet.SubjectLayout;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One of our parts that connects to NATS, what it needs there, and what it does with it.
 *
 * @param user the user that has exactly that
 * @param bySystemAccount whether it is a user of the system account
 */
record RightsPart(String user, boolean bySystemAccount, List<Need> needs, RealWork work) {

    static final PollSubjects OBSERVATORY = PollSubjects.under("fleet.east.mon.ping");
    static final PollSubjects THROUGH_NODE = PollSubjects.under("fleet.east.mon." + RightsServer.NODE + ".ping");

    static final NatsEndpoint ANY = new NatsEndpoint(List.of("nats://observatory-1.example.net"), null, null);

    /** Of every cluster, through every server. */
    static final SystemPolls THROUGH_OBSERVATORIES = new SystemPolls(
            new PollPath(ANY, PollSubjects.under("fleet.*.mon.ping")),
            Map.of("*", new PollPath(ANY, PollSubjects.under("fleet.*.mon.*.ping"))));

    static final CaptureStream TELEMETRY =
            new CaptureStream("observatory-1", ANY, "FLEET", "fleet.*.>", SubjectLayout.observatory());

    private static final List<String> HEARD = List.of("$JS.EVENT.ADVISORY.>");

    /** A part whose user lacks one right. */
    record Without(RightsPart part, int index) {

        Need need() {
            return part.needs().get(index);
        }

        String user() {
            return part.user() + "-" + index;
        }

        /** Whether the part works all the same, and leaves something behind that goes away by itself. */
        boolean isForTidiness() {
            return need().subject().contains(".CONSUMER.DELETE.");
        }

        @Override
        public String toString() {
            return part.user() + " without " + need().subject();
        }
    }

    static Stream<RightsPart> all() {
        return Stream.of(
                new RightsPart("reader", false, Needs.reader("FLEET"), endpoint -> RealWork.read(endpoint, "FLEET")),
                new RightsPart("writer", false, Needs.writer("FINDINGS", "findings"), RealWork::publish),
                new RightsPart("publisher", false, Needs.publisher("heard"), RealWork::publishToWhoListens),
                new RightsPart("listener", false, Needs.listener(HEARD), endpoint -> RealWork.listen(endpoint, HEARD)),
                new RightsPart(
                        "asker",
                        false,
                        Needs.poller(OBSERVATORY, List.of(THROUGH_NODE)),
                        endpoint -> RealWork.poll(endpoint, OBSERVATORY, THROUGH_NODE)),
                new RightsPart(
                        "poller",
                        true,
                        Needs.poller(PollSubjects.SYSTEM_ACCOUNT, List.of(PollSubjects.SYSTEM_ACCOUNT)),
                        endpoint -> RealWork.poll(endpoint, PollSubjects.SYSTEM_ACCOUNT, PollSubjects.SYSTEM_ACCOUNT)),
                new RightsPart("exporter", false, Needs.exporter("FINDINGS", "counts"), RealWork::export),
                new RightsPart("policy", false, Needs.bucket("policy"), RealWork::readBucket));
    }

    /** The same and the doctor, of whom nothing fails: it looks less closely, and says so. */
    static Stream<RightsPart> allAndDoctor() {
        RealWork nothing = endpoint -> {};
        return Stream.concat(
                all(),
                Stream.of(
                        new RightsPart("doctor-of-streams", false, Needs.doctor(TELEMETRY), nothing),
                        new RightsPart("doctor-of-polls", false, Needs.doctor(THROUGH_OBSERVATORIES), nothing)));
    }

    static Stream<Without> eachWithoutOne() {
        return eachWithoutOne(all());
    }

    static Stream<Without> eachWithoutOne(Stream<RightsPart> parts) {
        return parts.flatMap(
                part -> IntStream.range(0, part.needs().size()).mapToObj(index -> new Without(part, index)));
    }

    @Override
    public String toString() {
        return user;
    }
}
