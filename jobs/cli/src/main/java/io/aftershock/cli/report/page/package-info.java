/** The parts of the page: each says one thing about the facts. */
@NullMarked
package io.aftershock.cli.report.page;

import org.jspecify.annotations.NullMarked;
