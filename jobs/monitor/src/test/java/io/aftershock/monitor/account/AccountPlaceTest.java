package io.aftershock.monitor.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountPlaceTest {

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            value = {
                "     | ACME       | an entry of one cluster",
                "east | ACME       | a cluster of a supercluster",
                "     | two/lines  | a name with a line break is no cluster and an account",
                "     | /begins    | a name that begins with one",
                "east | two/lines  | the same in a supercluster",
                "     | ''         | no name"
            },
            delimiter = '|')
    void isReadBackFromItsKey(@Nullable String home, String name, String story) {
        String account = name.replace('/', '\n');

        assertThat(AccountPlace.of(AccountPlace.key(home, account))).isEqualTo(new AccountPlace(home, account));
    }

    /** State is found by these. */
    @Test
    void hasTheKeyThatItAlwaysHad() {
        assertThat(List.of(AccountPlace.key((String) null, "ACME"), AccountPlace.key("east", "ACME")))
                .containsExactly("ACME", "east\nACME");
    }
}
