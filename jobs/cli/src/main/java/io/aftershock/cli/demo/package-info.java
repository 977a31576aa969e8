/** A real cluster that is really hurt, and the job that finds out. */
@NullMarked
package io.aftershock.cli.demo;

import org.jspecify.annotations.NullMarked;
