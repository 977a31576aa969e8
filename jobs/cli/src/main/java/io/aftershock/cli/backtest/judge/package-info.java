/** The same telemetry judged by several settings at once. */
@NullMarked
package io.aftershock.cli.backtest.judge;

import org.jspecify.annotations.NullMarked;
