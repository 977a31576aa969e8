/** How the testkit, its tests and its workloads talk to servers. */
@NullMarked
package io.aftershock.testkit.client;

import org.jspecify.annotations.NullMarked;
