package io.aftershock.cli.observatory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** Logins in files, {@code user:password} each: those that are there are kept, the others are made up. */
final class SecretFolder implements Logins {

    private static final int RANDOM_BYTES = 24;

    private final Path folder;
    private final SecureRandom random = new SecureRandom();

    SecretFolder(Path folder) {
        this.folder = folder;
    }

    @Override
    public Login of(String name) {
        Path file = folder.resolve(name + ".user");
        try {
            if (!Files.exists(file)) {
                OwnerOnly.write(file, "aftershock-" + name.replace('.', '-') + ":" + password() + "\n");
            }
            String line = Files.readString(file, StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
            int colon = line.indexOf(':');
            if (colon < 1 || line.length() == colon + 1) {
                throw new IOException(file + " needs user:password in its first line; delete it to have one made");
            }
            return new Login(line.substring(0, colon), line.substring(colon + 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** Of letters that need no quoting, neither in a URL nor in a configuration. */
    private String password() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
