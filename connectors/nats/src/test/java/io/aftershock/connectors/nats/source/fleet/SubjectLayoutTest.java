package io.aftershock.connectors.nats.source.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubjectLayoutTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            fleet.c1.adv.ACME.API,                           ACME, $JS.EVENT.ADVISORY.API
            fleet.c1.adv.SYS.DOMAIN.LEADER_ELECTED,          SYS,  $JS.EVENT.ADVISORY.DOMAIN.LEADER_ELECTED
            fleet.c2.adv.ACME.STREAM.LEADER_ELECTED.S1,      ACME, $JS.EVENT.ADVISORY.STREAM.LEADER_ELECTED.S1
            fleet.c1.sys.server.NABC.STATSZ,                 SYS,  $SYS.SERVER.NABC.STATSZ
            fleet.c1.sys.account.ACME.CONNECT,               SYS,  $SYS.ACCOUNT.ACME.CONNECT
            fleet.c1.other.thing,                            -,    fleet.c1.other.thing
            fleet.c1.adv.ACME,                               -,    fleet.c1.adv.ACME
            fleet.c1,                                        -,    fleet.c1
            $JS.EVENT.ADVISORY.API,                          -,    $JS.EVENT.ADVISORY.API
            """)
    void readsSubjectsOfAnObservatory(String stored, String account, String subject) {
        assertThat(SubjectLayout.observatory().originOf(stored)).isEqualTo(new Origin(account, subject));
    }

    @Test
    void leavesPlainSubjectsAsTheyAre() {
        assertThat(SubjectLayout.plain("ACME").originOf("$JS.EVENT.ADVISORY.API"))
                .isEqualTo(new Origin("ACME", "$JS.EVENT.ADVISORY.API"));
    }
}
