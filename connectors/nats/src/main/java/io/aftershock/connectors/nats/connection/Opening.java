package io.aftershock.connectors.nats.connection;

import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A connection that is being opened on a thread of its own.
 *
 * <p>The NATS client does not heed an interrupt while it tries one server after the other, and a task that does not end
 * within some seconds of being cancelled ends the whole job badly. So whoever waits may leave at once.
 */
final class Opening {

    private final CompletableFuture<Connection> opened = new CompletableFuture<>();

    private Opening() {}

    /** Opens one; whoever is interrupted meanwhile gets none, and one that comes later is closed. */
    static Connection await(Options options) throws IOException, InterruptedException {
        Opening opening = new Opening();
        Thread thread = new Thread(() -> opening.open(options), options.getConnectionName() + "-opening");
        thread.setDaemon(true);
        thread.start();
        try {
            return opening.opened.get();
        } catch (InterruptedException e) {
            opening.abandon();
            throw e;
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        }
    }

    private void open(Options options) {
        try {
            Connection connection = Nats.connect(options);
            if (!opened.complete(connection)) {
                connection.close();
            }
        } catch (IOException | RuntimeException e) {
            opened.completeExceptionally(e);
        } catch (InterruptedException e) { // nobody interrupts this thread but the end of the process
            opened.completeExceptionally(new IOException("interrupted while connecting", e));
        }
    }

    private void abandon() throws InterruptedException {
        if (!opened.cancel(false) && !opened.isCompletedExceptionally()) {
            opened.join().close(); // it came in the same moment
        }
    }

    private static IOException failure(@Nullable Throwable cause) {
        if (cause instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        return cause instanceof IOException known ? known : new IOException(cause);
    }
}
