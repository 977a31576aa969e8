package io.aftershock.testkit.tls;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;

/** A self-signed certificate for one host, {@code ip:ADDRESS} or {@code dns:NAME}, and its key as PEM files, made by the JDK's own keytool. */
public record Certificates(Path certificate, Path key) {

    private static final String PASSWORD = "changeit";

    public static Certificates create(Path folder, String name, String algorithm, String host) throws Exception {
        Path store = folder.resolve(name + ".p12");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        String command =
                "%s -genkeypair -alias a -keyalg %s -dname CN=%s -ext san=%s -ext eku=serverAuth,clientAuth -keystore %s -storepass %s"
                        .formatted(keytool, algorithm, name, host, store, PASSWORD);
        Process made = new ProcessBuilder(command.split(" "))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile())
                .start();
        if (made.waitFor() != 0) {
            throw new IllegalStateException(Files.readString(folder.resolve(name + ".log")));
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        byte[] key = keys.getKey("a", PASSWORD.toCharArray()).getEncoded();
        return new Certificates(
                pem(
                        folder.resolve(name + ".pem"),
                        "CERTIFICATE",
                        keys.getCertificate("a").getEncoded()),
                pem(folder.resolve(name + "-key.pem"), "PRIVATE KEY", key));
    }

    private static Path pem(Path file, String title, byte[] bytes) throws Exception {
        return Files.writeString(
                file,
                "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                        .formatted(title, Base64.getMimeEncoder().encodeToString(bytes), title));
    }
}
