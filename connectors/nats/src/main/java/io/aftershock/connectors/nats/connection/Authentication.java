package io.aftershock.connectors.nats.connection;

import io.aftershock.connectors.nats.connection.NatsEndpoint.Credentials;
import io.nats.client.AuthHandler;
import io.nats.client.NKey;
import io.nats.client.Nats;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Turns files of secrets into what the NATS client asks for; every error names the file and never its content. */
final class Authentication {

    /** A user and the password, which its text does not show. */
    record UserPassword(String user, String password) {
        @Override
        public String toString() {
            return user;
        }
    }

    private Authentication() {}

    /** Signs with the JWT and the seed of a {@code .creds} file. */
    static AuthHandler creds(Credentials credentials) throws IOException {
        String text = file(credentials).readable();
        if (!text.contains("BEGIN NATS USER JWT") || !text.contains("SEED")) {
            throw new IOException(
                    credentials.file() + " is not a .creds file; it needs a user JWT and a seed, as nsc writes them.");
        }
        return Nats.staticCredentials(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Signs with the seed in an nkey file. */
    static AuthHandler nkey(Credentials credentials) throws IOException {
        char[] seed = file(credentials).firstLine().toCharArray();
        try {
            NKey.fromSeed(seed).clear();
        } catch (IllegalArgumentException e) {
            // Not as a cause: messages of a decoder may quote what they could not decode.
            throw new IOException(credentials.file() + " holds no nkey seed; its first line must begin with SU.");
        }
        return Nats.staticCredentials(null, seed);
    }

    static UserPassword userPassword(Credentials credentials) throws IOException {
        String line = file(credentials).firstLine();
        int colon = line.indexOf(':');
        if (colon < 1) {
            throw new IOException(credentials.file() + " needs user:password in its first line.");
        }
        return new UserPassword(line.substring(0, colon), line.substring(colon + 1));
    }

    static char[] token(Credentials credentials) throws IOException {
        return file(credentials).firstLine().toCharArray();
    }

    private static SecretFile file(Credentials credentials) {
        return new SecretFile(credentials.file());
    }
}
