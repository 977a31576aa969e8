@NullMarked
package io.aftershock.testkit.observatory;

import org.jspecify.annotations.NullMarked;
