/** The findings stream read back: JSON lines as the records that they were made of. */
@NullMarked
package io.aftershock.connectors.findings;

import org.jspecify.annotations.NullMarked;
