package io.aftershock.monitor.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.monitor.signal.ServerCounters;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerBookTest {

    /** Words: an audit {@code a} or an answer by process and total, each at a second of the server's clock. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    the second answer is the base         | 0 p 5, 1 a, 5 p 6, 6 a, 10 p 7                  | 5-10: 1 of 1
                    one never came                        | 0 p 0, 5 p 0, 6 a, 10 p 2                       | 5-10: 1 of 2
                    one comes late                        | 0 p 0, 5 p 0, 10 p 1, 15 p 1, 7 a               | 5-10: 1 of 1, 10-15: 0 of 0
                    stamped with the answer, and after it | 0 p 0, 5 p 0, 10 a, 11 a, 10 p 1, 15 p 2        | 5-10: 1 of 1, 10-15: 1 of 1
                    answers each second are one span      | 0 p 0, 1 p 0, 2 p 0, 3 p 0, 4 p 0, 5 p 0        | 1-5: 0 of 0
                    answers that were overtaken           | 0 p 0, 5 p 0, 10 p 3, 7 p 2, 15 p 4             | 5-10: 0 of 3, 10-15: 0 of 1
                    a new process begins anew             | 0 p 0, 5 p 9, 7 a, 10 q 1, 11 a, 15 q 2         | 10-15: 1 of 1
                    a lower total does                    | 0 p 0, 5 p 9, 10 p 3, 15 p 4                    | 10-15: 0 of 1
                    a lame duck counts nothing            | 0 p 0, 5 p 9, 10 p off, 15 p off, 20 q 0, 25 q 1| 20-25: 0 of 1
                    a clock that was set back             | 0 p 0, 500 p 9, 10 p 10, 15 p 11                | 10-15: 0 of 1
                    before the first answer               | 0 a, 1 a, 5 p 2, 10 p 2                         |
                    """)
    void setsAuditsAgainstTheCounter(String story, String words, String spans) throws Exception {
        ServerBook book = new ServerBook();
        for (String text : words.split(", ")) {
            String[] word = text.strip().split(" ");
            long at = Long.parseLong(word[0]) * 1_000;
            if (word[1].equals("a")) {
                book.count(at);
            } else {
                boolean off = word[2].equals("off");
                long total = off ? 0 : Long.parseLong(word[2]);
                book.answered(new ServerCounters("n1", word[1], null, at, total, off, List.of()), account -> true, at);
            }
        }

        assertThat(book.spans.stream()
                        .map(span -> span.fromMillis / 1_000 + "-" + span.toMillis / 1_000 + ": " + span.seen + " of "
                                + span.expected)
                        .collect(Collectors.joining(", ")))
                .isEqualTo(spans == null ? "" : spans);
    }
}
