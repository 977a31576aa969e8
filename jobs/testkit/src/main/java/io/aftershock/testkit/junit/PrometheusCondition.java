package io.aftershock.testkit.junit;

import io.aftershock.testkit.prometheus.PrometheusMissing;
import io.aftershock.testkit.prometheus.PrometheusTools;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The rule behind {@link NeedsPrometheus}. */
final class PrometheusCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        try {
            return ConditionEvaluationResult.enabled("Uses " + PrometheusTools.folder());
        } catch (PrometheusMissing missing) {
            if ("true".equals(System.getenv("CI"))) {
                throw missing;
            }
            return ConditionEvaluationResult.disabled(missing.getMessage());
        }
    }
}
