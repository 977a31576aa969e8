package io.aftershock.monitor.coverage;

import io.aftershock.model.api.ApiCall;
import java.util.Set;

/** Which audits a server's counter counts too; by nats-server's jetstream_api.go, and seen on 2.10.27 and 2.15. */
final class CountedCalls {

    /** JetStream is not enabled for the account: the error leaves by the path of successes of an account without counters. */
    private static final int NOT_ENABLED = 10039;

    private static final Set<String> SYSTEM_ACCOUNTS = Set.of("SYS", "$SYS");

    private CountedCalls() {}

    /** The monitor's own calls are counted: a server knows no monitor. */
    static boolean contain(ApiCall call) {
        return call.errCode() != NOT_ENABLED
                && !isOfTheSystem(call)
                && !call.server().isEmpty();
    }

    /** What only the system account can call: the account may have any name, the operations do not. */
    private static boolean isOfTheSystem(ApiCall call) {
        String operation = call.operation();
        return SYSTEM_ACCOUNTS.contains(call.account())
                || operation.startsWith("META.")
                || operation.startsWith("SERVER.")
                || operation.startsWith("ACCOUNT.");
    }
}
