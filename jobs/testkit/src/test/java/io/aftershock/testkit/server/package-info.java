@NullMarked
package io.aftershock.testkit.server;

import org.jspecify.annotations.NullMarked;
