/** How a fleet is observed from outside: its observatories, and how they reach each cluster. */
@NullMarked
package io.aftershock.monitor.config.observatory;

import org.jspecify.annotations.NullMarked;
