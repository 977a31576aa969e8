package io.aftershock.cli.rules;

/** A way to say second by second that the error ratio of one account is too high; it remembers what it has said. */
interface Chart {

    /** Whether it pages at the end of so many seconds; asked of each in turn. */
    boolean pagesAfter(int seconds, Traffic traffic);

    /** A chart of a new account. */
    interface Kind {
        Chart begin();
    }
}
