package io.aftershock.cli.report.facts;

import io.aftershock.model.api.ErrorCodes;
import org.jspecify.annotations.Nullable;

/** How many calls failed with an error code. */
public record CodeCount(int errCode, @Nullable String errorClass, long failed) {

    /** As people know it: with the server's own name of it. */
    public String label() {
        String name = ErrorCodes.name(errCode);
        return name.equals(Integer.toString(errCode)) ? name : errCode + " " + name;
    }
}
