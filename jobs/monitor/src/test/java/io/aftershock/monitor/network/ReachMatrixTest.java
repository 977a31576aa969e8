package io.aftershock.monitor.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.monitor.signal.Reach;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReachMatrixTest {

    /** A matrix is written as {@code server:through whom}, after the connections that could carry the request. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    all is well               | a,b,c   | a:a,b,c b:a,b,c c:a,b,c     |
                    died                      | b,c     | a: b:b,c c:b,c              | DIED a
                    frozen                    | a,b,c   | a: b:b,c c:b,c              | FROZEN a
                    mute, but forwards        | a,b,c   | a: b:a,b,c c:a,b,c          | SILENT a
                    isolated                  | a,b,c   | a:a b:b,c c:b,c             | ISOLATED a
                    link cut                  | a,b,c   | a:a,c b:b,c c:a,b,c         | LINK_CUT a,b
                    one answer lost           | a,b,c   | a:a,c b:a,b,c c:a,b,c       | PACKET_LOSS a,b
                    only the monitor is cut   | a,b,c   | a:b,c b:b,c c:b,c           | MONITOR_CUT a
                    and its connection closed | b,c     | a:b,c b:b,c c:b,c           | MONITOR_CUT a
                    two died of three         | c       | a: b: c:c                   | DIED a; DIED b
                    one died, a link is cut   | b,c     | a: b:b c:c                  | DIED a; LINK_CUT b,c
                    nobody answers            | a,b,c   | a: b: c:                    |
                    a minority of five        | a,b,c,d,e | a:a,b b:a,b c:c,d,e d:c,d,e e:c,d,e | ISOLATED a,b
                    everybody is alone        | a,b,c   | a:a b:b c:c                 | ISOLATED b; ISOLATED c
                    two servers only          | a,b     | a:a b:b                     | LINK_CUT a,b
                    no connection to c        | a,b     | a:a,b b:a,b c:a             | LINK_CUT b,c
                    """)
    void tellsShapesApart(String story, String asked, String answers, String expected) {
        List<String> usual = List.of(
                story.startsWith("a minority")
                        ? "a,b,c,d,e".split(",")
                        : story.startsWith("two servers") || story.startsWith("no connection")
                                ? "a,b".split(",")
                                : "a,b,c".split(","));

        assertThat(shapes(matrix(asked, answers, usual, List.of()))).isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    its port refuses          | a,b,c   | a: b:b,c c:b,c              | a | DIED a
                    another way without paths | ''      | a: b: c:                    | a |
                    """)
    void believesARefusal(String story, String asked, String answers, String refusing, String expected) {
        assertThat(shapes(matrix(asked, answers, List.of("a", "b", "c"), List.of(refusing))))
                .isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    one way, all answer | a: b: c:  | a b c | ''
                    one way, one silent | a: b: c:  | b c   | SILENT a
                    """)
    void tellsOneWayNothingButSilence(String story, String servers, String heard, String expected) {
        List<Reach> rows = Arrays.stream(servers.split(" "))
                .map(each -> each.replace(":", ""))
                .map(server -> new Reach(
                        server, false, List.of(""), heard.contains(server) ? List.of("") : List.of(), false, false))
                .toList();

        assertThat(shapes(new ReachMatrix(rows, List.of("a", "b", "c"), List.of(), List.of())))
                .isEqualTo(expected);
    }

    private static ReachMatrix matrix(String asked, String answers, List<String> paths, List<String> refusing) {
        List<String> through = asked.isEmpty() ? List.of() : List.of(asked.split(","));
        List<Reach> rows = Arrays.stream(answers.trim().split(" "))
                .map(line -> line.split(":"))
                .map(line -> new Reach(
                        line[0],
                        false,
                        through,
                        line.length == 1 ? List.of() : List.of(line[1].split(",")),
                        false,
                        false))
                .toList();
        return new ReachMatrix(rows, List.of("a", "b", "c", "d", "e"), paths, refusing);
    }

    private static String shapes(ReachMatrix matrix) {
        return matrix.sightings().stream().map(Sighting::name).collect(Collectors.joining("; "));
    }
}
