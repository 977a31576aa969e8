/** The table of keys: what may stand at each, its default, and what it is for. */
@NullMarked
package io.aftershock.monitor.config.schema;

import org.jspecify.annotations.NullMarked;
