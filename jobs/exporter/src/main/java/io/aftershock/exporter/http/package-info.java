/** The page that Prometheus scrapes, and who may. */
@NullMarked
package io.aftershock.exporter.http;

import org.jspecify.annotations.NullMarked;
