package io.aftershock.cli.watch.view;

import io.aftershock.cli.watch.fleet.Trend;
import java.util.List;

/**
 * How many cells each column of the table has; there is one cell between two.
 *
 * @param name of cluster and account
 * @param trend none if there is no room for it
 * @param leader the age of the meta leader, in words where there is room for them
 * @param finding the rest
 */
record Columns(int name, int trend, int leader, int finding) {

    static final int MARK = 1;
    static final int FAILED = 7;
    static final int CALLS = 5;
    static final int INDENT = 2;

    private static final int LEADER_SHORT = 6;
    private static final int LEADER_WORDS = 14;
    private static final int NAME = 16;
    private static final int LONGEST_NAME = 40;
    private static final int FINDING = 25;
    private static final int FINDING_WORDS = 29;

    /** The name takes what it needs first; then words take the place of signs; what is left is for sentences. */
    static Columns of(int width, List<TableRow> rows) {
        int fixed = MARK + FAILED + 1 + CALLS + 1 + 1;
        int trend = width < Size.USUAL.columns() ? 0 : Trend.MINUTES;
        int rest = width - fixed - (trend == 0 ? 0 : trend + 1) - LEADER_SHORT - 1 - FINDING;
        int longest = rows.stream().mapToInt(Columns::nameWidth).max().orElse(NAME);
        int name = Math.max(Math.min(rest, NAME), Math.min(rest, Math.min(longest, LONGEST_NAME)));
        int left = Math.max(0, rest - name);
        int words = LEADER_WORDS - LEADER_SHORT + FINDING_WORDS - FINDING;
        int leader = left >= words ? LEADER_WORDS : LEADER_SHORT;
        return new Columns(Math.max(1, name), trend, leader, Math.max(0, FINDING + left - leader + LEADER_SHORT));
    }

    private static int nameWidth(TableRow row) {
        if (row instanceof TableRow.OfCluster of) {
            return Cells.width(Names.of(of));
        } else if (row instanceof TableRow.OfAccount of) {
            return INDENT + Cells.width(Names.of(of.account()));
        }
        return 0;
    }

    boolean hasWords() {
        return leader == LEADER_WORDS;
    }

    /** From the failed share to the leader, for a row that says something else there. */
    int middle() {
        return FAILED + 1 + (trend == 0 ? 0 : trend + 1) + CALLS + 1 + leader;
    }
}
