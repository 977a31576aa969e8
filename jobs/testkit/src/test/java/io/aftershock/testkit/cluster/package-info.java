@NullMarked
package io.aftershock.testkit.cluster;

import org.jspecify.annotations.NullMarked;
