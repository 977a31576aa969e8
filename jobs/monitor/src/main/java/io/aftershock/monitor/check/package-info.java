/** Fourth stage: rules over the recent past, and the life of what they find. */
@NullMarked
package io.aftershock.monitor.check;

import org.jspecify.annotations.NullMarked;
