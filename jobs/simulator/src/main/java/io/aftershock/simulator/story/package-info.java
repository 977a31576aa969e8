/** The stories, and the few words in which they are told. */
@NullMarked
package io.aftershock.simulator.story;

import org.jspecify.annotations.NullMarked;
