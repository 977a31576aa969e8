/** Telling alerts to Alertmanagers and to a webhook: each receiver by a thread of its own, again and again, until it has heard. */
@NullMarked
package io.aftershock.exporter.push;

import org.jspecify.annotations.NullMarked;
