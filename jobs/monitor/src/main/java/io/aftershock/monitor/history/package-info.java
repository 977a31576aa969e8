/** What is kept for months: calls by minute, and each finding as a row of its table. */
@NullMarked
package io.aftershock.monitor.history;

import org.jspecify.annotations.NullMarked;
