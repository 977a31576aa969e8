package io.aftershock.cli.watch.terminal;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A test in a pseudo terminal: skipped where nothing can make one, failing where the environment says {@code CI=true}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsScript.Condition.class)
public @interface NeedsScript {

    /** The rule behind it. */
    final class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (PseudoTerminal.isPossible()) {
                return ConditionEvaluationResult.enabled("Uses script of util-linux");
            }
            if ("true".equals(System.getenv("CI"))) {
                throw new IllegalStateException(PseudoTerminal.MISSING);
            }
            return ConditionEvaluationResult.disabled(PseudoTerminal.MISSING);
        }
    }
}
