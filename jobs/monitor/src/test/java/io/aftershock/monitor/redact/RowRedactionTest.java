package io.aftershock.monitor.redact;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.model.telemetry.SourceStatus;
import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.model.telemetry.TelemetryRow.Kind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wherever PLANTED stands in a row, it is gone; what the job reads is left. */
class RowRedactionTest {

    private final RowRedaction redaction = new RowRedaction();

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "the body of a request      | {'request':'{\\'name\\':\\'PLANTED\\'}','id':'x'}         | {'id':'x'}",
                "who asked, and from where  | {'client':{'host':'PLANTED','user':'PLANTED','nonce':'PLANTED','issuer_key':'PLANTED','jwt':'PLANTED','tags':['PLANTED'],'name_tag':'PLANTED','client_id':'PLANTED','reply':'PLANTED','acc':'ACME','id':7}} | {'client':{'acc':'ACME','id':7}}",
                "where a server stands      | {'server':{'name':'n1','host':'PLANTED','tags':['PLANTED'],'metadata':{'PLANTED':'PLANTED'}}} | {'server':{'name':'n1'}}",
                "a server that is a name    | {'server':'n1'}                                             | {'server':'n1'}",
                "what a response holds      | {'response':'{\\'type\\':\\'t\\',\\'config\\':{\\'PLANTED\\':1}}'} | {'response':'{\\'type\\':\\'t\\'}'}",
                "what an error quotes       | {'response':'{\\'error\\':{\\'code\\':400,\\'err_code\\':10025,\\'description\\':\\'PLANTED\\'}}'} | {'response':'{\\'error\\':{\\'code\\':400,\\'err_code\\':10025}}'}",
                "a response that is no text | {'response':{'error':{'err_code':10059,'PLANTED':1},'PLANTED':2}} | {'response':{'error':{'err_code':10059}}}",
                "a response of something    | {'response':'[\\'PLANTED\\']'}                             | {'response':''}",
                "the filter of a consumer   | {'subject':'$JS.API.CONSUMER.INFO.S.C'}                     | {'subject':'$JS.API.CONSUMER.INFO.S.C'}",
                "a field nobody knows       | {'new':'PLANTED','newer':{'PLANTED':{'a':['PLANTED']}},'PLANTED':1} | {}",
                "another thing than wanted  | {'id':{'PLANTED':1},'client':'PLANTED','replicas':'PLANTED'} | {'id':null,'client':null,'replicas':null}",
                "peers of a group           | {'replicas':[{'name':'n1','peer':'p','PLANTED':1},'n2']}    | {'replicas':[{'name':'n1','peer':'p'},null]}",
            })
    void keepsOfAnEventOnlyWhatIsKnown(String story, String body, String kept) {
        assertThat(redactedEvent(body)).isEqualTo(json(kept));
    }

    @Test
    void keepsFilteredSubjectsApartWithoutTellingThem() {
        String subject = "{'subject':'$JS.API.CONSUMER.CREATE.S.C.orders.%s'}";
        String alice = redactedEvent(subject.formatted("alice"));

        assertThat(alice)
                .matches("\\{\"subject\":\"\\$JS\\.API\\.CONSUMER\\.CREATE\\.S\\.C\\.[0-9a-f]{8}\"}")
                .isEqualTo(redactedEvent(subject.formatted("alice")))
                .isNotEqualTo(redactedEvent(subject.formatted("bob")));
        assertThat(new RowRedaction()
                        .redacted(event(subject.formatted("alice")))
                        .data())
                .as("in another capture the word is another, so that nobody can look it up")
                .isNotEqualTo(alice.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "jsz.n1                    | {'server_id':'N','now':'t','config':{'store_dir':'PLANTED','max_memory':5},'meta_cluster':{'leader':'n1','PLANTED':1}} | {'server_id':'N','now':'t','config':{'max_memory':5},'meta_cluster':{'leader':'n1'}}",
                "$SYS.REQ.SERVER.PING.JSZ  | {'server':{'name':'n1','host':'PLANTED'},'data':{'streams':3,'PLANTED':1}}     | {'server':{'name':'n1'},'data':{'streams':3}}",
                "raftz.n1                  | {'SYS':{'_meta_':{'state':'LEADER','term':4,'PLANTED':'PLANTED','peers':{'p1':{'name':'n1','PLANTED':1}}}}} | {'SYS':{'_meta_':{'state':'LEADER','term':4,'peers':{'p1':{'name':'n1'}}}}}",
                "$SYS.REQ.SERVER.PING.RAFTZ| {'server':{'name':'n1'},'data':{'SYS':{'_meta_':{'term':4,'PLANTED':1}}}}      | {'server':{'name':'n1'},'data':{'SYS':{'_meta_':{'term':4}}}}",
                "healthz.n1                | {'status':'unavailable','status_code':503,'error':'no leader','PLANTED':1}     | {'status':'unavailable','status_code':503,'error':'no leader'}",
                "jsz.n2                    | {'_error':'ConnectException: PLANTED'}                                         | {'_error':'connection refused'}",
                "jsz.n2                    | {'_error':'HttpTimeoutException: PLANTED'}                                     | {'_error':'no answer'}",
                "$SYS.REQ.SERVER.PING.JSZ  | {'server':{'name':'n1'},'error':{'code':400,'description':'PLANTED'}}          | {'server':{'name':'n1'},'error':{'code':400}}",
            })
    void keepsOfAPollOnlyWhatIsKnown(String subject, String body, String kept) {
        TelemetryRow row = row(subject.startsWith("$") ? Kind.POLL : Kind.HTTP_POLL, subject, json(body));

        assertThat(text(redaction.redacted(row))).isEqualTo(json(kept));
    }

    @Test
    void keepsOfARowOfAnotherSubjectThatThereWasOne() {
        TelemetryRow redacted = redaction.redacted(row(Kind.EVENT, "orders.PLANTED", "{\"id\":\"PLANTED\"}"));

        assertThat(redacted.subject()).isEqualTo("redacted");
        assertThat(redacted.data()).isEmpty();
    }

    @Test
    void keepsOfWhatASourceSaidAllButTheSentence() {
        TelemetryRow row = TelemetryRow.status(
                "east", 5, new SourceStatus(SourceStatus.Condition.CUT_OFF, "o1", 3, 7, "nats://PLANTED:4222 is away"));

        assertThat(redaction.redacted(row).status())
                .isEqualTo(new SourceStatus(SourceStatus.Condition.CUT_OFF, "o1", 3, 7, ""));
    }

    private String redactedEvent(String body) {
        return text(redaction.redacted(event(body)));
    }

    private static TelemetryRow event(String body) {
        return row(Kind.EVENT, "$JS.EVENT.ADVISORY.API", json(body));
    }

    private static TelemetryRow row(Kind kind, String subject, String body) {
        return new TelemetryRow(
                "east",
                5,
                kind,
                "ACME",
                subject,
                null,
                List.of(),
                List.of(),
                body.getBytes(StandardCharsets.UTF_8),
                null);
    }

    private static String text(TelemetryRow row) {
        return new String(row.data(), StandardCharsets.UTF_8);
    }

    /** JSON in which quotes are single for the eye's sake. */
    private static String json(String text) {
        return text.replace("\\'", "\\\"").replace('\'', '"');
    }
}
