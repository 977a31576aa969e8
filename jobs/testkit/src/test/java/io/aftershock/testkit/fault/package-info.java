@NullMarked
package io.aftershock.testkit.fault;

import org.jspecify.annotations.NullMarked;
