/** A real cluster under watch that verbs hurt, and what is told of it. */
@NullMarked
package io.aftershock.cli.stage;

import org.jspecify.annotations.NullMarked;
