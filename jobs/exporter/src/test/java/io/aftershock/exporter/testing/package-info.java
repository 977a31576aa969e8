/** Findings as a job would publish them, and a stream to publish them to. */
@NullMarked
package io.aftershock.exporter.testing;

import org.jspecify.annotations.NullMarked;
