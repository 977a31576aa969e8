/** Rules as pure functions of what is known at a time. */
@NullMarked
package io.aftershock.monitor.check.rule;

import org.jspecify.annotations.NullMarked;
