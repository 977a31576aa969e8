@NullMarked
package io.aftershock.testkit.prometheus;

import org.jspecify.annotations.NullMarked;
