/** Connections between servers that can be cut without root: each goes through a proxy of this JVM. */
@NullMarked
package io.aftershock.testkit.link;

import org.jspecify.annotations.NullMarked;
