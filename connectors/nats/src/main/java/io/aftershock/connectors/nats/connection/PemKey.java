package io.aftershock.connectors.nats.connection;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A private key in a PEM file, unencrypted PKCS#8. */
final class PemKey {

    private static final Pattern PKCS8 =
            Pattern.compile("-----BEGIN PRIVATE KEY-----(.*?)-----END PRIVATE KEY-----", Pattern.DOTALL);

    /** PKCS#8 names its algorithm, but no JDK class reads that name: so each is tried. */
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "Ed25519");

    private PemKey() {}

    /**
     * The key in the file.
     *
     * @throws IOException if there is none that can be read; the message names the file and says what to do
     */
    static PrivateKey read(String file) throws IOException {
        Matcher pem = PKCS8.matcher(new SecretFile(file).readable());
        if (!pem.find()) {
            throw new IOException(
                    file + " holds no PKCS#8 key; convert it with: openssl pkcs8 -topk8 -nocrypt -in KEY -out " + file);
        }
        PKCS8EncodedKeySpec encoded = new PKCS8EncodedKeySpec(decoded(file, pem.group(1)));
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
            } catch (GeneralSecurityException e) {
                // Not a key of this algorithm: the next one, or the error below.
            }
        }
        throw new IOException(file + " holds a key that is none of " + ALGORITHMS + ".");
    }

    private static byte[] decoded(String file, String base64) throws IOException {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " is damaged: what stands between its BEGIN and END is not base64.");
        }
    }
}
