package io.aftershock.cli.observatory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftershock.monitor.config.observatory.ObservedCluster;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Exports and imports as they stand in account JWTs, for those who sign them without nsc. An import names the account whose
 * public key belongs into {@code account}, and whose activation token for the monitoring account into {@code token}.
 */
final class AccountClaims {

    private AccountClaims() {}

    static String json(ObservedCluster cluster) {
        Map<String, Object> claims = new LinkedHashMap<>();
        cluster.accounts().forEach(account -> claims.put(account, Map.of("exports", List.of(advisories()))));
        claims.put(cluster.systemAccount(), Map.of("exports", systemExports()));
        claims.put(cluster.monitoringAccount(), Map.of("imports", imports(cluster)));
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(claims) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> advisories() {
        return export("aftershock-advisories", Crossing.ADVISORIES, "stream");
    }

    private static List<Map<String, Object>> systemExports() {
        List<Map<String, Object>> exports = new ArrayList<>(List.of(
                advisories(),
                export("aftershock-servers", Crossing.SERVER_EVENTS, "stream"),
                export("aftershock-accounts", Crossing.ACCOUNT_EVENTS, "stream")));
        for (String ping : Crossing.PINGS) {
            Map<String, Object> export = export(Crossing.asked(ping), Crossing.request(ping), "service");
            export.put("response_type", "Stream");
            exports.add(export);
        }
        return exports;
    }

    private static List<Map<String, Object>> imports(ObservedCluster cluster) {
        String system = cluster.systemAccount();
        List<Map<String, Object>> imports = new ArrayList<>();
        Stream.concat(cluster.accounts().stream(), Stream.of(system))
                .forEach(account ->
                        imports.add(imported(account, Crossing.ADVISORIES, Crossing.advisoriesOf(account), "stream")));
        imports.add(imported(system, Crossing.SERVER_EVENTS, "sys.server.>", "stream"));
        imports.add(imported(system, Crossing.ACCOUNT_EVENTS, "sys.account.>", "stream"));
        Crossing.PINGS.forEach(
                ping -> imports.add(imported(system, Crossing.request(ping), Crossing.asked(ping), "service")));
        return imports;
    }

    private static Map<String, Object> export(String name, String subject, String type) {
        Map<String, Object> export = new LinkedHashMap<>();
        export.put("name", name);
        export.put("subject", subject);
        export.put("type", type);
        export.put("token_req", true);
        return export;
    }

    private static Map<String, Object> imported(String account, String subject, String local, String type) {
        Map<String, Object> imported = new LinkedHashMap<>();
        imported.put("name", local);
        imported.put("subject", subject);
        imported.put("account", account);
        imported.put("token", "of " + account);
        imported.put("local_subject", local);
        imported.put("type", type);
        return imported;
    }
}
