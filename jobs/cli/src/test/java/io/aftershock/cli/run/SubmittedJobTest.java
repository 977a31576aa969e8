package io.aftershock.cli.run;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What the entry point of {@code flink run} says of a job that cannot be; by REST the exception is all that anybody sees. */
class SubmittedJobTest {

    @Test
    void throwsWhyItWasNotSubmitted() {
        assertThatThrownBy(() -> SubmittedJob.main(new String[] {"--config", "no-such-fleet.yaml"}))
                .hasMessageStartingWith("the job was not submitted: ")
                .hasMessageContaining("no-such-fleet.yaml");
    }
}
