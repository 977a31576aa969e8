package io.aftershock.exporter.alert;

import io.aftershock.model.finding.Severity;
import org.jspecify.annotations.Nullable;

/**
 * A finding as its family remembers it.
 *
 * @param finding its highest revision, also after it has closed, for as long as the family goes on
 * @param worst the worst severity that it has had when it was not delayed; {@link Severity#INFO} before
 * @param prompt whether it has been told without delay, ever: what falls behind later is told on
 */
record Member(Finding finding, Severity worst, boolean prompt) {

    /** A new revision, of the same episode unless it opened later. */
    static Member of(Finding finding, @Nullable Member before) {
        Member same = before != null && before.finding().openedAtMillis() == finding.openedAtMillis() ? before : null;
        Severity worst = same == null ? Severity.INFO : same.worst();
        boolean counts = !finding.delayed();
        return new Member(
                finding,
                counts && finding.severity().compareTo(worst) > 0 ? finding.severity() : worst,
                counts || (same != null && same.prompt()));
    }

    boolean isTold(Severity least) {
        return finding.isOpen() && prompt && worst.compareTo(least) >= 0;
    }
}
