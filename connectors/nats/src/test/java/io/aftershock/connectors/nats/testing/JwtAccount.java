package io.aftershock.connectors.nats.testing;

import io.nats.client.NKey;
import io.nats.client.support.JwtUtils;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * An operator with one account with one user, made anew for a test.
 *
 * @param serverConfig for a server that lets in nobody but the user
 * @param credsFile what {@code nsc} would write into the user's file
 */
public record JwtAccount(String serverConfig, String credsFile) {

    private static final String UNLIMITED =
            "{\"type\":\"account\",\"version\":2,\"limits\":{\"subs\":-1,\"data\":-1,\"payload\":-1,\"imports\":-1,"
                    + "\"exports\":-1,\"wildcards\":true,\"conn\":-1,\"leaf\":-1}}";

    public static JwtAccount create() throws Exception {
        NKey operator = NKey.createOperator(null);
        NKey account = NKey.createAccount(null);
        NKey user = NKey.createUser(null);
        String config = "operator: %s\nresolver: MEMORY\nresolver_preload: { %s: %s }\n"
                .formatted(
                        jwt(operator, operator, "{\"type\":\"operator\",\"version\":2}"),
                        new String(account.getPublicKey()),
                        jwt(operator, account, UNLIMITED));
        String userJwt =
                JwtUtils.issueUserJWT(account, new String(account.getPublicKey()), new String(user.getPublicKey()));
        return new JwtAccount(config, JwtUtils.NATS_USER_JWT_FORMAT.formatted(userJwt, new String(user.getSeed())));
    }

    private static String jwt(NKey issuer, NKey subject, String claim) throws Exception {
        String body = "{\"jti\":\"1\",\"iat\":%d,\"iss\":\"%s\",\"name\":\"test\",\"sub\":\"%s\",\"nats\":%s}"
                .formatted(
                        JwtUtils.currentTimeSeconds(),
                        new String(issuer.getPublicKey()),
                        new String(subject.getPublicKey()),
                        claim);
        String signed = base64("{\"typ\":\"JWT\",\"alg\":\"ed25519-nkey\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + base64(body.getBytes(StandardCharsets.UTF_8));
        return signed + "." + base64(issuer.sign(signed.getBytes(StandardCharsets.UTF_8)));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
