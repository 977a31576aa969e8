package io.aftershock.connectors.jsz.system;

import io.aftershock.connectors.jsz.row.Answer;
import io.aftershock.connectors.jsz.row.AnswerMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/** One round of a poll while its answers come in, on as many threads as there are connections. */
final class Round {

    private final KnownServers known;
    private final Set<String> expected;
    private final TreeSet<String> asked = new TreeSet<>();
    private final List<Answer> answers = new ArrayList<>();
    private final CompletableFuture<AnswerMatrix> outcome = new CompletableFuture<>();
    private boolean allAsked;

    Round(KnownServers known) {
        this.known = known;
        this.expected = known.names();
    }

    /** Completes once every expected answer has come, or the round was ended. */
    CompletableFuture<AnswerMatrix> outcome() {
        return outcome;
    }

    synchronized void asked(String path) {
        asked.add(path);
    }

    /** The request has gone out through all paths that can carry it. */
    synchronized void allAsked() {
        allAsked = true;
        endIfFull();
    }

    /** The request turned out not to have reached the cluster by this path. */
    synchronized void notCarried(String path) {
        asked.remove(path);
        endIfFull();
    }

    /** An answer has come; too late for this round, it still makes its server known to the next. */
    synchronized void answered(Answer answer) {
        known.add(answer.server());
        answers.add(answer);
        endIfFull();
    }

    synchronized void end() {
        outcome.complete(matrix());
    }

    private void endIfFull() {
        if (allAsked && (asked.isEmpty() || matrix().isFull())) {
            end();
        }
    }

    private AnswerMatrix matrix() {
        return new AnswerMatrix(List.copyOf(asked), List.copyOf(answers), expected);
    }
}
