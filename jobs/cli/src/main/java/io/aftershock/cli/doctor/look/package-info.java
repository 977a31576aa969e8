/** Looks at clusters and observatories, in bounded time and without changing anything. */
@NullMarked
package io.aftershock.cli.doctor.look;

import org.jspecify.annotations.NullMarked;
