package io.aftershock.model.api;

import java.util.List;
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

    private static final String MARKER = "API";

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

    private static final int LONGEST_OPERATION = 3;

    /** Reads {@code $JS.API.…} and, for a domain, {@code $JS.DOMAIN.API.…}; any other subject is its own operation. */
    public static ApiSubject parse(String subject) {
        List<String> tokens = List.of(subject.split("\\.", -1));
        int api = tokens.indexOf(MARKER);
        if (api < 0 || api == tokens.size() - 1) {
            return new ApiSubject(subject, null, null);
        }
        List<String> rest = tokens.subList(api + 1, tokens.size());
        int length = operationLength(rest);
        String operation = String.join(".", rest.subList(0, length));
        boolean namesStream = operation.startsWith("STREAM.") || operation.startsWith("CONSUMER.");
        boolean namesConsumer = operation.startsWith("CONSUMER.");
        return new ApiSubject(
                operation, namesStream ? token(rest, length) : null, namesConsumer ? token(rest, length + 1) : null);
    }

    private static int operationLength(List<String> tokens) {
        for (int length = Math.min(LONGEST_OPERATION, tokens.size()); length > 0; length--) {
            if (OPERATIONS.contains(String.join(".", tokens.subList(0, length)))) {
                return length;
            }
        }
        return Math.min(2, tokens.size());
    }

    private static @Nullable String token(List<String> tokens, int index) {
        return index < tokens.size() ? tokens.get(index) : null;
    }
}
