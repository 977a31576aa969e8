/** Trends over the stored history: which errors, elections, clients, budgets and incidents there were. */
@NullMarked
package io.aftershock.cli.history;

import org.jspecify.annotations.NullMarked;
