package io.aftershock.model.api;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an API subject asks for: the operation as NATS spells it, and the assets that it names.
 *
 * @param operation for example {@code CONSUMER.INFO}
 * @param stream the stream, or null
 * @param consumer the consumer, or null
 */
public record ApiSubject(
        String operation, @Nullable String stream, @Nullable String consumer) {

    private static final String MARKER = "API.";

    /** Operations as in nats-server's jetstream_api.go; the longest that fits is the one meant. */
    private static final Set<String> OPERATIONS = Stream.of(
                    "INFO",
                    "STREAM.NAMES",
                    "STREAM.LIST",
                    "STREAM.CREATE",
                    "STREAM.UPDATE",
                    "STREAM.INFO",
                    "STREAM.DELETE",
                    "STREAM.PURGE",
                    "STREAM.SNAPSHOT",
                    "STREAM.RESTORE",
                    "STREAM.MSG.GET",
                    "STREAM.MSG.DELETE",
                    "STREAM.PEER.REMOVE",
                    "STREAM.PEER.EVACUATE",
                    "STREAM.LEADER.STEPDOWN",
                    "STREAM.TEMPLATE.CREATE",
                    "STREAM.TEMPLATE.NAMES",
                    "STREAM.TEMPLATE.INFO",
                    "STREAM.TEMPLATE.DELETE",
                    "CONSUMER.CREATE",
                    "CONSUMER.DURABLE.CREATE",
                    "CONSUMER.NAMES",
                    "CONSUMER.LIST",
                    "CONSUMER.INFO",
                    "CONSUMER.DELETE",
                    "CONSUMER.PAUSE",
                    "CONSUMER.RESET",
                    "CONSUMER.UNPIN",
                    "CONSUMER.LEADER.STEPDOWN",
                    "META.LEADER.STEPDOWN",
                    "SERVER.REMOVE",
                    "ACCOUNT.PURGE",
                    "ACCOUNT.STREAM.MOVE",
                    "ACCOUNT.STREAM.CANCEL_MOVE",
                    "DIRECT.GET")
            .collect(Collectors.toUnmodifiableSet());

    /** Reads {@code $JS.API.…} and, for a domain, {@code $JS.DOMAIN.API.…}; any other subject is its own operation. */
    public static ApiSubject parse(String subject) {
        int begin = behindMarker(subject);
        if (begin < 0) {
            return new ApiSubject(subject, null, null);
        }
        int end = endOfOperation(subject, begin);
        String operation = subject.substring(begin, end);
        boolean namesConsumer = operation.startsWith("CONSUMER.");
        boolean namesStream = namesConsumer || operation.startsWith("STREAM.");
        int endOfStream = endOfNextToken(subject, end);
        return new ApiSubject(
                operation,
                namesStream ? token(subject, end, endOfStream) : null,
                namesConsumer ? token(subject, endOfStream, endOfNextToken(subject, endOfStream)) : null);
    }

    /** Where the tokens begin behind the first one that is the marker; -1 if there are none. */
    private static int behindMarker(String subject) {
        for (int dot = -1; dot < subject.length(); dot = endOfNextToken(subject, dot)) {
            if (subject.startsWith(MARKER, dot + 1)) {
                return dot + 1 + MARKER.length();
            }
        }
        return -1;
    }

    private static int endOfOperation(String subject, int begin) {
        int one = endOfNextToken(subject, begin - 1);
        int two = endOfNextToken(subject, one);
        int three = endOfNextToken(subject, two);
        if (OPERATIONS.contains(subject.substring(begin, three))) {
            return three;
        }
        boolean isOne = !OPERATIONS.contains(subject.substring(begin, two))
                && OPERATIONS.contains(subject.substring(begin, one));
        return isOne ? one : two;
    }

    /** Where the token ends that follows the dot at a place; the end of the subject if there is no dot. */
    private static int endOfNextToken(String subject, int dot) {
        int end = subject.indexOf('.', dot + 1);
        return end < 0 ? subject.length() : end;
    }

    /** The token between a dot and an end; null if the subject ends before it. */
    private static @Nullable String token(String subject, int dot, int end) {
        return dot < end ? subject.substring(dot + 1, end) : null;
    }
}
