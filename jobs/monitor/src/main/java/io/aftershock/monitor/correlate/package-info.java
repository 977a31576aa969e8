/** Fifth stage: what errors and elections have to do with each other. */
@NullMarked
package io.aftershock.monitor.correlate;

import org.jspecify.annotations.NullMarked;
