/** What size costs: many accounts in one cluster, many clusters in one job. */
@NullMarked
package io.aftershock.cli.bench.scale;

import org.jspecify.annotations.NullMarked;
