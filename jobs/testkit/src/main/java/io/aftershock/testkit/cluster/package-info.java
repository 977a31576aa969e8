/** A JetStream cluster as a platform team runs it: tenants, a system account, and the exports that monitoring needs. */
@NullMarked
package io.aftershock.testkit.cluster;

import org.jspecify.annotations.NullMarked;
