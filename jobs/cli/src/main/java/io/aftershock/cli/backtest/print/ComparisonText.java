package io.aftershock.cli.backtest.print;

import io.aftershock.cli.backtest.compare.Comparison;
import io.aftershock.cli.backtest.compare.Difference;
import io.aftershock.cli.backtest.compare.Difference.Aspect;
import io.aftershock.cli.backtest.compare.Outcome;
import io.aftershock.cli.backtest.compare.Place;
import io.aftershock.cli.backtest.compare.Trouble;
import io.aftershock.cli.backtest.compare.Urgency;
import io.aftershock.cli.backtest.judge.Past;
import io.aftershock.model.api.AccountLabel;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A comparison for people. */
public final class ComparisonText {

    /** Nobody reads more; the counts above them are of all. */
    private static final int MOST_DIFFERENCES = 40;

    private ComparisonText() {}

    /**
     * Lines of at most 80 columns.
     *
     * @param change as it was written
     */
    public static List<String> lines(Comparison comparison, List<String> change, Past past) {
        Page page = new Page();
        page.head(comparison.span());
        change.forEach(each -> page.text("  ", "with " + each));
        page.empty();
        outcomes(page, comparison.then(), comparison.with());
        past.notes().forEach(note -> {
            page.empty();
            page.text("", note);
        });
        page.empty();
        differences(page, comparison);
        return page.lines();
    }

    private static void outcomes(Page page, Outcome then, Outcome with) {
        row(page, "", "then", "with the change");
        row(page, "pages", then.pages(), with.pages());
        row(page, "tickets", then.tickets(), with.tickets());
        row(page, "only listed", then.listed(), with.listed());
        row(page, "incidents of the fleet", then.incidents(), with.incidents());
        row(page, "minutes open", Page.minutes(then.openMillis()), Page.minutes(with.openMillis()));
    }

    private static void row(Page page, String name, Object then, Object with) {
        page.line(String.format(Locale.ROOT, "  %-24s%10s%18s", name, then, with));
    }

    private static void differences(Page page, Comparison comparison) {
        List<Difference> differences = comparison.differences();
        if (differences.isEmpty()) {
            page.text("", "Nothing differs: " + count(comparison.alike()) + " both times.");
            return;
        }
        page.text("", count(differences.size()) + " told otherwise, " + comparison.alike() + " alike:");
        // Who is woken comes first.
        List<Difference> sorted = differences.stream()
                .sorted(Comparator.comparing(ComparisonText::worst).reversed())
                .toList();
        for (Difference difference : sorted.subList(0, Math.min(MOST_DIFFERENCES, sorted.size()))) {
            page.empty();
            difference(page, difference);
        }
        if (sorted.size() > MOST_DIFFERENCES) {
            page.empty();
            page.text("", "and " + (sorted.size() - MOST_DIFFERENCES) + " more, which --format json prints.");
        }
    }

    private static Urgency worst(Difference difference) {
        return Stream.of(difference.then(), difference.with())
                .filter(Objects::nonNull)
                .map(Trouble::urgency)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static String count(int findings) {
        return findings + (findings == 1 ? " finding is" : " findings are");
    }

    private static void difference(Page page, Difference difference) {
        Trouble trouble = difference.any();
        String aspects = difference.aspects().stream().map(Aspect::label).collect(Collectors.joining(", "));
        page.text("", aspects + ": " + urgencies(difference) + ", " + about(trouble));
        page.text("  ", opened(trouble) + ": " + difference.why() + ".");
        page.text("  ", trouble.summary());
    }

    private static String urgencies(Difference difference) {
        Trouble trouble = difference.any();
        return difference.aspects().contains(Aspect.URGENCY)
                ? Objects.requireNonNull(difference.then()).urgency().label() + " then, "
                        + Objects.requireNonNull(difference.with()).urgency().label() + " with the change"
                : trouble.urgency().label();
    }

    private static String about(Trouble trouble) {
        Place place = trouble.place();
        if (trouble.isIncident()) {
            return place.check() + " of " + place.kind();
        }
        return place.check() + (place.faultSide() == null ? "" : " (" + place.faultSide() + ")") + " of "
                + place.cluster()
                + (place.account() == null ? "" : "/" + AccountLabel.of(place.account(), trouble.accountName()));
    }

    private static String opened(Trouble trouble) {
        Long closed = trouble.closedAtMillis();
        return Page.seconds(trouble.openedAtMillis())
                + (closed == null ? " to the end" : ", " + Page.lasted(closed - trouble.openedAtMillis()));
    }
}
