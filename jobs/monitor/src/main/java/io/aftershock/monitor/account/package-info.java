/** What people call the accounts that telemetry names by their keys. */
@NullMarked
package io.aftershock.monitor.account;

import org.jspecify.annotations.NullMarked;
