package io.aftershock.connectors.nats.connection;

import io.aftershock.connectors.nats.connection.NatsEndpoint.Tls;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** A TLS context made of PEM files, which checks the host too. */
public final class PemTls {

    private static final char[] NO_PASSWORD = {};

    private PemTls() {}

    /**
     * The context that trusts and presents what the files say.
     *
     * @throws IOException if a file cannot be read or used; the message names it
     */
    public static SSLContext context(Tls tls) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keyManagers(tls), trustManagers(tls), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("Cannot use the TLS files " + tls + ": " + e.getMessage(), e);
        }
    }

    private static TrustManager[] trustManagers(Tls tls) throws IOException, GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted(tls));
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509ExtendedTrustManager.class::isInstance)
                .map(authorities -> new HostCheckingTrust((X509ExtendedTrustManager) authorities))
                .toArray(TrustManager[]::new);
    }

    private static @Nullable KeyStore trusted(Tls tls) throws IOException, GeneralSecurityException {
        if (tls.caFile() == null) {
            return null; // the JVM's own
        }
        KeyStore trusted = emptyStore();
        int number = 0;
        for (Certificate certificate : certificates(tls.caFile())) {
            trusted.setCertificateEntry("ca-" + number++, certificate);
        }
        return trusted;
    }

    private static KeyManager @Nullable [] keyManagers(Tls tls) throws IOException, GeneralSecurityException {
        if (tls.certFile() == null || tls.keyFile() == null) {
            return null; // no mutual TLS
        }
        KeyStore own = emptyStore();
        own.setKeyEntry("client", PemKey.read(tls.keyFile()), NO_PASSWORD, certificates(tls.certFile()));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(own, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static Certificate[] certificates(String file) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            Certificate[] found = CertificateFactory.getInstance("X.509")
                    .generateCertificates(in)
                    .toArray(Certificate[]::new);
            if (found.length == 0) {
                throw new IOException(file + " holds no certificate; it must be PEM.");
            }
            return found;
        }
    }
}
