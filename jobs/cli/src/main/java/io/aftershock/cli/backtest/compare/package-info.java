/** Two judgements of the same time held against each other: what would have paged, and what differs. */
@NullMarked
package io.aftershock.cli.backtest.compare;

import org.jspecify.annotations.NullMarked;
