package io.aftershock.cli.doctor.check;

import io.aftershock.cli.doctor.facts.AccountFacts;
import io.aftershock.cli.doctor.facts.ClusterFacts;
import io.aftershock.monitor.config.observatory.ObservedCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Whether the API calls of each account are stored, and if not which link of the chain is open. */
final class AccountChecks {

    private AccountChecks() {}

    static List<Diagnosis> of(ClusterFacts facts) {
        List<Diagnosis> found = new ArrayList<>();
        Set<String> names = new TreeSet<>(facts.accounts().keySet());
        names.forEach(account -> {
            AccountFacts seen = facts.accounts().get(account);
            if (seen != null && !isOurs(facts.observed(), account)) {
                found.add(
                        isWatched(facts.observed(), account)
                                ? of(facts, account, seen)
                                : unwatched(facts, account, seen));
            }
        });
        return found;
    }

    /**
     * 1. Where the account exports nothing, nothing can come. 2. Where it is not imported neither. 3. Both are there and
     * calls are stored: well. 4. They are not stored, but come as soon as somebody asks for the account's very subject: a
     * leaf node that was connected before the import was reloaded. 5. They do not come: told as far as it is known.
     * 6. There were no calls: what was stored before, and the servers' configuration, tell.
     */
    private static Diagnosis of(ClusterFacts facts, String account, AccountFacts seen) {
        Set<String> noExport = seen.noExport();
        Set<String> noImport = seen.noImport();
        if (noExport != null && !noExport.isEmpty()) {
            String mend = Mend.export(facts, account);
            return bad(
                    facts,
                    account,
                    "does not export its advisories on " + names(noExport),
                    noImport == null || noImport.isEmpty() ? mend : mend + "; " + Mend.imported(facts, account));
        }
        if (noImport != null && !noImport.isEmpty()) {
            return bad(
                    facts,
                    account,
                    "exports its advisories, but they are not imported on " + names(noImport),
                    Mend.imported(facts, account));
        }
        Set<String> missedBy = seen.missedBy();
        if (missedBy.isEmpty() && seen.mostStored() > 0) {
            return Diagnosis.ok(
                    facts.name(), "account", account, "its calls are stored (" + seen.mostStored() + " while looking)");
        }
        if (!missedBy.isEmpty() && seen.heardWhileListening() > 0) {
            return bad(
                    facts,
                    account,
                    "its calls are not stored by " + names(missedBy)
                            + ", but come when asked for: a leaf node is older than the import",
                    Mend.restart(missedBy));
        }
        if (!missedBy.isEmpty()) {
            return missed(facts, account, seen);
        }
        return quiet(facts, account, seen);
    }

    private static Diagnosis missed(ClusterFacts facts, String account, AccountFacts seen) {
        boolean configured = seen.noExport() != null && seen.noImport() != null;
        return bad(
                facts,
                account,
                seen.calls() + " calls while looking, none stored by " + names(seen.missedBy())
                        + (configured ? ", though exported and imported" : ""),
                configured
                        ? "see that the leaf user may subscribe to adv.> and $JS.EVENT.ADVISORY.>; "
                                + Mend.restart(seen.missedBy())
                        : Mend.export(facts, account) + "; " + Mend.imported(facts, account));
    }

    private static Diagnosis quiet(ClusterFacts facts, String account, AccountFacts seen) {
        if (seen.storedBefore() > 0) {
            return Diagnosis.ok(facts.name(), "account", account, "no calls while looking; earlier ones are stored");
        }
        return new Diagnosis(
                Level.UNKNOWN,
                facts.name(),
                "account",
                account,
                "no calls while looking, and none stored before",
                "cause one as a user of " + account + ", such as nats stream ls, and look again");
    }

    private static Diagnosis unwatched(ClusterFacts facts, String account, AccountFacts seen) {
        return seen.storedBefore() + seen.mostStored() > 0
                ? Diagnosis.ok(
                        facts.name(),
                        "account",
                        account,
                        "its calls are stored, though observatory.accounts leaves it out")
                : new Diagnosis(
                        Level.WARNING,
                        facts.name(),
                        "account",
                        account,
                        "uses JetStream and is not watched",
                        "add it to observatory.accounts of " + facts.name()
                                + " and run ./aftershock observatory again");
    }

    private static boolean isWatched(@Nullable ObservedCluster observed, String account) {
        return observed == null || observed.accounts().contains(account);
    }

    private static boolean isOurs(@Nullable ObservedCluster observed, String account) {
        return observed != null
                && (observed.systemAccount().equals(account)
                        || observed.monitoringAccount().equals(account));
    }

    private static String names(Set<String> servers) {
        return String.join(", ", new TreeSet<>(servers));
    }

    private static Diagnosis bad(ClusterFacts facts, String account, String text, String mend) {
        return new Diagnosis(Level.CRITICAL, facts.name(), "account", account, text, mend);
    }
}
