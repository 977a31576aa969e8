/** What clients do wrong, beyond that their calls fail: RETRY_001, NEWERROR_001, LIMIT_001 and RACE_001. */
@NullMarked
package io.aftershock.monitor.check.client;

import org.jspecify.annotations.NullMarked;
