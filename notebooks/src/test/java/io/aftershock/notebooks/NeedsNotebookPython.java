package io.aftershock.notebooks;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that runs Python: skipped on a laptop where it is not set up, failing where the environment says {@code CI=true}, lest a
 * green build has tested nothing.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NotebookPythonCondition.class)
@interface NeedsNotebookPython {}
