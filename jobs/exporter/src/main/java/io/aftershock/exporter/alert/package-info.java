/**
 * From findings to alerts: which alert should be told of what is open, in which words, since when and until when.
 *
 * <p>Nothing here connects to anything or reads a clock: records and the time come in, alerts come out.
 */
@NullMarked
package io.aftershock.exporter.alert;

import org.jspecify.annotations.NullMarked;
