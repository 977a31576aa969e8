/** The list of all metrics, and what is needed to serve them by it. */
@NullMarked
package io.aftershock.exporter.catalogue;

import org.jspecify.annotations.NullMarked;
