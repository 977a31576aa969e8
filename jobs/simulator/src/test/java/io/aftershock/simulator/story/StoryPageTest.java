package io.aftershock.simulator.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StoryPageTest {

    @ParameterizedTest
    @EnumSource
    void tellsOfEveryStory(Story story) throws IOException {
        assertThat(Files.readString(Path.of("../../docs/simulator.md")))
                .contains("| `" + story.label() + "` | " + story.sentence() + " | ");
    }
}
