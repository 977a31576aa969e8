/** The verb {@code report}: one page about some days of a fleet, for people. */
@NullMarked
package io.aftershock.cli.report;

import org.jspecify.annotations.NullMarked;
