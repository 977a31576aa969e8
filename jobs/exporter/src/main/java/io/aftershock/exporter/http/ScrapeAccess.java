package io.aftershock.exporter.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Authenticator;
import com.sun.net.httpserver.BasicAuthenticator;
import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.aftershock.connectors.nats.connection.PemTls;
import io.aftershock.monitor.config.ExporterConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Who may scrape, and how it is encrypted; made of the files that the configuration names. */
public final class ScrapeAccess {

    private final @Nullable SSLContext tls;
    private final @Nullable Authenticator authenticator;

    private ScrapeAccess(@Nullable SSLContext tls, @Nullable Authenticator authenticator) {
        this.tls = tls;
        this.authenticator = authenticator;
    }

    /**
     * Reads the files.
     *
     * @throws IOException if one cannot be used; the message names it, and nothing that is in it
     */
    public static ScrapeAccess read(ExporterConfig config) throws IOException {
        ExporterConfig.Tls files = config.tls();
        ExporterConfig.BasicAuth basic = config.basicAuth();
        return new ScrapeAccess(
                files == null ? null : PemTls.context(new NatsEndpoint.Tls(null, files.certFile(), files.keyFile())),
                basic == null ? null : authenticator(basic.user(), password(basic.passwordFile())));
    }

    private static String password(String file) throws IOException {
        String password;
        try {
            password = Files.readString(Path.of(file))
                    .lines()
                    .findFirst()
                    .orElse("")
                    .strip();
        } catch (IOException e) {
            throw new IOException("Cannot read the password file " + file + "; it must be readable text.", e);
        }
        if (password.isEmpty()) {
            throw new IOException("The password file " + file + " is empty; write the password into its first line.");
        }
        return password;
    }

    private static Authenticator authenticator(String user, String password) {
        byte[] expected = (user + ":" + password).getBytes(UTF_8);
        return new BasicAuthenticator("aftershock", UTF_8) {
            @Override
            public boolean checkCredentials(String givenUser, String givenPassword) {
                // In a time that does not tell how much of it was right.
                return MessageDigest.isEqual(expected, (givenUser + ":" + givenPassword).getBytes(UTF_8));
            }
        };
    }

    @Nullable
    SSLContext tls() {
        return tls;
    }

    @Nullable
    Authenticator authenticator() {
        return authenticator;
    }
}
