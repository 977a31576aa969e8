package io.aftershock.connectors.jsz.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PollEnumeratorTest {

    private static final List<String> CLUSTERS = List.of("c3", "c1", "c2");

    private final FakeEnumeratorContext context = new FakeEnumeratorContext(2);

    @Test
    void dealsClustersOutToReadersAsTheyCome() {
        PollEnumerator enumerator = new PollEnumerator(context, CLUSTERS, Set.of());

        add(enumerator, 1);
        assertThat(context.readerOf).isEqualTo(Map.of("c2", 1));
        assertThat(enumerator.snapshotState(1).clusters()).containsExactly("c2");

        add(enumerator, 0);
        assertThat(context.readerOf).isEqualTo(Map.of("c1", 0, "c2", 1, "c3", 0));
        assertThat(enumerator.snapshotState(2).clusters()).containsExactly("c1", "c2", "c3");
    }

    @Test
    void givesClustersOfALostReaderOutAgain() {
        PollEnumerator enumerator = new PollEnumerator(context, CLUSTERS, Set.of());
        add(enumerator, 0);
        add(enumerator, 1);

        context.lose(0);
        enumerator.addSplitsBack(List.of(new PollSplit("c1"), new PollSplit("c3")), 0);
        assertThat(context.readerOf).isEqualTo(Map.of("c2", 1));

        add(enumerator, 0);
        assertThat(context.readerOf).isEqualTo(Map.of("c1", 0, "c2", 1, "c3", 0));
    }

    @Test
    void leavesRestoredClustersWithTheirReadersAndAddsNewOnes() {
        PollEnumerator enumerator = new PollEnumerator(context, CLUSTERS, Set.of("c1", "c2", "gone"));

        add(enumerator, 0);
        add(enumerator, 1);

        assertThat(context.readerOf).isEqualTo(Map.of("c3", 0));
        assertThat(enumerator.snapshotState(1).clusters()).containsExactly("c1", "c2", "c3");
    }

    private void add(PollEnumerator enumerator, int reader) {
        context.register(reader);
        enumerator.addReader(reader);
    }
}
