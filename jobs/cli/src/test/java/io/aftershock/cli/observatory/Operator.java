package io.aftershock.cli.observatory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nats.client.NKey;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** An operator who signs the accounts of a cluster, with the exports and imports that the verb wrote, as nsc would. */
public final class Operator {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private static final SecureRandom RANDOM = new SecureRandom();

    private final NKey operator = key(() -> NKey.createOperator(RANDOM));
    private final Map<String, NKey> accounts = new LinkedHashMap<>();
    private final JsonNode claims;

    /**
     * An operator with new keys.
     *
     * @param claims as in {@code claims.json}
     */
    public Operator(String claims) throws JsonProcessingException {
        this.claims = JSON.readTree(claims);
        this.claims.fieldNames().forEachRemaining(name -> accounts.put(name, key(() -> NKey.createAccount(RANDOM))));
    }

    /** The part of a server's configuration that names the operator and all accounts. */
    public String config(String systemAccount) {
        Map<String, Object> nats = claim("operator");
        String preload = accounts.keySet().stream()
                .map(name -> "  " + id(name) + ": " + account(name))
                .collect(Collectors.joining("\n"));
        return """
                operator: %s
                system_account: %s
                resolver: MEMORY
                resolver_preload: {
                %s
                }
                """.formatted(jwt(operator, id(operator), "test", nats), id(systemAccount), preload);
    }

    /** A file of credentials for a user of an account. */
    public String creds(String account, Map<String, Object> permissions) {
        NKey user = key(() -> NKey.createUser(RANDOM));
        Map<String, Object> nats = claim("user");
        nats.putAll(Map.of("subs", -1, "data", -1, "payload", -1));
        nats.putAll(permissions);
        return """
                -----BEGIN NATS USER JWT-----
                %s
                ------END NATS USER JWT------

                -----BEGIN USER NKEY SEED-----
                %s
                ------END USER NKEY SEED------
                """.formatted(
                jwt(of(account), id(user), "user of " + account, nats), key(() -> String.valueOf(user.getSeed())));
    }

    private String account(String name) {
        Map<String, Object> nats = claim("account");
        Map<String, Object> limits = new LinkedHashMap<>();
        for (String limit : List.of("subs", "data", "payload", "imports", "exports", "conn", "leaf")) {
            limits.put(limit, -1);
        }
        limits.put("wildcards", true);
        if (claims.path(name).has("exports") && !name.equals("SYS")) {
            for (String limit : List.of("mem_storage", "disk_storage", "streams", "consumer")) {
                limits.put(limit, -1);
            }
        }
        nats.put("limits", limits);
        nats.put("exports", claims.path(name).path("exports"));
        nats.put("imports", imports(name));
        return jwt(operator, id(name), name, nats);
    }

    /** With keys for names, and a token of each exporter. */
    private List<Object> imports(String importer) {
        List<Object> imports = new ArrayList<>();
        for (JsonNode each : claims.path(importer).path("imports")) {
            Map<String, Object> imported = new LinkedHashMap<>();
            each.properties().forEach(field -> imported.put(field.getKey(), field.getValue()));
            String exporter = each.path("account").asText();
            Map<String, Object> activation = claim("activation");
            activation.put("subject", each.path("subject"));
            activation.put("kind", each.path("type"));
            imported.put("account", id(exporter));
            imported.put(
                    "token", jwt(of(exporter), id(importer), each.path("name").asText(), activation));
            imports.add(imported);
        }
        return imports;
    }

    private static Map<String, Object> claim(String type) {
        return new LinkedHashMap<>(Map.of("type", type, "version", 2));
    }

    private NKey of(String account) {
        return Objects.requireNonNull(accounts.get(account), account);
    }

    private String id(String account) {
        return id(of(account));
    }

    private static String id(NKey key) {
        return key(() -> String.valueOf(key.getPublicKey()));
    }

    private static String jwt(NKey issuer, String subject, String name, Map<String, Object> nats) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("jti", subject);
        body.put("iat", 1);
        body.put("iss", id(issuer));
        body.put("name", name);
        body.put("sub", subject);
        body.put("nats", nats);
        return key(() -> {
            String text = part(Map.of("typ", "JWT", "alg", "ed25519-nkey")) + "." + part(body);
            return text + "." + BASE64.encodeToString(issuer.sign(text.getBytes(StandardCharsets.UTF_8)));
        });
    }

    private static String part(Map<String, Object> json) throws JsonProcessingException {
        return BASE64.encodeToString(JSON.writeValueAsBytes(json));
    }

    private interface Step<T> {
        T run() throws Exception;
    }

    private static <T> T key(Step<T> step) {
        try {
            return step.run();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
