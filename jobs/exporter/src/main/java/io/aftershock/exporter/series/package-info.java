/** Findings as series: a pure fold over the findings stream, with bounded labels. */
@NullMarked
package io.aftershock.exporter.series;

import org.jspecify.annotations.NullMarked;
