@NullMarked
package io.aftershock.testkit.workload;

import org.jspecify.annotations.NullMarked;
