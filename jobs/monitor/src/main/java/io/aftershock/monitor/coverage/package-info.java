/** Between timeline and branches: what servers counted against what has arrived, and terms against elections. */
@NullMarked
package io.aftershock.monitor.coverage;

import org.jspecify.annotations.NullMarked;
