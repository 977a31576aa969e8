/** What clients do wrong, beyond that their calls fail: RETRY_001, NEWERROR_001 and LIMIT_001. */
@NullMarked
package io.aftershock.monitor.check.client;

import org.jspecify.annotations.NullMarked;
