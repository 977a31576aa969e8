/** What tests of other modules need to use real servers. JUnit is an optional dependency: the demo runs without. */
@NullMarked
package io.aftershock.testkit.junit;

import org.jspecify.annotations.NullMarked;
