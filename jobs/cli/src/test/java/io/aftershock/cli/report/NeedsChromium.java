package io.aftershock.cli.report;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A test that looks at a page in a real browser: skipped on a laptop that has none, failing where the environment says
 * {@code CI=true}, lest a green build has looked at nothing.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsChromium.Condition.class)
@interface NeedsChromium {

    /** The rule behind it. */
    final class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (Chromium.find().isPresent()) {
                return ConditionEvaluationResult.enabled(
                        "Uses " + Chromium.find().get());
            }
            if ("true".equals(System.getenv("CI"))) {
                throw new IllegalStateException(Chromium.MISSING);
            }
            return ConditionEvaluationResult.disabled(Chromium.MISSING);
        }
    }
}
