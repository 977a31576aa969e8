package io.aftershock.cli.watch.view;

import org.jspecify.annotations.Nullable;

/**
 * What somebody has chosen to see.
 *
 * @param page which page is shown
 * @param filter what names have to contain; empty for all
 * @param typing whether keys go into the filter
 * @param all whether accounts are shown of which nothing is to be told, although there is no room for all
 * @param chosen the row that Enter opens; null for the first
 * @param finding id of the finding of it that is shown; null for none
 * @param scroll how many lines of the page are above the screen
 */
public record ViewState(
        Page page,
        Sort sort,
        String filter,
        boolean typing,
        boolean all,
        @Nullable RowKey chosen,
        @Nullable String finding,
        int scroll) {

    /** What is shown. */
    public enum Page {
        TABLE,
        FINDING,
        RUNBOOK,
        HELP,
        /** Nothing any more: the watch ends. */
        END
    }

    public static final ViewState START = new ViewState(Page.TABLE, Sort.SEVERITY, "", false, false, null, null, 0);

    /** Another page, from its beginning. */
    ViewState on(Page shown) {
        return new ViewState(shown, sort, filter, typing, all, chosen, finding, 0);
    }

    ViewState sorted(Sort by) {
        return new ViewState(page, by, filter, typing, all, null, finding, scroll);
    }

    ViewState filtered(String by, boolean stillTyping) {
        return new ViewState(page, sort, by, stillTyping, all, chosen, finding, scroll);
    }

    ViewState showing(boolean allAccounts) {
        return new ViewState(page, sort, filter, typing, allAccounts, chosen, finding, scroll);
    }

    ViewState choosing(@Nullable RowKey row) {
        return new ViewState(page, sort, filter, typing, all, row, null, scroll);
    }

    ViewState finding(@Nullable String id) {
        return new ViewState(page, sort, filter, typing, all, chosen, id, scroll);
    }

    ViewState scrolled(int lines) {
        return new ViewState(page, sort, filter, typing, all, chosen, finding, lines);
    }
}
