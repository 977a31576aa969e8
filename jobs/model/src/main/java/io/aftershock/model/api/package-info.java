/** The JetStream API as the audits show it: calls, operations and error classes. */
@NullMarked
package io.aftershock.model.api;

import org.jspecify.annotations.NullMarked;
