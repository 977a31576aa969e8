package io.aftershock.deploy.kubernetes;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The rule behind {@link NeedsHelm}. */
final class HelmCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        try {
            return ConditionEvaluationResult.enabled("Uses " + Helm.path());
        } catch (HelmMissing missing) {
            if ("true".equals(System.getenv("CI"))) {
                throw missing;
            }
            return ConditionEvaluationResult.disabled(missing.getMessage());
        }
    }
}
