package io.aftershock.connectors.jsz.row;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who answered one round, and through whom.
 *
 * @param asked names of the paths that carried the request, in order
 * @param answers all that came while the round lasted
 * @param expected names of the servers of which a word is due, be it that there is none
 */
public record AnswerMatrix(List<String> asked, List<Answer> answers, Collection<String> expected) {

    /** A server's line of the matrix: its first answer, and the paths that brought one. */
    public record Line(Answer first, List<String> via) {}

    /** The servers that answered, the earliest first. */
    public List<Line> lines() {
        Map<String, List<Answer>> byServer = new TreeMap<>();
        for (Answer answer : answers) {
            byServer.computeIfAbsent(answer.server(), server -> new ArrayList<>())
                    .add(answer);
        }
        return byServer.values().stream()
                .map(AnswerMatrix::line)
                .sorted(Comparator.comparingLong(line -> line.first().receivedMillis()))
                .toList();
    }

    /** The expected servers that answered through nobody, by name. */
    public List<String> silent() {
        TreeSet<String> silent = new TreeSet<>(expected);
        answers.forEach(answer -> silent.remove(answer.server()));
        return List.copyOf(silent);
    }

    /** Whether every expected server has answered through every path that carried the request: nothing more will come. */
    public boolean isFull() {
        if (expected.isEmpty()) {
            return false;
        }
        TreeSet<String> cells = new TreeSet<>();
        answers.forEach(answer -> cells.add(cell(answer.server(), answer.via())));
        return expected.stream().allMatch(server -> asked.stream().allMatch(via -> cells.contains(cell(server, via))));
    }

    private static Line line(List<Answer> ofOneServer) {
        Answer first = ofOneServer.stream()
                .min(Comparator.comparingLong(Answer::receivedMillis))
                .orElseThrow();
        List<String> via =
                ofOneServer.stream().map(Answer::via).distinct().sorted().toList();
        return new Line(first, via);
    }

    private static String cell(String server, String via) {
        return server + '\n' + via;
    }
}
