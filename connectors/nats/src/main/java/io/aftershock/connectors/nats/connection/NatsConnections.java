package io.aftershock.connectors.nats.connection;

import io.aftershock.connectors.nats.connection.NatsEndpoint.Credentials;
import io.aftershock.connectors.nats.connection.NatsEndpoint.Tls;
import io.nats.client.Connection;
import io.nats.client.Options;
import java.io.IOException;
import java.time.Duration;

/** Opens connections: the only class that touches the NATS client's options. */
public final class NatsConnections {

    /** What every connection name begins with, by which the job knows its own API calls. */
    public static final String NAME_PREFIX = "aftershock-";

    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration RECONNECT_WAIT = Duration.ofMillis(500);
    private static final Duration RECONNECT_JITTER = Duration.ofMillis(500);

    /** Two pings without an answer end a connection, so a silent network is noticed after 15 s at most. */
    private static final Duration PING_INTERVAL = Duration.ofSeconds(5);

    private static final int UNANSWERED_PINGS = 2;
    private static final Tls DEFAULT_TLS = new Tls(null, null, null);
    private static final int UNLIMITED = -1;

    private NatsConnections() {}

    /** Connects as {@link #connect(NatsEndpoint, String, ConnectionWatch)}, with nobody listening. */
    public static Connection connect(NatsEndpoint endpoint, String name) throws IOException, InterruptedException {
        return connect(endpoint, name, ConnectionWatch.NOBODY);
    }

    /**
     * Connects, and goes on reconnecting for as long as the connection is not closed. A server that refuses the
     * credentials twice closes it: whoever needs it then connects anew, which reads the secret anew. Whoever is interrupted
     * need not wait for a server that does not answer.
     *
     * @param name what the servers show as the client's name; {@link #NAME_PREFIX} is put before it if missing
     * @throws io.nats.client.AuthenticationException if the servers refused the credentials
     * @throws IOException if no server could be reached, or a file of the endpoint cannot be used
     */
    public static Connection connect(NatsEndpoint endpoint, String name, ConnectionWatch watch)
            throws IOException, InterruptedException {
        String fullName = name.startsWith(NAME_PREFIX) ? name : NAME_PREFIX + name;
        return Opening.await(options(endpoint, fullName, new WatchAdapter(fullName, watch)));
    }

    private static Options options(NatsEndpoint endpoint, String name, WatchAdapter listener) throws IOException {
        Options.Builder options = new Options.Builder()
                .servers(endpoint.urls().toArray(String[]::new))
                .connectionName(name)
                .connectionTimeout(CONNECTION_TIMEOUT)
                .maxReconnects(UNLIMITED)
                .reconnectWait(RECONNECT_WAIT)
                .reconnectJitter(RECONNECT_JITTER)
                .reconnectJitterTls(RECONNECT_JITTER)
                .pingInterval(PING_INTERVAL)
                .maxPingsOut(UNANSWERED_PINGS)
                .reportNoResponders()
                .useTimeoutException()
                .connectionListener(listener)
                .errorListener(listener);
        if (endpoint.usesTls()) {
            encrypt(options, endpoint.tls() == null ? DEFAULT_TLS : endpoint.tls());
        }
        if (endpoint.credentials() != null) {
            authenticate(options, endpoint, endpoint.credentials());
        }
        return options.build();
    }

    private static void encrypt(Options.Builder options, Tls tls) throws IOException {
        options.sslContext(PemTls.context(tls)).serverPool(new NamedServers());
    }

    private static void authenticate(Options.Builder options, NatsEndpoint endpoint, Credentials credentials)
            throws IOException {
        switch (credentials.kind()) {
            case CREDS -> options.authHandler(Authentication.creds(credentials));
            case NKEY -> options.authHandler(Authentication.nkey(credentials));
            case TOKEN -> token(options, Authentication.token(credentials));
            case USER_PASSWORD -> userPassword(options, Authentication.userPassword(credentials));
            case CONTEXT -> context(options, endpoint, NatsContext.read(credentials.file()));
        }
    }

    /** What the configuration says of TLS goes before what the context says. */
    private static void context(Options.Builder options, NatsEndpoint endpoint, NatsContext context)
            throws IOException {
        Tls tls = context.tls();
        if (endpoint.tls() == null && tls != null) {
            encrypt(options, tls);
        }
        if (context.tlsFirst()) {
            options.tlsFirst();
        }
        if (context.inboxPrefix() != null) {
            options.inboxPrefix(context.inboxPrefix());
        }
        Authentication.UserPassword user = context.userPassword();
        char[] token = context.token();
        Credentials file = context.credentials();
        if (user != null) {
            userPassword(options, user);
        } else if (file != null) {
            authenticate(options, endpoint, file);
        } else if (token != null) {
            token(options, token);
        }
    }

    private static void token(Options.Builder options, char[] token) {
        options.tokenSupplier(token::clone);
    }

    private static void userPassword(Options.Builder options, Authentication.UserPassword user) {
        options.userInfo(user.user(), user.password());
    }
}
