/** A server with streams, and a job that collects what a source emits. */
package io.aftershock.connectors.nats.testing;
