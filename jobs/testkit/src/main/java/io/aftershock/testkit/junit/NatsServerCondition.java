package io.aftershock.testkit.junit;

import io.aftershock.testkit.server.NatsServerBinary;
import io.aftershock.testkit.server.NatsServerMissing;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The rule behind {@link NeedsNatsServer}. */
final class NatsServerCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        try {
            return ConditionEvaluationResult.enabled("Uses " + NatsServerBinary.find());
        } catch (NatsServerMissing missing) {
            if ("true".equals(System.getenv("CI"))) {
                throw missing;
            }
            return ConditionEvaluationResult.disabled(missing.getMessage());
        }
    }
}
