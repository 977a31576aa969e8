package io.aftershock.cli.watch.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.cli.watch.fleet.FleetView;
import io.aftershock.cli.watch.view.ViewState.Page;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeysTest {

    private static final FleetView FLEET = Fleets.crash().view();

    /** Words are keys, else each sign is one. What is chosen is what Enter would open. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            quoteCharacter = '"',
            value = {
                "''                      | TABLE   | SEVERITY | ''   | false | -",
                "'DOWN'                  | TABLE   | SEVERITY | ''   | false | CHECKOUT",
                "'j j'                   | TABLE   | SEVERITY | ''   | false | BILLING",
                "'j j k'                 | TABLE   | SEVERITY | ''   | false | CHECKOUT",
                "'END'                   | TABLE   | SEVERITY | ''   | false | us-east",
                "'G g'                   | TABLE   | SEVERITY | ''   | false | eu-west-prod-1",
                "'PAGE_DOWN PAGE_DOWN'   | TABLE   | SEVERITY | ''   | false | us-east",
                "'END UP'                | TABLE   | SEVERITY | ''   | false | TELEMETRY",
                "'UP'                    | TABLE   | SEVERITY | ''   | false | eu-west-prod-1",
                "'s'                     | TABLE   | RATIO    | ''   | false | -",
                "'s s'                   | TABLE   | CALLS    | ''   | false | -",
                "'s s s'                 | TABLE   | NAME     | ''   | false | -",
                "'s s s s'               | TABLE   | SEVERITY | ''   | false | -",
                "'a'                     | TABLE   | SEVERITY | ''   | true  | -",
                "'a a'                   | TABLE   | SEVERITY | ''   | false | -",
                "'/ e a s'               | TABLE   | SEVERITY | 'eas' | false | -",
                "'/ e a s BACKSPACE'     | TABLE   | SEVERITY | 'ea' | false | -",
                "'/ q ENTER'             | TABLE   | SEVERITY | 'q'  | false | -",
                "'/ q ENTER s'           | TABLE   | RATIO    | 'q'  | false | -",
                "'/ q ESCAPE'            | TABLE   | SEVERITY | ''   | false | -",
                "'/ q ENTER ESCAPE'      | TABLE   | SEVERITY | ''   | false | -",
                "'/ BACKSPACE'           | TABLE   | SEVERITY | ''   | false | -",
                "'/ b i l l ENTER DOWN'  | TABLE   | SEVERITY | 'bill' | false | BILLING",
                "'ENTER'                 | FINDING | SEVERITY | ''   | false | eu-west-prod-1",
                "'ENTER ESCAPE'          | TABLE   | SEVERITY | ''   | false | eu-west-prod-1",
                "'ENTER r'               | RUNBOOK | SEVERITY | ''   | false | eu-west-prod-1",
                "'ENTER r ESCAPE'        | FINDING | SEVERITY | ''   | false | eu-west-prod-1",
                "'?'                     | HELP    | SEVERITY | ''   | false | -",
                "'? ESCAPE'              | TABLE   | SEVERITY | ''   | false | -",
                "'q'                     | END     | SEVERITY | ''   | false | -",
                "'ENTER q'               | END     | SEVERITY | ''   | false | eu-west-prod-1",
                "'x'                     | TABLE   | SEVERITY | ''   | false | -",
            },
            delimiter = '|')
    void doWhatTheHelpSays(String keys, Page page, Sort sort, String filter, boolean all, String chosen) {
        ViewState state = pressed(unquoted(keys));

        assertThat(state.page()).isEqualTo(page);
        assertThat(state.sort()).isEqualTo(sort);
        assertThat(state.filter()).isEqualTo(unquoted(filter));
        assertThat(state.all()).isEqualTo(all);
        RowKey row = state.chosen();
        assertThat(row == null ? null : row.account() == null ? row.cluster() : row.account())
                .isEqualTo(chosen);
    }

    /** A cluster opens what is open in it and its accounts; there is no way beyond the ends. */
    @ParameterizedTest
    @CsvSource({
        "ENTER,           META_006:eu-west-prod-1:1",
        "ENTER n,         JETSTREAM_009:eu-west-prod-1:CHECKOUT:1",
        "ENTER n n,       JETSTREAM_009:eu-west-prod-1:CHECKOUT:1",
        "ENTER n p,       META_006:eu-west-prod-1:1",
        "ENTER p,         META_006:eu-west-prod-1:1",
        "DOWN ENTER,      JETSTREAM_009:eu-west-prod-1:CHECKOUT:1",
        "END ENTER,",
    })
    void goThroughFindings(String keys, String finding) {
        assertThat(pressed(keys).finding()).isEqualTo(finding);
    }

    /** The help has more lines than a small terminal; who is at its end comes back with one key. */
    @ParameterizedTest
    @CsvSource({
        "?,0",
        "? DOWN,1",
        "? DOWN UP,0",
        "? UP,0",
        "? END,4",
        "? END DOWN,4",
        "? END UP,3",
        "? PAGE_DOWN,4",
        "? HOME,0"
    })
    void scrollText(String keys, int lines) {
        assertThat(pressed(keys).scroll()).isEqualTo(lines);
    }

    private static ViewState pressed(String keys) {
        ViewState state = ViewState.START;
        for (String key : keys.isEmpty() ? new String[0] : keys.split(" ")) {
            state = ScreenTest.press(state, FLEET, key(key));
        }
        return state;
    }

    private static Key key(String word) {
        return word.length() == 1 ? Key.of(word.charAt(0)) : Key.of(Key.Kind.valueOf(word.toUpperCase(Locale.ROOT)));
    }

    private static String unquoted(String cell) {
        return cell == null ? "" : cell.strip().replaceAll("^'|'$", "");
    }
}
