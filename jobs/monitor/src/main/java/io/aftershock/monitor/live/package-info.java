/** What is changed while the job runs: read from a bucket, refused or taken, and told to each cluster's stages in order. */
@NullMarked
package io.aftershock.monitor.live;

import org.jspecify.annotations.NullMarked;
