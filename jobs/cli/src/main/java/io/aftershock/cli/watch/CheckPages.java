package io.aftershock.cli.watch;

import io.aftershock.cli.config.CheckPage;
import io.aftershock.cli.config.page.PageText;
import io.aftershock.cli.watch.view.Runbooks;
import io.aftershock.monitor.check.Check;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pages below docs/checks, of which the jar holds a copy. */
final class CheckPages implements Runbooks {

    @Override
    public List<String> page(String check, int width) {
        return named(check)
                .map(CheckPage::of)
                .map(page -> List.of(PageText.of(page, width).split("\n", -1)))
                .orElse(List.of());
    }

    @Override
    public @Nullable String firstCommand(String check) {
        return named(check).map(Check::firstCommand).orElse(null);
    }

    /** A newer job may tell of checks that this version does not know. */
    private static Optional<Check> named(String code) {
        return Arrays.stream(Check.values())
                .filter(check -> check.name().equals(code))
                .findFirst();
    }
}
