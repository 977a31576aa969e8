/** Writes markup that is well-formed and escaped whatever it is told, and figures as people read them. */
@NullMarked
package io.aftershock.cli.report.markup;

import org.jspecify.annotations.NullMarked;
