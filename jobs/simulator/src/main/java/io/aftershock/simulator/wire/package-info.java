/** What servers say, in their own words: advisories, system events and answers to polls. */
@NullMarked
package io.aftershock.simulator.wire;

import org.jspecify.annotations.NullMarked;
