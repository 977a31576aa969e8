/** What is known of the fleet: what the findings stream tells, kept by cluster and account. */
@NullMarked
package io.aftershock.cli.watch.fleet;

import org.jspecify.annotations.NullMarked;
