/** What may lie behind an election that nobody planned. */
@NullMarked
package io.aftershock.monitor.election.hint;

import org.jspecify.annotations.NullMarked;
