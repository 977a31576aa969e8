package io.aftershock.monitor.check.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.model.finding.BreachState;
import io.aftershock.model.finding.Severity;
import io.aftershock.monitor.check.life.EpisodeLife.Holds;
import io.aftershock.monitor.check.rule.Verdict;
import java.util.StringJoiner;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Stories of one verdict a second: W and C for a condition that holds as warning or critical, D for one that holds while
 * the cluster catches up, F for one that does not hold, U for one that cannot be judged.
 */
class EpisodeLifeTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // story                                   | hold | clear | seconds        | told
                "nothing happens                           |  0   |  0    | 5F 5U          | ``",
                "opens at once                             |  0   |  0    | 1W             | opened 0",
                "opens when it has held for long enough    | 10   |  0    | 11W            | opened 10",
                "does not hold for long enough             | 10   |  0    | 10W 5F         | ``",
                "holds anew after a second without         | 10   |  0    | 10W 1F 11W     | opened 21",
                "not knowing does not open                 | 10   |  0    | 5W 20U         | ``",
                "not knowing does not break the hold       | 10   |  0    | 5W 10U 1W      | opened 15",
                "tells again each minute                   |  0   |  0    | 121W           | opened 0, updated 60, updated 120",
                "tells a change of severity at once        |  0   |  0    | 3W 1C          | opened 0, updated 3",
                "counts the minute from what was told last |  0   |  0    | 3W 61C         | opened 0, updated 3, updated 63",
                "tells when it has caught up               |  0   |  0    | 3D 1W          | opened 0, updated 3",
                "closes at once                            |  0   |  0    | 1W 1F          | opened 0, closed 1",
                "closes when it has been over long enough  |  0   | 30    | 1W 31F         | opened 0, closed 31",
                "comes back before it is closed            |  0   | 30    | 1W 20F 1W 31F  | opened 0, closed 52",
                "not knowing does not close                |  0   | 30    | 1W 59U         | opened 0",
                "not knowing holds up what was clearing    |  0   | 30    | 1W 20F 1U 31F  | opened 0, closed 52",
                "keeps its severity while it clears        |  0   | 30    | 1C 10F         | opened 0",
                "tells again each minute while it clears   |  0   | 90    | 1W 60F         | opened 0, updated 60",
                "comes back within a minute                |  0   |  0    | 1W 60F 1W      | opened 0, closed 1, reopened 61",
                "comes back later: another one             |  0   |  0    | 1W 61F 1W      | opened 0, closed 1, opened 62 as new",
                "comes back, but has to hold again         | 10   |  0    | 11W 1F 11W     | opened 10, closed 11, opened 22 as new"
            })
    void livesAsItsConditionDoes(String story, int hold, int clear, String seconds, String told) {
        assertThat(live(seconds, new Holds(hold * 1_000L, clear * 1_000L))).isEqualTo(told);
    }

    /** Steps through a story as the operator does: what is told is noted in the episode. */
    private static String live(String story, Holds holds) {
        StringJoiner told = new StringJoiner(", ");
        Episode episode = null;
        long second = 0;
        for (String part : story.split(" ")) {
            char letter = part.charAt(part.length() - 1);
            for (int i = 0; i < Integer.parseInt(part.substring(0, part.length() - 1)); i++, second++) {
                boolean delayed = letter == 'D';
                EpisodeLife.Step step =
                        EpisodeLife.step(episode, verdict(letter), severity(letter), delayed, second * 1_000, holds);
                episode = step.next();
                if (episode != null && step.tell() != null) {
                    boolean fresh = step.tell() == BreachState.OPENED && told.length() > 0;
                    told.add(step.tell().label() + " " + second + (fresh && episode.revision() == 0 ? " as new" : ""));
                    episode = episode.emitted(second * 1_000, severity(letter), delayed);
                }
            }
        }
        return told.toString();
    }

    private static Verdict verdict(char letter) {
        return switch (letter) {
            case 'F' -> Verdict.FALSE;
            case 'U' -> Verdict.UNKNOWN;
            default -> Verdict.TRUE;
        };
    }

    /** A rule has a severity ready even where its condition does not hold. */
    private static Severity severity(char letter) {
        return letter == 'C' ? Severity.CRITICAL : Severity.WARNING;
    }
}
