/** {@code backtest}: would it have paged? */
@NullMarked
package io.aftershock.cli.backtest;

import org.jspecify.annotations.NullMarked;
