/** Runs the exporter: metrics for Prometheus. */
@NullMarked
package io.aftershock.cli.exporter;

import org.jspecify.annotations.NullMarked;
