/** The job against a real fleet: embedded by {@code run}, or submitted to a Flink cluster. */
@NullMarked
package io.aftershock.cli.run;

import org.jspecify.annotations.NullMarked;
