package io.aftershock.monitor.redact;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.aftershock.model.api.ApiSubject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of an API subject: operation, stream and consumer. What follows, as the subjects that a consumer filters,
 * becomes a word that is the same for the same within one capture, so that two calls stay as different as they were.
 */
final class KeptSubject implements Kept {

    private static final int SALT_BYTES = 16;
    private static final int WORD_BYTES = 4;

    private final byte[] salt = new byte[SALT_BYTES];

    KeptSubject() {
        new SecureRandom().nextBytes(salt);
    }

    @Override
    public void copy(JsonParser value, JsonGenerator to) throws IOException {
        if (value.currentToken() == JsonToken.VALUE_STRING) {
            to.writeString(redacted(value.getText()));
        } else {
            Kept.scalar().copy(value, to);
        }
    }

    private String redacted(String subject) {
        if (subject.isEmpty()) {
            return "";
        }
        ApiSubject parsed = ApiSubject.parse(subject);
        if (parsed.operation().equals(subject)) {
            return "redacted." + word(subject);
        }
        int start = ("." + subject).indexOf(".API.") + "API.".length();
        int end = start + parsed.operation().length() + length(parsed.stream()) + length(parsed.consumer());
        return end >= subject.length() ? subject : subject.substring(0, end) + "." + word(subject.substring(end));
    }

    private static int length(@Nullable String token) {
        return token == null ? 0 : 1 + token.length();
    }

    private String word(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            byte[] hash = digest.digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(hash, WORD_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
