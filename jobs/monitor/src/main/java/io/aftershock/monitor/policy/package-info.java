/** What people tell the checks beside the configuration: values that hold from now on, and when work is planned. */
@NullMarked
package io.aftershock.monitor.policy;

import org.jspecify.annotations.NullMarked;
