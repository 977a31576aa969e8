package io.aftershock.model.api;

import org.jspecify.annotations.Nullable;

/** How an account is shown to people: by its name, with as much of its key as tells two of one name apart. */
public final class AccountLabel {

    private static final int SHOWN = 8;

    private AccountLabel() {}

    /** The label of an account; its key where no other name is known. */
    public static String of(@Nullable String account, @Nullable String name) {
        if (name == null) {
            return String.valueOf(account);
        }
        String key = String.valueOf(account);
        return name + " (" + (key.length() > SHOWN ? key.substring(0, SHOWN) + "…" : key) + ")";
    }
}
