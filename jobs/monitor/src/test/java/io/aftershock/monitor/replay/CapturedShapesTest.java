package io.aftershock.monitor.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftershock.monitor.network.CapturedRounds;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** What each round of pings of a real cluster looks like, held against what was done to its network. */
class CapturedShapesTest {

    private static final Captures CAPTURE = Captures.NETWORK;

    /** Dropped packets are sent again after 6 to 12 s: until then a heal is none. */
    private static final double HEALS_WITHIN = 13;

    /** A time in which the network was broken, in seconds since the start, and what that looks like. */
    private record Cut(double from, double to, String shape) {}

    private static final List<Cut> CUTS = List.of(
            new Cut(30.46, 50.49, "LINK_CUT n2,n3"),
            new Cut(104.50, 112.54, "ISOLATED n1"),
            new Cut(143.54, 157.58, "MONITOR_CUT n2"),
            new Cut(176.59, 182.62, "ISOLATED n2"),
            new Cut(188.62, 194.66, "ISOLATED n2"),
            new Cut(200.67, 206.71, "ISOLATED n2"),
            new Cut(212.72, 218.74, "ISOLATED n2"));

    @Test
    void seesEachSecondOfTheCutsAndNothingElse() throws IOException {
        int cut = 0;
        int right = 0;
        int quiet = 0;
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<Double, String> round : rounds().entrySet()) {
            double second = round.getKey();
            String expected = CUTS.stream()
                    .filter(each -> second >= each.from() && second < each.to())
                    .map(Cut::shape)
                    .findFirst()
                    .orElse("");
            boolean healing = expected.isEmpty()
                    && CUTS.stream().anyMatch(each -> second >= each.to() && second < each.to() + HEALS_WITHIN);
            if (healing) {
                continue;
            }
            cut += expected.isEmpty() ? 0 : 1;
            right += !expected.isEmpty() && expected.equals(round.getValue()) ? 1 : 0;
            quiet += expected.isEmpty() ? 1 : 0;
            if (!expected.equals(round.getValue())) {
                wrong.add(second + " s: " + round.getValue() + ", not " + expected);
            }
        }
        System.out.printf("%d of %d seconds of cuts right, %d quiet seconds%n", right, cut, quiet);

        assertThat(wrong).isEmpty();
        assertThat(cut).isEqualTo(66);
        assertThat(quiet).isGreaterThan(100);
    }

    /** By second since the start, what the round shows. */
    private static Map<Double, String> rounds() throws IOException {
        CapturedRounds rounds = new CapturedRounds();
        TreeMap<Double, String> shapes = new TreeMap<>();
        long start = CAPTURE.at(0);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(CAPTURE.path())), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.contains("PING.HEALTHZ")) {
                    JsonNode row = Replayed.tree(line);
                    JsonNode name = row.path("data").path("server").path("name");
                    String shape = rounds.take(
                            name.isMissingNode() ? row.path("node").asText() : name.asText(),
                            Found.strings(row, "asked"),
                            Found.strings(row, "via"));
                    if (shape != null) {
                        shapes.put((row.path("ts").asLong() - start) / 1_000.0, shape);
                    }
                }
            }
        }
        return shapes;
    }
}
