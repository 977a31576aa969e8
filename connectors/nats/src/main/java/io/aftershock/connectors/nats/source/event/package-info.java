/** What can happen to a stream: decided by pure rules, said once, in sentences that somebody can act on. */
@NullMarked
package io.aftershock.connectors.nats.source.event;

import org.jspecify.annotations.NullMarked;
