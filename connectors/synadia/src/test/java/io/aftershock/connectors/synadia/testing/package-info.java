/** An observatory to read from, and a job that collects what a source emits. */
package io.aftershock.connectors.synadia.testing;
