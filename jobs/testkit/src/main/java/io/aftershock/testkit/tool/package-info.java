/** How a test comes by the programs that it runs: scripts of this module find them, or get them. */
@NullMarked
package io.aftershock.testkit.tool;

import org.jspecify.annotations.NullMarked;
