package io.aftershock.connectors.jsz.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SerializersTest {

    private final PollSplitSerializer splits = new PollSplitSerializer();
    private final PollAssignmentSerializer assignments = new PollAssignmentSerializer();

    @Test
    void bringSplitsBack() throws IOException {
        PollSplit split = new PollSplit("zürich-1");

        assertThat(splits.deserialize(1, splits.serialize(split))).isEqualTo(split);
    }

    @Test
    void bringAssignmentsBack() throws IOException {
        PollAssignment assignment = new PollAssignment(Set.of("zürich-1", "c2"));

        assertThat(assignments.deserialize(1, assignments.serialize(assignment)))
                .isEqualTo(assignment);
    }

    @Test
    void refuseVersionsThatTheyDoNotKnow() {
        assertThatThrownBy(() -> splits.deserialize(2, new byte[0]))
                .isInstanceOf(IOException.class)
                .hasMessage("A poll split of version 2 cannot be read, only 1");
        assertThatThrownBy(() -> assignments.deserialize(2, new byte[0]))
                .isInstanceOf(IOException.class)
                .hasMessage("A poll assignment of version 2 cannot be read, only 1");
    }
}
