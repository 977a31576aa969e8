/** The configuration: its keys, its defaults, and what is wrong with it. */
@NullMarked
package io.aftershock.monitor.config;

import org.jspecify.annotations.NullMarked;
