package io.aftershock.connectors.jsz.config;

import java.io.Serializable;

/**
 * What is asked of the servers.
 *
 * @param health how much a health check looks at
 * @param accounts how many accounts an answer to /jsz may list: it bounds the answer's size, since the list of streams is
 *     never asked for
 */
public record PollQuestion(Health health, int accounts) implements Serializable {

    /** Health of the meta group, and as many accounts as a server lists unasked. */
    public static final PollQuestion USUAL = new PollQuestion(Health.META_ONLY, 1024);

    public PollQuestion {
        if (accounts < 1) {
            // A negative limit makes servers before 2.11.1 panic.
            throw new IllegalArgumentException("accounts is " + accounts + ", must be at least 1");
        }
    }

    /** How much a health check looks at: always the meta group, never the assets, which would be too dear each second. */
    public enum Health {
        /** The option of servers since 2.11. Older ones ignore it, walk all assets and report false trouble. */
        META_ONLY("js-meta-only"),
        /** The option that meant the same before 2.11. Newer servers do not look at the meta group when so asked. */
        SERVER_ONLY("js-server-only");

        private final String option;

        Health(String option) {
            this.option = option;
        }

        /** Name of the option, in a request's body as in a URL. */
        public String option() {
            return option;
        }
    }
}
