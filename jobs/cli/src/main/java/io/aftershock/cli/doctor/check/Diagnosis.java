package io.aftershock.cli.doctor.check;

/**
 * One line of what works and what does not.
 *
 * @param check what was looked at: stream, capture, leaf, poll, account, clock or rights
 * @param subject for whom: an observatory, a server, an account
 * @param mend what to do; empty if nothing
 */
public record Diagnosis(Level level, String cluster, String check, String subject, String text, String mend) {

    static Diagnosis ok(String cluster, String check, String subject, String text) {
        return new Diagnosis(Level.OK, cluster, check, subject, text, "");
    }
}
