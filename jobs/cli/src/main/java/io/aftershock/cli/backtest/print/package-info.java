/** What a backtest found, for people at 80 columns and for programs. */
@NullMarked
package io.aftershock.cli.backtest.print;

import org.jspecify.annotations.NullMarked;
