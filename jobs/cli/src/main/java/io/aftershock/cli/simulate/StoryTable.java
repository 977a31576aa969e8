package io.aftershock.cli.simulate;

import io.aftershock.simulator.story.Story;
import java.util.Arrays;
import java.util.List;

/** The stories, a line each. */
final class StoryTable {

    private StoryTable() {}

    static List<String> lines() {
        return Arrays.stream(Story.values())
                .map(story -> String.format("%-18s%s", story.label(), story.sentence()))
                .toList();
    }
}
