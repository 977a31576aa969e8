package io.aftershock.cli.watch.view;

import java.util.List;
import org.jline.utils.AttributedString;

/** The page that says what keys do and what signs mean. */
final class HelpView {

    private static final int INDENT = 14;

    private HelpView() {}

    static List<AttributedString> lines(int width) {
        Text text = new Text(width);
        text.line("Keys", Tones.STRONG);
        keys(text, "↑ ↓  j k", "choose a row; PgUp, PgDn, Home, End too");
        keys(text, "Enter", "open the findings of the row; n and p go through them, r shows the runbook");
        keys(text, "s", "sort by severity, failed share, calls, name");
        keys(text, "/", "only clusters and accounts with this in their names; Esc clears it");
        keys(text, "a", "all accounts, or only those with a finding where there is no room for all");
        keys(text, "Esc", "back");
        keys(text, "q", "quit");
        text.gap();
        text.line("The table", Tones.STRONG);
        keys(text, "+97", "behind a cluster: that many accounts have no row");
        keys(text, "FAILED", "failed API calls of all, in the newest minute that is final");
        keys(
                text,
                "LAST 15 …",
                "the same by minute: full at 5 %, or at the line's highest if that is more; blank where nobody called");
        keys(text, "", "of a cluster \"lags by 3m\" or \"blind: 12 %\" instead, if its numbers cannot be trusted");
        keys(text, "C/MIN", "API calls a minute");
        keys(text, "LEADER", "when the meta leader was elected; ! if that was unplanned; – if not lately");
        keys(text, "OPEN FINDING", "the worst one: severity, check, for how long; +2: so many more");
        text.gap();
        text.sentence(
                "CRIT wakes somebody, WARN is a ticket, info is only listed. What is shown is what the job has told; no cluster is asked.",
                Tones.PLAIN);
        return text.lines();
    }

    private static void keys(Text text, String head, String sentence) {
        text.entry(head, INDENT, sentence, Tones.PLAIN);
    }
}
