package io.aftershock.connectors.nats.source.event;

import io.aftershock.connectors.nats.source.fleet.CoreSubscription;
import io.aftershock.model.telemetry.SourceStatus;
import io.aftershock.model.telemetry.SourceStatus.Condition;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what happens to one subscription, once per event; and of each time in which nobody listened that it is a gap. */
public final class SubscriptionEvents {

    private static final Logger LOG = LoggerFactory.getLogger(SubscriptionEvents.class);
    private static final String REMEDY =
            "To lose nothing, have the telemetry stored in a stream outside of the cluster.";

    private final String name;
    private final String title;
    private final Consumer<SourceStatus> rows;
    private @Nullable Condition trouble;
    private long heardMillis;

    /**
     * Nothing has happened yet.
     *
     * @param rows who turns a status into a row
     */
    public SubscriptionEvents(String cluster, CoreSubscription subscription, Consumer<SourceStatus> rows) {
        this.name = subscription.name();
        this.title = "Cluster %s, subscription %s at %s"
                .formatted(
                        cluster, name, String.join(",", subscription.endpoint().urls()));
        this.rows = rows;
    }

    /** Nothing is heard for now. */
    public void broke(Trouble found) {
        if (trouble != found.condition()) {
            trouble = found.condition();
            String what = trouble == Condition.REFUSED ? "the server refused us" : "cut off";
            tell(trouble, 0, "%s: %s; tried again with back-off. %s".formatted(what, found.reason(), found.remedy()));
        }
    }

    /** From now on everything is heard. */
    public void opened(long nowMillis) {
        if (trouble != null) {
            tell(Condition.RESTORED, 0, "works again. Nothing to do.");
        }
        trouble = null;
        String from = heardMillis == 0 ? "" : "from " + Instant.ofEpochMilli(heardMillis) + " ";
        tell(
                Condition.GAP,
                0,
                "what was published %sto %s was heard by nobody, and how much it was is not known. %s"
                        .formatted(from, Instant.ofEpochMilli(nowMillis), REMEDY));
        heardMillis = nowMillis;
    }

    /** Everything published up to this time has arrived. */
    public void heard(long nowMillis) {
        heardMillis = nowMillis;
    }

    /** That many messages arrived faster than the job takes them; nothing is said of none. */
    public void dropped(long messages) {
        if (messages > 0) {
            tell(
                    Condition.GAP,
                    messages,
                    "%d messages came faster than the job takes them and were dropped. %s".formatted(messages, REMEDY));
        }
    }

    private void tell(Condition condition, long messages, String what) {
        String detail = title + ": " + what;
        LOG.warn("{} {}", condition, detail);
        rows.accept(new SourceStatus(condition, name, messages, 0, detail));
    }
}
