/** Pictures of time and counts, as SVG. */
@NullMarked
package io.aftershock.cli.report.chart;

import org.jspecify.annotations.NullMarked;
