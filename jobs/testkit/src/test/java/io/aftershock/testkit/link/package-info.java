@NullMarked
package io.aftershock.testkit.link;

import org.jspecify.annotations.NullMarked;
