/** First stage: rows are decoded, and what cannot be decoded becomes a dead letter. */
@NullMarked
package io.aftershock.monitor.ingest;

import org.jspecify.annotations.NullMarked;
