/** The terminal: the only package that touches one, by JLine. */
@NullMarked
package io.aftershock.cli.watch.terminal;

import org.jspecify.annotations.NullMarked;
