/** What the job counts for the reporter of the Flink cluster that it runs on. */
@NullMarked
package io.aftershock.monitor.metric;

import org.jspecify.annotations.NullMarked;
