package io.aftershock.cli.watch.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pages of the checks, as far as this version has them. */
public interface Runbooks {

    /** The page of a check in lines that fit, but for commands that do not; empty if there is none. */
    List<String> page(String check, int width);

    /** What to type first; null if that is not known. Its words in capitals stand for names. */
    @Nullable
    String firstCommand(String check);
}
