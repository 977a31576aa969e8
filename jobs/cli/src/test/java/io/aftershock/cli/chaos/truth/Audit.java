package io.aftershock.cli.chaos.truth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Set;

/**
 * One audit as a server published it, read without any code of the job.
 *
 * @param own whether a connection of the monitor or the testkit caused it, which the windows leave out
 * @param counted whether the answering server's counter moved by it
 */
public record Audit(
        String id,
        long atMillis,
        String account,
        String server,
        String client,
        String subject,
        int errorCode,
        boolean own,
        boolean counted) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What servers answer without counting it: calls of the system account, and of accounts without JetStream. */
    private static final Set<Integer> UNCOUNTED = Set.of(10039);

    static Audit parse(byte[] body) {
        try {
            JsonNode audit = JSON.readTree(body);
            String account =
                    audit.at("/client/svc").asText(audit.at("/client/acc").asText("SYS"));
            String client = audit.at("/client/name").asText("");
            int code = JSON.readTree(audit.path("response").asText("{}"))
                    .at("/error/err_code")
                    .asInt();
            return new Audit(
                    audit.path("id").asText(),
                    Instant.parse(audit.path("timestamp").asText()).toEpochMilli(),
                    account,
                    audit.path("server").asText(),
                    client,
                    audit.path("subject").asText(),
                    code,
                    client.startsWith("aftershock-"),
                    !account.equals("SYS") && !UNCOUNTED.contains(code));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
