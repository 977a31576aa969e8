/** Elections of leaders, with cause and names. */
@NullMarked
package io.aftershock.model.election;

import org.jspecify.annotations.NullMarked;
