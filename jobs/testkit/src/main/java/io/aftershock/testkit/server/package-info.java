/**
 * Real nats-server processes, one by one: found or built, started on free loopback ports, hurt by signals, and gone with
 * the JVM whatever ends it.
 */
@NullMarked
package io.aftershock.testkit.server;

import org.jspecify.annotations.NullMarked;
