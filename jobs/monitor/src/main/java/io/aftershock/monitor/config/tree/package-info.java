/** What was written, by whom and where: file, environment and arguments laid over each other. */
@NullMarked
package io.aftershock.monitor.config.tree;

import org.jspecify.annotations.NullMarked;
