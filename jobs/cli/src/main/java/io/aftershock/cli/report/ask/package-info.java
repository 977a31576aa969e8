/** Questions to the history, and the facts that answer them. */
@NullMarked
package io.aftershock.cli.report.ask;

import org.jspecify.annotations.NullMarked;
