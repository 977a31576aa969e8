/** The beat: rounds of polls at fixed times, handed over whole or not at all, and counted. */
@NullMarked
package io.aftershock.connectors.jsz.poll;

import org.jspecify.annotations.NullMarked;
