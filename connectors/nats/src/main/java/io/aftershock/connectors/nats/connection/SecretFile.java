package io.aftershock.connectors.nats.connection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that holds a secret: read when a connection is opened, never kept. */
public record SecretFile(String path) {

    /**
     * The first line without surrounding blanks.
     *
     * @throws IOException if the file cannot be read or is empty; the message names the file and never what is in it
     */
    public String firstLine() throws IOException {
        String line = readable().lines().findFirst().orElse("").strip();
        if (line.isEmpty()) {
            throw new IOException("The credentials file " + path + " is empty; write the secret into its first line.");
        }
        return line;
    }

    /**
     * The whole text.
     *
     * @throws IOException if the file cannot be read; the message names the file
     */
    public String readable() throws IOException {
        try {
            return Files.readString(Path.of(path));
        } catch (IOException e) {
            throw new IOException(
                    "Cannot read the credentials file " + path + " ("
                            + e.getClass().getSimpleName() + "); it must exist and be readable wherever the job runs.",
                    e);
        }
    }
}
