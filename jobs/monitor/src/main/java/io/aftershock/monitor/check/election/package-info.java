/** Elections of streams and consumers, and what they follow from: ELECTION_001. */
@NullMarked
package io.aftershock.monitor.check.election;

import org.jspecify.annotations.NullMarked;
