/** How much of what servers counted has arrived. */
@NullMarked
package io.aftershock.model.coverage;

import org.jspecify.annotations.NullMarked;
