package io.aftershock.cli.run;

import io.aftershock.cli.CommandException;
import io.aftershock.cli.ExitCode;
import io.aftershock.connectors.nats.sink.SinkStream;
import io.aftershock.monitor.config.FindingsConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Makes sure that the stream is there that findings are published to. */
public final class FindingsStream {

    /** A restart goes back a few seconds; a job that was down for a night is restored from where it stopped. */
    private static final Duration DUPLICATE_WINDOW = Duration.ofHours(1);

    private static final Duration MAX_AGE = Duration.ofDays(30);

    private FindingsStream() {}

    /** Creates the stream if one is wanted and does not exist; one that exists is left as it is. */
    public static void ensure(FindingsConfig findings) {
        if (findings.mode() == FindingsConfig.Mode.CORE) {
            return;
        }
        try {
            new SinkStream(findings.stream(), List.of(findings.subject() + ".>"), 1, DUPLICATE_WINDOW, MAX_AGE)
                    .ensureStream(findings.endpoint());
        } catch (IOException e) {
            throw new CommandException(ExitCode.FAILED, String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException(ExitCode.FAILED, "interrupted while the findings stream was made", e);
        }
    }
}
