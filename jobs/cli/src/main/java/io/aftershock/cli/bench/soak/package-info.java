/** Lets the exporter run for long, with accounts that come and go. */
@NullMarked
package io.aftershock.cli.bench.soak;

import org.jspecify.annotations.NullMarked;
