/** What can be done to servers and links, and undone. */
@NullMarked
package io.aftershock.testkit.fault;

import org.jspecify.annotations.NullMarked;
