/** What is read and how far: the splits of the adapter, who hands them out, and their bytes. */
@NullMarked
package io.aftershock.connectors.synadia.split;

import org.jspecify.annotations.NullMarked;
