/** The configuration on the command line. */
@NullMarked
package io.aftershock.cli.config;

import org.jspecify.annotations.NullMarked;
