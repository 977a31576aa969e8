/** What the series know, kept in a bucket over a restart. */
@NullMarked
package io.aftershock.exporter.state;

import org.jspecify.annotations.NullMarked;
