package io.aftershock.notebooks;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The rule behind {@link NeedsNotebookPython}. */
final class NotebookPythonCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        try {
            return ConditionEvaluationResult.enabled(
                    "Uses " + NotebookPython.find().interpreter());
        } catch (NotebookPythonMissing missing) {
            if ("true".equals(System.getenv("CI"))) {
                throw missing;
            }
            return ConditionEvaluationResult.disabled(missing.getMessage());
        }
    }
}
