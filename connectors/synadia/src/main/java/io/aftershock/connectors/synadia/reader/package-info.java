/** Readers of Synadia's connector, one for each stream, kept alive over disconnects. */
@NullMarked
package io.aftershock.connectors.synadia.reader;

import org.jspecify.annotations.NullMarked;
