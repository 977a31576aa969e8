package io.aftershock.connectors.nats.connection;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what a server did not allow. It says so beside the request, which itself just goes unanswered: without this a
 * missing right looks like a server that is slow.
 */
public final class Denials implements ConnectionWatch {

    private volatile @Nullable String last;

    @Override
    public void complained(String text) {
        if (text.toLowerCase(Locale.ROOT).startsWith("permissions violation")) {
            last = text;
        }
    }

    /** Before something is asked for: what was denied until now is not the reason if it fails. */
    public void forget() {
        last = null;
    }

    /** Why something failed: what was denied since, else what the failure says; without a full stop at the end. */
    public String reason(Throwable failure) {
        String denied = last;
        if (denied != null) {
            return denied + "; ./aftershock doctor names each right that the user lacks";
        }
        String text = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }
}
