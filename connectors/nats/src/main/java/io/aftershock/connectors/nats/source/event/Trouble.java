package io.aftershock.connectors.nats.source.event;

import io.aftershock.model.telemetry.SourceStatus.Condition;
import io.nats.client.AuthenticationException;
import io.nats.client.JetStreamApiException;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Why a stream cannot be read.
 *
 * @param condition {@link Condition#REFUSED} or {@link Condition#CUT_OFF}
 * @param reason what happened, without a full stop; never a secret
 * @param remedy what somebody can do, as a sentence
 */
public record Trouble(Condition condition, String reason, String remedy) {

    private static final int STREAM_NOT_FOUND = 10059;

    /**
     * The trouble behind a failure.
     *
     * @param complaint what the server said meanwhile, if anything: a missing permission is told in this way only, while
     *     the request itself just goes unanswered
     */
    public static Trouble of(Exception failure, @Nullable String complaint) {
        if (failure instanceof AuthenticationException) {
            return refused(text(failure));
        }
        if (failure instanceof JetStreamApiException api) {
            return api.getApiErrorCode() == STREAM_NOT_FOUND
                    ? cutOff("the stream does not exist", "Create it, or mend its name in the configuration.")
                    : cutOff(text(failure), "Look at the server's log.");
        }
        if (complaint != null && isRefusal(complaint)) {
            return refused(complaint);
        }
        return cutOff(text(failure), "Check that the server runs and that the address is right.");
    }

    /** The connection broke while the stream was being read. */
    public static Trouble disconnected() {
        return cutOff("the connection broke", "Nothing to do if the server comes back.");
    }

    private static boolean isRefusal(String complaint) {
        String text = complaint.toLowerCase(Locale.ROOT);
        return text.contains("permissions violation")
                || text.contains("authorization")
                || text.contains("authentication");
    }

    private static Trouble refused(String reason) {
        return new Trouble(
                Condition.REFUSED,
                reason,
                "Mend the credentials or the user's permissions; the file is read anew at each try.");
    }

    private static Trouble cutOff(String reason, String remedy) {
        return new Trouble(Condition.CUT_OFF, reason, remedy);
    }

    private static String text(Exception failure) {
        String message = failure.getMessage();
        if (message == null || failure instanceof TimeoutException) {
            return failure.getClass().getSimpleName();
        }
        return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    }
}
