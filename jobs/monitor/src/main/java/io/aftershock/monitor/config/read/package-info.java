/** Turns checked keys into the records that the stages and connectors are told. */
@NullMarked
package io.aftershock.monitor.config.read;

import org.jspecify.annotations.NullMarked;
