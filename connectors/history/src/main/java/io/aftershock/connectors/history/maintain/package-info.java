/** Keeps a warehouse small and quick beside a running job: rollups, retention, compaction, expiry, removal of orphans. */
@NullMarked
package io.aftershock.connectors.history.maintain;

import org.jspecify.annotations.NullMarked;
